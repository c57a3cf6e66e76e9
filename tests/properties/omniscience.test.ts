// Nobody knows of a fault before something told him; and what is drawn while time runs behaves like what was drawn before.
import { describe, expect, it } from 'vitest';
import { factsOf, Recorder, Run } from '../../src/sim';
import { applyEdits } from '../../src/sim/scenario/edits';
import type { Command, Edit, JournalRow, Scenario } from '../../src/sim/scenario/scenario';
import { loadScene, storyOf, withJournal, withPolicyOf } from '../support/scenes';
import { quick } from '../support/run-weather';

const start = (scenario: Scenario): Run =>
  new Run(scenario, { recorder: new Recorder('main', true), checkpointEvery: 0 });

/** Sources by which a host can learn something. */
const senses = new Set(['hba', 'fabric', 'storport', 'mpio', 'msdsm', 'disk']);
const hostOfAim = (aim: string): string => aim.split(/[./]/)[0]!;

const faults: readonly [string, Command, number][] = [
  ['cut A1', { do: 'cut', aim: 'A1' }, 0.1],
  ['cut A2 (array side)', { do: 'cut', aim: 'A2' }, 0.5],
  ['silent A1', { do: 'drop', aim: 'A1' }, 2],
  ['lost frames on B1', { do: 'errors', aim: 'B1', share: 0.01 }, 0],
  ['slow A2', { do: 'delay', aim: 'A2', delayNs: 20_000_000 }, Number.POSITIVE_INFINITY],
  ['power off fabA', { do: 'power-off', aim: 'fabA' }, 0.1],
  ['crash ctr1', { do: 'crash', aim: 'a1.ctr1' }, 0.5],
  ['pull port', { do: 'pull-port', aim: 'a1.ctr1.0' }, 0.5],
  ['move owner', { do: 'move-owner', aim: 'lun0', to: 'ctr2' }, 0],
  ['pull hba', { do: 'pull-hba', aim: 'web1.hba0' }, 0],
  ['disable hba', { do: 'disable-hba', aim: 'web1.hba0' }, 0],
];

describe('no omniscience', () => {
  const policies = ['round-robin-subset', 'least-queue-depth', 'fail-over-only'] as const;
  const table = (['dual-fabric-4-paths', 'two-hosts-one-array'] as const).flatMap((id) =>
    faults.flatMap(([name, command, leastS]) =>
      policies.slice(0, id === 'two-hosts-one-array' ? 1 : 3).map((policy) => ({ id, name, command, leastS, policy })),
    ),
  );
  it.each(table)(
    '$id, $name, $policy: no path changes before the first sign at its host',
    ({ id, command, leastS, policy }) => {
      const atNs = 1_000_000_000;
      const scenario = withJournal(withPolicyOf(quick(loadScene(id)), policy), [{ atNs, ...command } as JournalRow]);
      const run = start({ ...scenario, workloads: scenario.workloads.map((load) => ({ ...load, outstanding: 2 })) });
      run.advance(4e9);
      const { log_: log, lanes } = run.recorder!;
      for (const host of Object.keys(factsOf(run.world).hosts)) {
        const sign = log.find(
          (row) =>
            row.atNs >= atNs && senses.has(row.source) && (hostOfAim(row.aim) === host || row.params['host'] === host),
        );
        const signNs = sign?.atNs ?? Number.POSITIVE_INFINITY;
        const change = lanes.find((row) => row.atNs >= atNs && row.lane.startsWith(`path/${host}/`));
        if (change) expect(change.atNs).toBeGreaterThanOrEqual(signNs);
        if (host === 'web1' && change)
          expect((change.atNs - atNs) / 1e9).toBeGreaterThanOrEqual(leastS === Number.POSITIVE_INFINITY ? 1e9 : leastS);
        // The port, too, hears of light only after R_T_TOV.
        const port = lanes.find((row) => row.atNs >= atNs && row.lane.startsWith(`hba/${host}.`));
        if (port && !command.do.endsWith('-hba')) expect(port.atNs - atNs).toBeGreaterThanOrEqual(100_000_000);
      }
      // The fault itself is told at its time, by the user's row.
      expect(log.some((row) => row.atNs === atNs && row.source === 'fault')).toBe(true);
    },
  );

  it('a host that is not touched sees nothing', () => {
    const run = start(withJournal(quick(loadScene('two-hosts-one-array')), [{ atNs: 1e9, do: 'cut', aim: 'A1' }]));
    run.advance(6e9);
    const rows = run.recorder!.log_.filter(
      (row) => row.atNs > 0 && (hostOfAim(row.aim) === 'web2' || row.params['host'] === 'web2'),
    );
    expect(storyOf(rows)).toBe('');
    expect(run.recorder!.lanes.filter((row) => row.atNs > 0 && /^(path|hba)\/web2/.test(row.lane))).toEqual([]);
  });
});

