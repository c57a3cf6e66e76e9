/** Many worlds, same requests, same luck: one per policy that the stack accepts, and a reason for each it refuses. */
import { createWorld, factsOf } from '../engine';
import { Recorder, Run, waitingAges } from '../run';
import type { CompareFacts } from '../run/reading';
import type { Command, JournalRow, PolicyId, Scenario } from '../scenario/scenario';
import { forcedRows, withPolicy } from './forced';

export interface Variant {
  readonly policy: PolicyId;
  readonly refused: string | null;
  readonly run: Run | null;
  readonly recorder: Recorder;
}

/** A host on which devices are claimed in the course of the journal is judged as it stands then: before, no policy runs at all. */
function claimedInTime(scenario: Scenario): Scenario['settings'] {
  const settings: Record<string, Scenario['settings'][string]> = { ...scenario.settings };
  for (const row of scenario.journal) {
    if (row.do === 'claim' || (row.do === 'claim-bus' && row.on)) settings[row.aim] = { ...settings[row.aim], mpioAtStart: 'claimed' };
  }
  return settings;
}

/** Per policy, why the hosts' stacks refuse it for the LUNs that carry load; null where they accept it. */
export function refusalsOf(scenario: Scenario, policies: readonly PolicyId[]): ReadonlyMap<PolicyId, string | null> {
  const probe = createWorld({ ...scenario, settings: claimedInTime(scenario), workloads: [], journal: [] });
  const loads = new Set(scenario.workloads.map((each) => `${each.host}/${each.lun}`));
  const refusals = new Map<PolicyId, string | null>(policies.map((policy) => [policy, null]));
  for (const [host, { groups }] of Object.entries(factsOf(probe).hosts)) {
    for (const group of groups) {
      if (loads.size > 0 && !loads.has(`${host}/${group.lun}`)) continue;
      for (const said of group.policies) {
        const policy = policies.find((each) => each === said.id);
        if (policy && !said.allowed) refusals.set(policy, refusals.get(policy) ?? said.reason);
      }
    }
  }
  return refusals;
}

export const refusalOf = (scenario: Scenario, policy: PolicyId): string | null => refusalsOf(scenario, [policy]).get(policy) ?? null;

export function openVariants(scenario: Scenario, policies: readonly PolicyId[]): Variant[] {
  const refusals = refusalsOf(scenario, policies);
  return policies.map((policy) => {
    const refused = refusals.get(policy) ?? null;
    const recorder = new Recorder(policy, false);
    const run = refused ? null : new Run(withPolicy(scenario, policy), { recorder, checkpointEvery: 200_000, checkpointBytes: 8 * 1024 * 1024 });
    return { policy, refused, run, recorder };
  });
}

/** A command of the main run reaches the variants at the same simulated time; policies stay forced. */
export function passOn(variant: Variant, atNs: number, command: Command): void {
  const row = { atNs, ...command } as JournalRow;
  const rows = forcedRows(row, variant.policy);
  if (variant.run && rows.length > 0) variant.run.insert(rows);
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
    const gapNs = w.load.outstanding[load]! > 0 || w.load.state[load] === 3 || w.load.state[load] === 5 ? w.nowNs - w.load.lastDoneNs[load]! : 0;
    noIoForNs = Math.max(noIoForNs, w.load.longestGapNs[load]!, gapNs);
    slowestNs = Math.max(slowestNs, w.load.slowestNs[load]!);
    done += w.load.done[load]!;
    failed += w.load.failed[load]!;
  }
  const ages = waitingAges(w, w.nowNs);
  slowestNs = Math.max(slowestNs, ages[ages.length - 1] ?? 0);
  return { policy, refused: null, atNs: run.nowNs, noIoForNs, slowestNs, done, failed, held: ages.length };
}
