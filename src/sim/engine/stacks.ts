/** Which stack runs on which host. Windows today; a second one is one more line here. */
import { windows } from '../multipath';
import type { MultipathStack } from '../multipath/device';
import type { World } from './world';

/** The stack of a host; its state type is its own affair. */
export function stackOf(w: World, host: number): MultipathStack<unknown> {
  void w;
  void host;
  return windows as unknown as MultipathStack<unknown>;
}
