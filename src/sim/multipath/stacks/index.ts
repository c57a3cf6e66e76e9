/** The multipath stacks, one folder each. They share a door (device.ts), not an inside. */
import { msdsm } from './msdsm';

/** Stacks that a host can run now. */
export const stacks = [msdsm] as const;

export * from './msdsm';
export * from './dm-multipath';
