// From a fault to I/O going on, per fault, policy and release: read like the table of worst cases in ms-mpio.md 8.3.
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../src/sim';
import { releases } from '../../src/sim/catalog';
import { policyIds, type JournalRow, type PolicyId, type Scenario } from '../../src/sim/scenario/scenario';
import { policyShortNames } from '../../src/sim/scenario/policies';
import { loadScene, Watched, withJournal, withPolicyOf, withRelease } from '../support/scenes';
import { expectGolden, tableOf } from './golden';
import { reportFaults, reportNotes, type Access, type ReportFault } from './resume-faults';

const outstanding = 8;
/** Two releases tell the others: see `kinOf`. */
const shown = ['2008R2', '2022'] as const;
type Shown = (typeof shown)[number];
const faultS = 5;

interface Outcome {
  readonly cells: readonly string[];
  /** Longest time without a completion, and longest I/O; both still open at the end or not. */
  readonly gapS: number;
  readonly slowestS: number;
  readonly open: boolean;
  readonly gaveUp: boolean;
}

const time = (value: number, open = false): string =>
  value < 0.15 ? '< 0.15 s' : `${open ? '> ' : ''}${value.toFixed(1)} s`;

/** Without cache hits there are fewer I/Os to compute; the waits are those of timers. */
function sceneFor(id: string): Scenario {
  const scene = loadScene(id);
  const workloads = scene.workloads.map((load) => ({ ...load, outstanding, hitShare: 0 }));
  return { ...scene, workloads };
}

/** `16 17 46`: ids in the order in which they first came. */
const idsOf = (w: Watched): string => [...new Set(w.eventIds('mpio', 'disk', 'storport'))].join(' ') || 'none';

function outcome(scene: Scenario, fault: ReportFault, policy: PolicyId, release: Shown): Outcome {
  const journal = fault.commands.map(([atS, command]): JournalRow => ({ atNs: atS * 1e9, ...command }) as JournalRow);
  const sticks = policy === 'fail-over-only' || policy === 'weighted-paths';
  const untilS = sticks ? (fault.stuckUntilS ?? fault.untilS) : fault.untilS;
  const w = new Watched(withPolicyOf(withRelease(withJournal(scene, journal), release), policy));
  w.to(Math.min(untilS, 20));
  const hung = Object.values(w.waiting(1)).reduce((sum, each) => sum + each, 0);
  w.to(untilS);
  const failed = w.log.find((row) => row.code === 'failover' || row.code === 'failover-single');
  const removed = w.log.find((row) => row.code === 'path-removed');
  const path = failed
    ? `failed ${(failed.atNs / 1e9).toFixed(1)} s`
    : removed
      ? `removed ${(removed.atNs / 1e9).toFixed(1)} s`
      : 'never';
  const gaveUp = w.failed > 0;
  const gapS = w.stall(faultS - 0.1, untilS);
  const idle = !gaveUp && w.stall(untilS - 1, untilS) > 0.99;
  const waits = !gaveUp && Object.keys(w.waiting(1)).length > 0;
  const slowestS = w.slowest();
  return {
    cells: [
      time(gapS, idle || gaveUp),
      time(slowestS, waits),
      `${hung} of ${outstanding}`,
      path,
      idsOf(w),
      String(w.failed),
    ],
    gapS,
    slowestS,
    open: idle || waits,
    gaveUp,
  };
}

/** One row where the releases agree, one each where they do not. */
function rowsOf(policy: PolicyId, outcomes: ReadonlyMap<Shown, Outcome>): string[][] {
  const [first, ...others] = shown.map((release) => outcomes.get(release)!.cells);
  const name = policyShortNames[policy];
  if (others.every((cells) => cells.join('|') === first!.join('|'))) return [[name, 'all', ...first!]];
  return shown.map((release) => [name, release, ...outcomes.get(release)!.cells]);
}

interface Section {
  readonly summary: string[];
  readonly text: string;
}

const range = (values: readonly number[], open: boolean): string => {
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (high < 0.15 || high - low < 0.15) return time(high, open);
  return `${low < 0.15 ? '0' : low.toFixed(1)} to ${open ? '> ' : ''}${high.toFixed(1)} s`;
};

