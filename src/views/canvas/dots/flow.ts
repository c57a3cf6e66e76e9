/** Fast time: a dot stands for N I/Os and leaves at the strand's measured rate; screen speed is fixed. Pure, no clock of its own. */
export interface FlowPath {
  readonly path: string;
  /** Points of the track, and how far a dot may go (a cut or a swallowing cable ends it). */
  readonly length: number;
  readonly end: number;
  /** I/Os a second of wall time. */
  readonly rate: number;
  readonly readShare: number;
}
export interface Dot {
  readonly path: number;
  at: number;
  readonly write: boolean;
}
export const cap = 1000;
/** Dots of one strand a second, at most: 24 units apart at 110 units a second. */
const busiest = 4.5;
const speedPoints = 110 / 4;

/** 1, 2, 5, 10, 20 … at least `wanted`. */
export function nice(wanted: number): number {
  let step = 1;
  for (;;) {
    for (const factor of [1, 2, 5]) if (step * factor >= wanted) return step * factor;
    step *= 10;
  }
}
export class Flow {
  dots: Dot[] = [];
  perDot = 1;
  /** Dots let go so far, for the count against completions. */
  spawned = 0;
  readonly #debt = new Map<string, number>();
  readonly #turn = new Map<string, number>();

  /** Keeps N while it is near enough, so that the legend does not flicker. */
  scale(paths: readonly FlowPath[]): void {
    const most = Math.max(0, ...paths.map((path) => path.rate));
    if (most <= 0) return;
    const wanted = most / busiest;
    if (wanted > this.perDot || wanted < this.perDot / 4) this.perDot = nice(wanted);
  }
  advance(paths: readonly FlowPath[], seconds: number): void {
    // Nothing moves while time stands.
    if (seconds <= 0) return;
    this.scale(paths);
    const step = seconds * speedPoints;
    this.dots = this.dots.filter((dot) => {
      const path = paths[dot.path];
      // What no longer flows has arrived long ago: I/Os take milliseconds, dots seconds.
      if (!path || path.rate <= 0) return false;
      dot.at += step;
      return dot.at < path.end;
    });
    paths.forEach((path, index) => {
      if (path.rate <= 0) {
        this.#debt.delete(path.path);
        return;
      }
      if (!this.#debt.has(path.path)) this.#fill(path, index);
      let debt = (this.#debt.get(path.path) ?? index * 0.37) + (path.rate * seconds) / this.perDot;
      while (debt >= 1) {
        debt -= 1;
        this.spawned += 1;
        if (this.dots.length < cap && path.end > 0) this.dots.push({ path: index, at: debt * 2, write: this.#isWrite(path) });
      }
      this.#debt.set(path.path, debt);
    });
  }
  /** A strand that begins to flow is seen flowing: the dots that would be under way stand at once; they count for nothing. */
  #fill(path: FlowPath, index: number): void {
    const gap = (speedPoints * this.perDot) / path.rate;
    for (let at = gap * (1 - ((index * 0.37) % 1)); at < path.end && this.dots.length < cap; at += gap) {
      this.dots.push({ path: index, at, write: this.#isWrite(path) });
    }
  }
  #isWrite(path: FlowPath): boolean {
    const turn = (this.#turn.get(path.path) ?? 0) + 1;
    this.#turn.set(path.path, turn);
    return Math.floor(turn * (1 - path.readShare)) > Math.floor((turn - 1) * (1 - path.readShare));
  }
  clear(): void {
    this.dots = [];
    this.#debt.clear();
  }
}