const host2: readonly Edit[] = [
  {
    op: 'add-device',
    id: 'web9',
    device: { kind: 'host', os: 'windows', release: '2008R2', hba: ['qle2560', 'qle2560'] } as never,
  },
  { op: 'add-cable', cable: { id: 'N1', a: 'web9.hba0.0', b: 'fabA.9', lengthM: 5 } as never },
  { op: 'add-cable', cable: { id: 'N2', a: 'web9.hba1.0', b: 'fabB.9', lengthM: 5 } as never },
  {
    op: 'add-lun',
    lun: {
      id: 'lun9',
      array: 'a1',
      group: 'rg0',
      owner: 'ctr1',
      sizeGiB: 100,
      maps: [{ host: 'web9', lun: 0 }],
    } as never,
  },
  { op: 'add-workload', workload: { id: 'late', host: 'web9', lun: 'lun9', preset: 'oltp-8k-70-30', outstanding: 4 } },
];

describe('drawing while time runs', () => {
  const base = quick(withJournal(loadScene('dual-fabric-4-paths'), []));

  it('a second host, cables, LUN map and load: logs in, finds its paths, carries I/O', () => {
    const run = start(base);
    run.advance(1e9);
    run.command({ do: 'edit', edits: host2 });
    run.advance(4e9);
    const facts = factsOf(run.world);
    const group = facts.hosts['web9']!.groups[0]!;
    expect(group.paths.map((path) => path.state)).toEqual([
      'activeOptimized',
      'activeOptimized',
      'activeOptimized',
      'activeOptimized',
    ]);
    const load = run.world.dir.workloadOf.get('late')!;
    expect(run.world.load.done[load]).toBeGreaterThan(1000);
    // Light, speed negotiation, login: not at once.
    const arrived = run.recorder!.log_.find((row) => row.code === 'path-added' && row.params['host'] === 'web9')!;
    expect((arrived.atNs - 1e9) / 1e9).toBeGreaterThan(0.5);
    expect((arrived.atNs - 1e9) / 1e9).toBeLessThan(3.2);
    // The other host goes on without a pause.
    expect(run.world.load.longestGapNs[0]).toBeLessThan(0.1e9);
    expect(run.world.load.failed[0]).toBe(0);
  });

  it('in one edit or one after the other, and undone by the inverse, which is appended', () => {
    const run = start(base);
    run.advance(1e9);
    for (const edit of host2) run.command({ do: 'edit', edits: [edit] });
    run.advance(3e9);
    const drawing = { topology: base.topology, workloads: base.workloads };
    const { inverse, value } = applyEdits(drawing, host2);
    expect(factsOf(run.world).topology).toEqual(value.topology);
    const atNs = run.command({ do: 'edit', edits: inverse });
    expect(atNs).toBe(3_000_000_001);
    run.advance(6e9);
    expect(run.journal).toHaveLength(host2.length + 1);
    const facts = factsOf(run.world);
    expect(facts.topology).toEqual(base.topology);
    expect(facts.workloads).toEqual(base.workloads);
    expect(facts.truth['web1/lun0/1']).toBe('up');
    expect(run.world.load.failed[0]).toBe(0);
    const iops = run.recorder!.meanIops(0, 5e9, 6e9) / run.recorder!.meanIops(0, 0, 1e9);
    expect(iops).toBeGreaterThan(0.9);
    expect(iops).toBeLessThan(1.1);
    // A run of that recipe from the start is the same run.
    const again = start(run.export());
    again.advance(6e9);
    expect(again.fingerprint).toBe(run.fingerprint);
  });

  it('taking a cable out of the drawing acts as cutting it', () => {
    const tell = (command: Command): string => {
      const run = start(withJournal(base, [{ atNs: 1e9, ...command } as JournalRow]));
      run.advance(5e9);
      return storyOf(
        run.recorder!.log_.filter((row) => row.atNs >= 1e9 && row.code !== 'cable-cut' && row.code !== 'edited'),
      );
    };
    const cut = tell({ do: 'cut', aim: 'A1' });
    expect(cut).toMatch(/Failover: path P1 failed/);
    expect(tell({ do: 'edit', edits: [{ op: 'remove-cable', id: 'A1' }] })).toBe(cut);
  });

  it('a LUN that is taken away: its I/O fails, the others go on', () => {
    const run = start(withJournal(base, []));
    run.command({ do: 'edit', edits: host2 });
    run.advance(2e9);
    run.command({
      do: 'edit',
      edits: [
        { op: 'remove-workload', id: 'late' },
        { op: 'remove-lun', id: 'lun9' },
      ],
    });
    run.advance(5e9);
    expect(run.world.load.failed[0]).toBe(0);
    expect(run.world.load.longestGapNs[0]).toBeLessThan(0.1e9);
  });
});
