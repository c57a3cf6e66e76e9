/**
 * A path that fails and works and fails again (linux-dm-multipath.md 4.8): counted, and held back when it is too much.
 * Asked only when a check has just found the path good; `path.state` is still what it was before.
 */
import { isUsable } from './check-state';
import type { Pass } from './pass';
import type { SanPathErr } from './settings';
import type { PathDraft, ShakyCount } from './state';

export const noFailures: ShakyCount = { failures: 0, forgetIn: 0, held: false, heldSinceS: 0 };

/** True: the path stays out, or among the marginal ones. */
export function sanPathErrHolds(
  pass: Pass,
  path: PathDraft,
  { threshold, forgetRate, recoveryTimeS }: SanPathErr,
): boolean {
  const { shaky, state } = path;
  const { nowS } = pass;
  if (shaky.held) {
    const relapsed = !isUsable(state) && state !== 'delayed';
    const heldSinceS = relapsed ? nowS : shaky.heldSinceS;
    if (pass.usable === 0 || nowS - heldSinceS > recoveryTimeS) {
      path.shaky = noFailures;
      return false;
    }
    path.shaky = { ...shaky, heldSinceS, forgetIn: relapsed ? forgetRate : shaky.forgetIn };
    return true;
  }
  if (isUsable(state) && shaky.failures > 0) {
    path.shaky =
      shaky.forgetIn > 0
        ? { ...shaky, forgetIn: shaky.forgetIn - 1 }
        : { ...shaky, failures: shaky.failures - 1, forgetIn: forgetRate };
    return false;
  }
  if (state !== 'down' && state !== 'shaky' && state !== 'timeout') return false;
  const failures = shaky.failures + 1;
  const forgetIn = shaky.failures === 0 ? forgetRate : shaky.forgetIn;
  const held = failures > threshold;
  path.shaky = { failures, forgetIn, held, heldSinceS: held ? nowS : shaky.heldSinceS };
  return held;
}
