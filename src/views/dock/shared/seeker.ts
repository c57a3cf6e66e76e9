/** Seeks that overtake each other: while one runs, only the latest wish waits. */
export interface Seeker {
  to(atNs: number): void;
}

export function createSeeker(seek: (atNs: number) => Promise<unknown>): Seeker {
  let running = false;
  let wanted: number | null = null;
  const run = async (): Promise<void> => {
    running = true;
    while (wanted !== null) {
      const atNs = wanted;
      wanted = null;
      // A refusal is told by whoever refuses; scrubbing just goes on.
      await seek(atNs).catch(() => undefined);
    }
    running = false;
  };
  return {
    to(atNs) {
      wanted = Math.max(0, Math.round(atNs));
      if (!running) void run();
    },
  };
}

/** Where a key takes the clock, or null. Arrows one second (with Shift a tenth), Page keys ten, Home and End the ends. */
export function keySeek(
  key: string,
  shift: boolean,
  nowNs: number,
  newestNs: number,
  momentsNs: readonly number[] = [],
): number | null {
  const step = shift ? 1e8 : 1e9;
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return nowNs + step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return Math.max(0, nowNs - step);
    case 'PageUp':
      return momentsNs.find((ns) => ns > nowNs) ?? nowNs + 10 * 1e9;
    case 'PageDown':
      return Math.max(0, momentsNs.findLast((ns) => ns < nowNs) ?? nowNs - 10 * 1e9);
    case 'Home':
      return 0;
    case 'End':
      return Math.max(newestNs, nowNs);
    default:
      return null;
  }
}
