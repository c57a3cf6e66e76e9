/** A drawing's own luck: one number after another from a seed. A run's luck is drawn by counter; a drawing is made once. */
import { draw, streamOf } from '../../kernel';

export class Luck {
  private k = 0;
  private readonly stream: number;
  constructor(
    private readonly seed: number,
    name: string,
  ) {
    this.stream = streamOf(name);
  }
  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + (draw(this.seed, this.stream, this.k++, 0) % (most - least + 1));
  }
  unit(): number {
    return draw(this.seed, this.stream, this.k++, 0) / 4294967296;
  }
  chance(share: number): boolean {
    return this.unit() < share;
  }
  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)]!;
  }
}
