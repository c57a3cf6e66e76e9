/** Which policies are compared, in a fixed order, and what is said of each. */
import type { CompareFacts, RunFacts } from '../../../sim/run/reading';
import type { Ref } from '../../../app/types';
import { formatDurationNs } from '../../../locales';
import { policyCode, policyName } from '../shared/names';

export interface CompareRow {
  readonly policy: string;
  readonly code: string;
  readonly name: string;
  readonly inForce: boolean;
  /** Null when it runs. */
  readonly refused: string | null;
  readonly catchingUp: boolean;
  readonly noIoFor: string;
  readonly noIoIsLong: boolean;
  readonly slowest: string;
  readonly slowestIsLong: boolean;
  readonly held: number;
  readonly done: number;
  readonly failed: number;
  readonly stroke: 'force' | 'rr' | 'rrws' | 'lqd' | 'foo' | 'wp' | 'lb';
}

/** As drawn: from the policy that keeps going to those that wait; it never changes while the run goes on. */
const order = [
  'least-queue-depth',
  'least-blocks',
  'round-robin',
  'round-robin-subset',
  'fail-over-only',
  'weighted-paths',
];
const strokes: Readonly<Record<string, CompareRow['stroke']>> = {
  'least-queue-depth': 'lqd',
  'least-blocks': 'lb',
  'round-robin': 'rr',
  'round-robin-subset': 'rrws',
  'fail-over-only': 'foo',
  'weighted-paths': 'wp',
};
const LONG_NS = 1e9;
const SHORT_NS = 1e8;
const BEHIND_NS = 3e8;

const place = (policy: string): number => (order.indexOf(policy) + order.length + 1) % (order.length + 1);

export function compareRows(compare: readonly CompareFacts[], inForce: string | null, nowNs: number): CompareRow[] {
  return [...compare]
    .sort((a, b) => Number(a.refused !== null) - Number(b.refused !== null) || place(a.policy) - place(b.policy))
    .map((facts) => ({
      policy: facts.policy,
      code: policyCode(facts.policy),
      name: policyName(facts.policy),
      inForce: facts.policy === inForce,
      refused: facts.refused,
      catchingUp: facts.refused === null && facts.atNs < nowNs - BEHIND_NS,
      noIoFor: facts.noIoForNs < SHORT_NS ? 'under 0.1 s' : `${(facts.noIoForNs / 1e9).toFixed(1)} s`,
      noIoIsLong: facts.noIoForNs >= LONG_NS,
      slowest: formatDurationNs(facts.slowestNs),
      slowestIsLong: facts.slowestNs >= LONG_NS,
      held: facts.held,
      done: facts.done,
      failed: facts.failed,
      stroke: facts.policy === inForce ? 'force' : (strokes[facts.policy] ?? 'foo'),
    }));
}

/** The reason in a line or two: `refused: needs symmetric access (RRWS runs instead)`; the whole of it is the tooltip. */
export function refusalText(policy: string, reason: string): string {
  const clause = reason.split(/[:.]\s/)[0].replace(/\.$/, '');
  const own = clause.startsWith(policyName(policy)) ? clause.slice(policyName(policy).length).trim() : clause;
  const other = / ([A-Z][A-Za-z ]+) runs instead/.exec(` ${reason.split('. ').pop() ?? ''}`)?.[1];
  const code = order.find((id) => policyName(id) === other);
  return `refused: ${own}${code === undefined ? '' : ` (${policyCode(code)} runs instead)`}`;
}

/** Whose policy is in force, and what a change of it would aim at: the selected LUN's, else the first one's. */
export function policyAim(
  facts: RunFacts | null,
  selected: Ref | null,
): { readonly aim: string; readonly policy: string } | null {
  const groups = Object.entries(facts?.hosts ?? {}).flatMap(([host, { groups: all }]) =>
    all.map((group) => ({ aim: `${host}/${group.lun}`, lun: group.lun, policy: group.policy })),
  );
  const wanted =
    selected?.kind === 'path'
      ? groups.find((group) => selected.id.startsWith(`${group.aim}/`))
      : selected?.kind === 'lun'
        ? groups.find((group) => group.lun === selected.id || group.aim === selected.id)
        : undefined;
  const group = wanted ?? groups[0];
  return group ? { aim: group.aim, policy: group.policy } : null;
}
