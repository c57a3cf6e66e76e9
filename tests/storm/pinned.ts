/** Seeds that found something once. Fixed ones must stay good; open ones wait for their cure and are moved up then. */

export const pinned = [
  { seed: 15, found: 'a disk that left while its paths were in transition never came back' },
  { seed: 34, found: 'an application did not open its disk again when the gate was held in between' },
  { seed: 54, found: 'the same with one path' },
  { seed: 84, found: 'two LUNs of one group on an explicit array sent it to and fro by STPG' },
  { seed: 106, found: 'the same on several hosts' },
] as const;

/** With an administrator at work. */
export const pinnedAdministered = [
  { seed: 39, found: 'a LUN all of whose paths were in transition was never asked about again' },
  { seed: 103, found: 'a path that arrived did not tell what the array said of the others' },
  { seed: 106, found: 'the same as 39 on two arrays' },
  { seed: 117, found: 'the walk ended within an instant' },
] as const;

export const openSeeds: readonly { readonly seed: number; readonly check: string; readonly found: string }[] = [];
