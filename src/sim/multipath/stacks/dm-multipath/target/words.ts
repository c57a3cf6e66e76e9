/** Words of a line, taken one after the other. The first one that is wrong is remembered in `why`; from then on all are ''. */
export class Words {
  readonly #words: readonly string[];
  #at = 0;
  why: string | null = null;

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  get left(): number {
    return this.why === null ? this.#words.length - this.#at : 0;
  }

  refuse(why: string): void {
    this.why ??= why;
  }

  take(what: string): string {
    if (this.left === 0) {
      this.refuse(`the line ends before ${what}`);
      return '';
    }
    const word = this.#words[this.#at];
    this.#at += 1;
    return word;
  }

  number(what: string, least: number, most: number): number {
    const word = this.take(what);
    const value = /^\d+$/.test(word) ? Number(word) : -1;
    if (value >= least && value <= most) return value;
    this.refuse(`${what} has to be a whole number from ${least} to ${most}, not ${JSON.stringify(word)}`);
    return least;
  }

  several(count: number, what: string): string[] {
    if (this.left < count) {
      this.refuse(`the line ends within ${what}`);
      return [];
    }
    return Array.from({ length: count }, () => this.take(what));
  }

  /** A number, and as many words. */
  list(what: string, most: number): string[] {
    return this.several(this.number(`the number of ${what}`, 0, most), what);
  }
}
