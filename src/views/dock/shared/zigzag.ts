/** The edge of torn paper, downwards; the teeth stand at fixed heights so that two drawings above each other meet. */
export function zigzag(x: number, top: number, bottom: number, swing = 4, tooth = 5): string {
  let path = `M${round(x)} ${round(top)}`;
  let side = 1;
  for (let y = top; y < bottom; y += tooth) {
    const step = Math.min(tooth, bottom - y);
    path += `l${round((side * swing * step) / tooth)} ${round(step)}`;
    side = -side;
  }
  return path;
}

const round = (value: number): number => Math.round(value * 100) / 100;
