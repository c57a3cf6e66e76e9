/** Seeds that found something once. Fixed ones must stay good; open ones wait for their cure and are moved up then. */

export const pinned = [
  { seed: 15, found: 'a disk that left while its paths were in transition never came back' },
  { seed: 34, found: 'an application did not open its disk again when the gate was held in between' },
  { seed: 54, found: 'the same with one path' },
] as const;

export const openSeeds: readonly { readonly seed: number; readonly check: string; readonly found: string }[] = [];
