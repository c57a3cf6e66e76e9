/** What the policy control says: full names, one line each, and why one is refused. */
import { policyIds, policyShortNames } from '../../../sim/catalog';
import type { PolicyId } from '../../../sim/catalog';
import type { FocusedGroup } from '../../../app/focus';

const full: Readonly<Record<PolicyId, string>> = {
  'fail-over-only': 'Fail Over Only',
  'round-robin': 'Round Robin',
  'round-robin-subset': 'Round Robin with Subset',
  'least-queue-depth': 'Least Queue Depth',
  'weighted-paths': 'Weighted Paths',
  'least-blocks': 'Least Blocks',
};
const does: Readonly<Record<PolicyId, string>> = {
  'fail-over-only': 'One path carries, the others stand by.',
  'round-robin': 'Next path for each I/O.',
  'round-robin-subset': 'Next path for each I/O, among the optimized ones.',
  'least-queue-depth': 'The path with the fewest I/Os in flight.',
  'weighted-paths': 'The path with the lowest weight.',
  'least-blocks': 'The path with the fewest bytes in flight.',
};
/** What stands where none of the six runs: no MPIO over the paths, or a DSM with a policy of its own. */
const others: Readonly<Record<string, string>> = { '': 'No MPIO', 'vendor-specific': 'Vendor Specific' };
export const policyName = (id: string): string => full[id as PolicyId] ?? others[id] ?? id;

export interface PolicyChoice {
  readonly id: PolicyId;
  readonly short: string;
  readonly name: string;
  readonly allowed: boolean;
  readonly reason: string;
  readonly running: boolean;
}
export interface PolicyView {
  readonly choices: readonly PolicyChoice[];
  readonly name: string;
  /** One sentence under the name. */
  readonly hint: string;
  /** The sentence only explains; low screens can do without it. */
  readonly plain: boolean;
  /** Where it comes from, and what was asked for. */
  readonly from: string;
}

/** The reason in half a line; the whole of it is the button's tooltip. */
function short(reason: string): string {
  const [first] = reason.split(/[:.]/);
  const what = first.replace(/^(?:Round Robin|Least Blocks|[A-Z][a-z]+) (?=needs)/, '');
  const instead = policyIds.find((id) => reason.includes(`${full[id]} runs instead`));
  return `${what.charAt(0).toLowerCase()}${what.slice(1)}${instead ? ` (${policyShortNames[instead]} runs instead)` : ''}`;
}

export function policyView({ opinion }: FocusedGroup): PolicyView {
  const running = opinion.policy as PolicyId;
  const choices = policyIds.map((id): PolicyChoice => {
    const row = opinion.policies.find((one) => one.id === id);
    return {
      id,
      short: policyShortNames[id],
      name: full[id],
      allowed: row?.allowed ?? false,
      reason: row?.reason ?? 'this release of Windows does not offer it',
      running: id === running,
    };
  });
  const refused = choices.filter((one) => !one.allowed);
  const reasons = refused.map((one) => `${one.short} refused: ${short(one.reason)}.`).join(' ');
  const allowed = opinion.symmetric ? 'All six allowed: symmetric LUN.' : 'All six allowed.';
  const own = opinion.policy in others;
  const wanted = opinion.wanted as PolicyId | null;
  const runsInstead = wanted && wanted !== running ? `${policyShortNames[wanted] ?? wanted} was asked for, ${policyShortNames[running]} runs. ` : '';
  const from: Readonly<Record<string, string>> = {
    LUN: 'set for this LUN',
    'DSM-wide': 'set for the whole host',
    'built-in': 'Windows’ own choice',
    'VID/PID': 'set for devices of this kind',
    DSM: `the choice of ${opinion.dsm}`,
    none: 'each path is a disk of its own',
  };
  return {
    choices,
    name: policyName(running),
    hint: own ? (opinion.policies[0]?.reason ?? '') : refused.length > 0 ? `${runsInstead}${reasons}` : `${runsInstead}${does[running] ?? ''} ${allowed}`,
    plain: !own && refused.length === 0 && runsInstead === '',
    from: from[opinion.policyFrom] ?? opinion.policyFrom,
  };
}
