/** DSM_DEVICE_STATE: what MSDSM notes of one LUN on one path (ms-mpio.md 1.7). 0 to 15 are the array's access states. */
import { AccessState } from '../../../scsi';

export const DeviceState = {
  ...AccessState,
  /** Before the path is set up. */
  notUsed: 16,
  /** As a wish: none. */
  undetermined: 17,
  failed: 18,
  invalidated: 19,
  removePending: 20,
  removed: 21,
} as const;
export type DeviceState = (typeof DeviceState)[keyof typeof DeviceState];

/** Neither failed nor gone: the path can be given a state again. */
export const isGood = (state: number): boolean => state < DeviceState.notUsed;

/** The words of Windows' own screens (ms-mpio.md 10.1); transitioning is INFERRED, and a path that is not usable has no row there. */
export function wordOf(state: number): string {
  switch (state) {
    case DeviceState.activeOptimized:
      return 'Active/Optimized';
    case DeviceState.activeUnoptimized:
      return 'Active/Unoptimized';
    case DeviceState.standby:
      return 'Standby';
    case DeviceState.unavailable:
      return 'Unavailable';
    case DeviceState.transitioning:
      return 'Transitioning';
    case DeviceState.failed:
    case DeviceState.invalidated:
      return 'Failed';
    case DeviceState.undetermined:
      return 'Not usable';
    default:
      return 'Removed';
  }
}
