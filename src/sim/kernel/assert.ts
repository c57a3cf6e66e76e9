/** A throw inside `sim` is our bug, never the user's drawing. */
export class BrokenInvariant extends Error {
  override name = 'BrokenInvariant';
}

export function invariant(condition: boolean, why: string): asserts condition {
  if (!condition) throw new BrokenInvariant(why);
}
