/** What the dock's panes share: the instant under the pointer, and the words they use. */
export class DockView {
  /** Crosshair of all charts, in simulated time; null when nothing is pointed at. */
  #cursorNs = $state<number | null>(null);

  get cursorNs(): number | null {
    return this.#cursorNs;
  }

  point(ns: number | null): void {
    this.#cursorNs = ns;
  }
}
