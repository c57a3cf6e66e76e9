// From a fault to I/O going on, per fault and policy: read like the table of worst cases in ms-mpio.md 8.3.
import { describe, it } from 'vitest';
import type { Command, JournalRow, PolicyId } from '../../src/sim/scenario/scenario';
import { policyIds } from '../../src/sim/scenario/scenario';
import { refusalOf } from '../../src/sim';
import { loadScene, Watched, withJournal, withPolicyOf } from '../support/scenes';
import { expectGolden, tableOf } from './golden';

const faults: readonly [string, Command, number][] = [
  ['cable cut, host side (A1)', { do: 'cut', aim: 'A1' }, 40],
  ['cable cut, array side (A2)', { do: 'cut', aim: 'A2' }, 40],
  ['cable drops silently (A1)', { do: 'drop', aim: 'A1' }, 72],
  ['HBA-1 disabled', { do: 'disable-hba', aim: 'web1.hba0' }, 8],
  ['FABRIC-A without power', { do: 'power-off', aim: 'fabA' }, 40],
  ['CTR1 (owner) crashed', { do: 'crash', aim: 'a1.ctr1' }, 42],
];
const short: Readonly<Record<PolicyId, string>> = {
  'fail-over-only': 'FOO',
  'round-robin': 'RR',
  'round-robin-subset': 'RRWS',
  'least-queue-depth': 'LQD',
  'weighted-paths': 'WP',
  'least-blocks': 'LB',
};
/** What is still open at the end is at least so long. */
const time = (value: number, open: boolean): string =>
  value < 0.15 ? '< 0.15 s' : `${open ? '> ' : ''}${value.toFixed(1)} s`;

function cells(id: string, policy: PolicyId, command: Command, untilS: number): string[] {
  const scene = withPolicyOf(withJournal(loadScene(id), [{ atNs: 5e9, ...command } as JournalRow]), policy);
  // Without cache hits there are fewer I/Os to compute; the waits are those of timers.
  const w = new Watched({ ...scene, workloads: scene.workloads.map((load) => ({ ...load, hitShare: 0 })) }).to(
    Math.min(untilS, 20),
  );
  const hung = Object.values(w.waiting(1)).reduce((sum, each) => sum + each, 0);
  w.to(untilS);
  const failed = w.log.find((row) => row.code === 'failover' || row.code === 'failover-single');
  const removed = w.log.find((row) => row.code === 'path-removed');
  const path = failed
    ? `failed at ${(failed.atNs / 1e9).toFixed(1)} s`
    : removed
      ? `removed at ${(removed.atNs / 1e9).toFixed(1)} s`
      : 'never';
  const idle = w.stall(untilS - 1, untilS) > 0.99;
  const waits = Object.keys(w.waiting(1)).length > 0;
  return [
    short[policy],
    time(w.stall(4.9, untilS), idle),
    time(w.slowest(), waits),
    `${hung} of 32`,
    path,
    String(w.failed),
  ];
}

function tableFor(id: string, note: string): string {
  const scene = loadScene(id);
  const lines = [
    `${scene.title}`,
    note,
    'Fault at 5 s; 32 outstanding, 8 KiB 70/30 without cache hits. "hung" counts the I/Os that had waited over a second at 20 s; ">" is still open.',
    '',
  ];
  for (const [name, command, untilS] of faults) {
    const rows: string[][] = [];
    const refused: string[] = [];
    for (const policy of policyIds) {
      if (refusalOf(scene, policy)) refused.push(`${short[policy]} is refused here`);
      else rows.push(cells(id, policy, command, untilS));
    }
    lines.push(
      `${name}, watched until ${untilS} s`,
      tableOf(['policy', 'no I/O for', 'slowest', 'hung', 'path', 'I/O errors'], rows),
      ...refused,
      '',
    );
  }
  return lines.join('\n');
}

describe('cut to I/O resumed', () => {
  it(
    'symmetric, dual fabric',
    () =>
      expectGolden(
        'resume-symmetric.txt',
        tableFor('dual-fabric-4-paths', 'Windows 2008 R2, all timers at default; every path may carry.'),
      ),
    120_000,
  );
  it(
    'implicit ALUA, dual fabric',
    () =>
      expectGolden(
        'resume-alua.txt',
        tableFor('S05', 'Windows 2008 R2, all timers at default; P1 and P3 end in the owner CTR1.'),
      ),
    120_000,
  );
});
