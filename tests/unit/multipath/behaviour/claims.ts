/** Rows on claiming and enumeration. */
import type { Checks } from './check';

export const claims: Checks = {};
