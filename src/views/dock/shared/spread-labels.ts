/** Moves labels apart: each keeps as near to its value as `pitch` allows, in the order given by the values. */
export function spreadLabels(wanted: readonly number[], pitch: number, low = -Infinity, high = Infinity): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a] - wanted[b] || a - b);
  // Blocks of touching labels, each at the mean of what its members want.
  const blocks: { members: number[]; sum: number }[] = [];
  const height = (block: { members: number[] }): number => (block.members.length - 1) * pitch;
  const top = (block: { members: number[]; sum: number }): number => {
    const middle = block.sum / block.members.length;
    const free = middle - height(block) / 2;
    return Math.max(low, Math.min(free, high - height(block)));
  };
  for (const index of order) {
    blocks.push({ members: [index], sum: wanted[index] });
    while (blocks.length > 1) {
      const below = blocks[blocks.length - 1];
      const above = blocks[blocks.length - 2];
      if (top(above) + height(above) + pitch <= top(below)) break;
      blocks.splice(-2, 2, { members: [...above.members, ...below.members], sum: above.sum + below.sum });
    }
  }
  const out = wanted.slice();
  for (const block of blocks) block.members.forEach((index, place) => (out[index] = top(block) + place * pitch));
  return out;
}