function sectionOf(scene: Scenario, fault: ReportFault, number: number): Section {
  const rows: string[][] = [];
  const refused: string[] = [];
  const all: { readonly policy: PolicyId; readonly release: Shown; readonly it: Outcome }[] = [];
  for (const policy of policyIds) {
    if (refusalOf(scene, policy)) {
      refused.push(`${policyShortNames[policy]} is refused here`);
      continue;
    }
    const outcomes = new Map(shown.map((release) => [release, outcome(scene, fault, policy, release)] as const));
    for (const [release, it] of outcomes) all.push({ policy, release, it });
    rows.push(...rowsOf(policy, outcomes));
  }
  const worst = all.reduce((a, b) => (b.it.slowestS > a.it.slowestS + 0.05 ? b : a));
  const asBad = all.filter(({ it }) => it.slowestS > worst.it.slowestS - 0.3);
  const badPolicies = [...new Set(asBad.map(({ policy }) => policyShortNames[policy]))];
  const name =
    asBad.length === all.length
      ? 'all'
      : `${badPolicies.join(' ')}${asBad.every(({ release }) => release === worst.release) ? `, ${worst.release}` : ''}`;
  const fatal = all.filter(({ it }) => it.gaveUp);
  const alive = all.filter(({ it }) => !it.gaveUp);
  const longOpen = alive.some(({ it }) => it.open && it.gapS > 60);
  return {
    summary: [
      `${number}. ${fault.name}`,
      fault.detectedBy,
      alive.length === 0
        ? 'never'
        : range(
            alive.map(({ it }) => it.gapS),
            longOpen,
          ),
      `${time(worst.it.slowestS, worst.it.open)} (${name})${fatal.length > 0 ? ', then I/O errors' : ''}`,
      fault.sheet || 'no row',
      fault.notes.map((note) => `(${note})`).join(' '),
    ],
    text: [
      `${number}. ${fault.name}`,
      tableOf(['policy', 'release', 'no I/O for', 'slowest I/O', 'hung', 'path', 'events', 'I/O errors'], rows),
      ...refused,
      '',
    ].join('\n'),
  };
}

/** Lines of at most 118 characters. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length > 117) {
      lines.push(line);
      line = indent;
    }
    line += `${line === '' || line === indent ? '' : ' '}${word}`;
  }
  return [...lines, line].join('\n');
}

function report(id: string, access: Access, what: string): string {
  const scene = sceneFor(id);
  const faults = reportFaults.filter((fault) => fault.only === undefined || fault.only === access);
  const sections = faults.map((fault, i) => sectionOf(scene, fault, i + 1));
  const used = [...new Set(faults.flatMap((fault) => fault.notes))];
  return [
    `From a fault to I/O resumed: Fibre Channel, MSDSM, ${what}`,
    '',
    wrapped(
      `Scene "${scene.title}", all timers at default. Fault at 5 s; ${outstanding} I/Os outstanding, 8 KiB 70/30 without cache hits. Failover after: longest time without any completed I/O, least to most of the policies. Worst case: slowest single I/O.`,
      '',
    ),
    '',
    tableOf(
      ['fault', 'detected by', 'failover after', 'worst case', 'ms-mpio.md 8.3', 'note'],
      sections.map((each) => each.summary),
    ),
    '',
    'Where this differs from 8.3, and why',
    ...used.map((note) => wrapped(`(${note}) ${reportNotes[note - 1]!}`, '    ')),
    '',
    wrapped(
      'In the tables below "hung" counts the I/Os that had waited over a second at 20 s, ">" is still open at the end, and "all" stands for all releases; where they differ, 2008R2 stands for those with 8 retries of the class driver and Least Blocks without its cache, 2022 for those with 4 and the cache.',
      '',
    ),
    '',
    ...sections.map((each) => each.text),
  ].join('\n');
}

describe('from a fault to I/O resumed', () => {
  it(
    'symmetric',
    () => expectGolden('resume-symmetric.txt', report('dual-fabric-4-paths', 'symmetric', 'symmetric access')),
    240_000,
  );
  it(
    'implicit ALUA',
    () => expectGolden('resume-alua.txt', report('S05', 'alua', 'implicit ALUA, owner CTR1')),
    240_000,
  );
  it('two releases tell all: nothing that matters here differs between the others and them', () => {
    const kin = (release: (typeof releases)[number]): string =>
      `${release.classRetries.value}/${release.leastBlocksCacheBytes.value < 0 ? 'no cache' : 'cache'}`;
    const told = new Set(releases.filter((release) => shown.some((id) => id === release.id)).map(kin));
    expect(told).toEqual(new Set(['8/no cache', '4/cache']));
    for (const release of releases) expect([...told, '8/cache'], release.id).toContain(kin(release));
  });
});
