/** Many worlds, same requests, same luck: one per policy that the stack accepts, and a reason for each it refuses. */
import { factsOf } from '../engine';
import { Recorder, Run, waitingAges } from '../run';
import type { CompareFacts } from '../run/reading';
import type { Command, JournalRow, PolicyId, Scenario } from '../scenario/scenario';
import { keepsPolicy, withPolicy } from './forced';

export interface Variant {
  readonly policy: PolicyId;
  readonly refused: string | null;
  readonly run: Run | null;
  readonly recorder: Recorder;
}

/** Why hosts of this scenario refuse a policy, from their own stacks; null when all accept it. */
export function refusalOf(scenario: Scenario, policy: PolicyId): string | null {
  const probe = new Run({ ...scenario, journal: [] }, { checkpointEvery: 0 });
  const loads = new Set(scenario.workloads.map((each) => `${each.host}/${each.lun}`));
  for (const [host, { groups }] of Object.entries(factsOf(probe.world).hosts)) {
    for (const group of groups) {
      const said = group.policies.find((each) => each.id === policy);
      if (said && !said.allowed && (loads.size === 0 || loads.has(`${host}/${group.lun}`))) return said.reason;
    }
  }
  return null;
}

export function openVariants(scenario: Scenario, policies: readonly PolicyId[]): Variant[] {
  return policies.map((policy) => {
    const refused = refusalOf(scenario, policy);
    const recorder = new Recorder(policy, false);
    const run = refused ? null : new Run(withPolicy(scenario, policy), { recorder, checkpointEvery: 200_000, checkpointBytes: 8 * 1024 * 1024 });
    return { policy, refused, run, recorder };
  });
}

/** A command of the main run reaches the variants at the same simulated time; policies stay forced. */
export function passOn(variant: Variant, atNs: number, command: Command): void {
  const row = { atNs, ...command } as JournalRow;
  if (variant.run && keepsPolicy(row)) variant.run.insert(row);
}

export function compareFacts(variant: Variant): CompareFacts {
  const { policy, refused, run } = variant;
  if (!run) return { policy, refused, atNs: 0, noIoForNs: 0, slowestNs: 0, done: 0, failed: 0, held: 0 };
  const w = run.world;
  let noIoForNs = 0;
  let slowestNs = 0;
  let done = 0;
  let failed = 0;
  for (let load = 0; load < w.dir.workloads.length; load++) {
    const gapNs = w.load.outstanding[load]! > 0 || w.load.state[load] === 3 ? w.nowNs - w.load.lastDoneNs[load]! : 0;
    noIoForNs = Math.max(noIoForNs, w.load.longestGapNs[load]!, gapNs);
    slowestNs = Math.max(slowestNs, w.load.slowestNs[load]!);
    done += w.load.done[load]!;
    failed += w.load.failed[load]!;
  }
  const ages = waitingAges(w, w.nowNs);
  slowestNs = Math.max(slowestNs, ages[ages.length - 1] ?? 0);
  return { policy, refused: null, atNs: run.nowNs, noIoForNs, slowestNs, done, failed, held: ages.length };
}
