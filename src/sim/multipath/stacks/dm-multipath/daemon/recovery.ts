/** Queueing without a path (no_path_retry, linux-dm-multipath.md 4.7): who switches it off, and who on again. */
import type { Pass } from './pass';

/** From now on the map has no usable path. The one more: the first loop may count before a second has passed. */
function enterRecovery({ map, settings }: Pass): void {
  const { noPathRetry } = map.settings;
  if (map.inRecovery || typeof noPathRetry !== 'number') return;
  map.inRecovery = true;
  map.retryTickS = noPathRetry * settings.intervals.pollingS + 1;
  map.stats.queueTimeouts += 1;
}

function leaveRecovery(pass: Pass): void {
  const { map } = pass;
  const was = map.inRecovery;
  map.inRecovery = false;
  map.retryTickS = 0;
  if (was) queue(pass, true);
}

function queue(pass: Pass, on: boolean): void {
  pass.send({ kind: on ? 'queue_if_no_path' : 'fail_if_no_path' });
  pass.map.queueing = on;
}

/** A usable path was lost. */
export function pathLost(pass: Pass): void {
  if (pass.usable > 0) return;
  enterRecovery(pass);
  if (pass.map.settings.noPathRetry !== 'queue') pass.map.stats.mapFailures += 1;
}

/** A path was reinstated. */
export function pathWon(pass: Pass): void {
  if (pass.usable > 0) leaveRecovery(pass);
}

/** After each reading of the table: makes it queue, or not, as the settings want. */
export function keepQueueing(pass: Pass): void {
  const { map } = pass;
  const { noPathRetry } = map.settings;
  if (noPathRetry === 'unset') return;
  if (noPathRetry === 'fail' || noPathRetry === 'queue') {
    if (map.queueing !== (noPathRetry === 'queue')) queue(pass, noPathRetry === 'queue');
    return;
  }
  if (pass.usable > 0) {
    if (!map.queueing && !map.inRecovery) queue(pass, true);
    leaveRecovery(pass);
    return;
  }
  if (map.queueing && map.inRecovery && map.retryTickS === 0) queue(pass, false);
  if (!map.paths.some((path) => path.state === 'pending')) enterRecovery(pass);
}

/** Once a loop while counting. */
export function retryTick(pass: Pass): void {
  const { map } = pass;
  if (map.retryTickS <= 0) return;
  map.stats.totalQueueTimeS += 1;
  map.retryTickS -= 1;
  if (map.retryTickS > 0) return;
  map.stats.mapFailures += 1;
  queue(pass, false);
}

/** Whether a table made now queues: not one whose waiting is over. */
export function tableQueues({ map, usable }: Pass): boolean {
  const { noPathRetry } = map.settings;
  if (noPathRetry === 'queue') return true;
  return typeof noPathRetry === 'number' && !(map.inRecovery && map.retryTickS === 0 && usable === 0);
}
