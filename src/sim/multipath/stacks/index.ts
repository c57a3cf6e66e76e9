/** The multipath stacks, one folder each. They share a door (device.ts), not an inside; Windows runs its DSMs by theirs. */
import { msdsm } from './msdsm';
import { windows } from './windows';

/** Stacks that a host can run now: Windows, and Microsoft's DSM by itself. */
export const stacks = [windows, msdsm] as const;

export * from './msdsm';
export * from './windows';
export * from './dm-multipath';
