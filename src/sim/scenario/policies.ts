/** Names of the load-balance policies as people write them. */
import { policyIds } from './scenario';
import type { PolicyId } from './scenario';

/** The short names, in the order of `policyIds`. */
export const policyShortNames: Readonly<Record<PolicyId, string>> = {
  'fail-over-only': 'FOO',
  'round-robin': 'RR',
  'round-robin-subset': 'RRWS',
  'least-queue-depth': 'LQD',
  'weighted-paths': 'WP',
  'least-blocks': 'LB',
};
/** `RR`, `rr` and `round-robin` are one. Null for anything else. */
export function readPolicy(text: string): PolicyId | null {
  const word = text.trim().toLowerCase();
  return policyIds.find((id) => id === word || policyShortNames[id].toLowerCase() === word) ?? null;
}
export const policyWords: readonly string[] = [...policyIds, ...Object.values(policyShortNames)];
