/** The words that multipath-tools has for states, sizes and countdowns (linux-dm-multipath.md 4.3, 4.7, 4.10). */
import { isEnabled, type CheckerState } from '../grouping';
import type { MapPicture } from './picture';

const checkerWords: Readonly<Record<CheckerState, string>> = {
  up: 'ready',
  down: 'faulty',
  shaky: 'shaky',
  ghost: 'ghost',
  pending: 'i/o pending',
  timeout: 'i/o timeout',
  delayed: 'delayed',
  // Both become bad paths before anybody can see them.
  removed: 'faulty',
  disconnected: 'faulty',
  wild: 'undef',
  unchecked: 'undef',
};
export const checkerWord = (state: CheckerState): string => checkerWords[state] ?? 'undef';

/** To the nearest whole number; a half goes to the even one, as printf has it. */
function toNearest(value: number): number {
  const low = Math.floor(value);
  const over = value - low;
  if (over === 0.5) return low + (low % 2);
  return over > 0.5 ? low + 1 : low;
}

const units = ['K', 'M', 'G', 'T', 'P'];
const single = new Float32Array(1);
/** Binary units from KiB to PiB, one decimal below 10. The tools reckon in single precision. */
export function sizeWord(sectors: number): string {
  single[0] = Math.floor(sectors / 2);
  let [size] = single;
  let unit = 0;
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024;
    unit += 1;
  }
  if (size >= 10) return `${toNearest(size)}${units[unit]}`;
  const tenths = toNearest(size * 10);
  return `${Math.floor(tenths / 10)}.${tenths % 10}${units[unit]}`;
}

const progressLength = 10;
/** `XXX....... 3/10`: how much is left, and of what. */
export function progressWord(left: number, total: number): string {
  const done = total > 0 ? Math.min(progressLength, Math.floor((progressLength * left) / total)) : 0;
  const bar = total > 0 ? 'X'.repeat(done) + '.'.repeat(progressLength - done) : '';
  return `${bar} ${left}/${total}`;
}

export function failbackWord({ failback, failbackTick }: MapPicture): string {
  if (typeof failback === 'string') return failback;
  return failbackTick === 0 ? `deferred:${failback}` : progressWord(failbackTick, failback);
}

export const countEnabled = (map: MapPicture): number =>
  map.groups.flatMap((group) => group.paths).filter((path) => isEnabled(path.checkerState)).length;

export function queueingWord(map: MapPicture): string {
  const { noPathRetry, retryTick } = map;
  switch (noPathRetry) {
    case 'fail':
      return 'off';
    case 'queue':
      return 'on';
    case 'undef':
      return '-';
    default:
      if (retryTick > 0) return `${retryTick} sec`;
      // Armed while a path can be used; without one the checks have run out.
      return countEnabled(map) > 0 ? `${noPathRetry} chk` : 'off';
  }
}
