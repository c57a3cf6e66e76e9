/**
 * Speech for screen readers. Four polite regions in turn, because some readers drop a message that replaces another;
 * what comes within 400 ms is said together, and never more than one message in 2 s of wall time.
 */
const settleMs = 400;
const restMs = 2000;
const regions = 4;
const longestLog = 200;

export interface Clock {
  now(): number;
  after(ms: number, then: () => void): unknown;
}

export class Announcer {
  readonly #clock: Clock;
  #spoken = $state.raw<readonly string[]>(Array.from({ length: regions }, () => ''));
  #turn = 0;
  #waiting: string[] = [];
  #armed = false;
  #lastMs = -restMs;
  #log: string[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Text of each live region. */
  get regions() {
    return this.#spoken;
  }
  /** What was said, for tests and for `san.hash().speech`. */
  get log(): readonly string[] {
    return this.#log;
  }

  say(text: string): void {
    if (text === '' || this.#waiting.at(-1) === text) return;
    this.#waiting.push(text);
    if (this.#armed) return;
    this.#armed = true;
    const rest = Math.max(0, this.#lastMs + restMs - this.#clock.now());
    this.#clock.after(Math.max(settleMs, rest), () => this.#speak());
  }

  #speak(): void {
    this.#armed = false;
    const text = this.#waiting.join(' ');
    this.#waiting = [];
    this.#lastMs = this.#clock.now();
    this.#log = [...this.#log, text].slice(-longestLog);
    // The others fall silent, so that nobody reads old news when browsing to a region.
    this.#spoken = this.#spoken.map((_, i) => (i === this.#turn ? text : ''));
    this.#turn = (this.#turn + 1) % regions;
  }
}
