/** The timers of remote ports that multipathd writes to sysfs (linux-dm-multipath.md 7.1, 8, 11). */
import type { NoPathRetry } from '../daemon';
import type { Levels } from './levels';

/** 2^32 - 1: never. */
export const neverS = 4_294_967_295;
/** The kernel's bound while fast_io_fail_tmo is off. */
export const longestWithoutFastFailS = 600;

export interface PortTimers {
  /** null: off, I/O waits until the devices are deleted. iSCSI cannot be told so, nor 0: its own value stays. */
  readonly fastIoFailS: number | null;
  /** null: the driver's own value stays. */
  readonly devLossS: number | null;
}

/** Devices should not be deleted while the map still waits for them: the time is raised to the wait, and a little more. */
export function portTimersOf(
  levels: Levels,
  noPathRetry: NoPathRetry,
  pollingS: number,
  driverDevLossS: number | null,
): PortTimers {
  const fastIoFailS = levels.of('fast_io_fail_tmo').value === 'off' ? null : levels.number('fast_io_fail_tmo', 5);
  const { value } = levels.of('dev_loss_tmo');
  const stated = value === 'infinity' ? neverS : value === null ? null : Number(value);
  const waitS = noPathRetry === 'queue' ? neverS : typeof noPathRetry === 'number' ? noPathRetry * pollingS : 0;
  const leastS = waitS === 0 ? 0 : Math.min(neverS, waitS + Math.trunc(waitS / 60) + 5);
  const before = stated ?? driverDevLossS;
  let devLossS = before !== null && before >= leastS ? stated : leastS === 0 ? stated : leastS;
  if (fastIoFailS === null && devLossS !== null) devLossS = Math.min(devLossS, longestWithoutFastFailS);
  return { fastIoFailS, devLossS };
}
