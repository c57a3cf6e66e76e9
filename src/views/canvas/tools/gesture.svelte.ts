/** The gesture in progress: a cable in the hand, a device on its way, the port list. One at a time; Esc ends it. */
import type { Box, Point, PortSpot } from '../geometry/shapes';
import type { CanvasView } from '../view.svelte';
import { fitOf } from './fits';

export class Gesture {
  readonly #view: CanvasView;
  #source = $state.raw<string | null>(null);
  #pointer = $state.raw<Point | null>(null);
  #refused = $state.raw<{ readonly port: string; readonly reason: string } | null>(null);
  #picking = $state.raw<{ readonly source: string | null } | null>(null);
  #ghost = $state.raw<Box | null>(null);
  #keyboard = $state(false);
  #space = $state(false);
  #moving = $state.raw<string | null>(null);
  #expected = $state.raw<Readonly<Record<string, { readonly cut: boolean; readonly version: number }>>>({});

  constructor(view: CanvasView) {
    this.#view = view;
  }
  get source(): string | null {
    return this.#source;
  }
  get pointer(): Point | null {
    return this.#pointer;
  }
  set pointer(point: Point | null) {
    this.#pointer = point;
  }
  get refused(): { readonly port: string; readonly reason: string } | null {
    return this.#refused;
  }
  get picking(): { readonly source: string | null } | null {
    return this.#picking;
  }
  set picking(picking: { readonly source: string | null } | null) {
    this.#picking = picking;
  }
  get ghost(): Box | null {
    return this.#ghost;
  }
  set ghost(ghost: Box | null) {
    this.#ghost = ghost;
  }
  get keyboard(): boolean {
    return this.#keyboard;
  }
  set keyboard(on: boolean) {
    this.#keyboard = on;
  }
  set space(on: boolean) {
    this.#space = on;
  }
  get panning(): boolean {
    return this.#space || this.#view.app.preferences.tool === 'pan';
  }
  /** The device that arrow keys move. */
  get moving(): string | null {
    return this.#moving;
  }
  set moving(id: string | null) {
    this.#moving = id;
  }

  begin(port: string): void {
    this.#source = port;
    this.#refused = null;
  }
  end(): void {
    this.#source = null;
    this.#pointer = null;
  }
  cancel(): void {
    this.end();
    this.#refused = null;
    this.#picking = null;
    this.#ghost = null;
    this.#moving = null;
  }
  refuse(port: string, reason: string): void {
    this.#refused = { port, reason };
  }
  forgive(): void {
    this.#refused = null;
  }

  #from(): PortSpot | undefined {
    return this.#source ? this.#view.scene.port.get(this.#source) : undefined;
  }
  /** What a port looks like while a cable is in the hand. */
  fitOf(id: string): 'source' | 'fits' | 'unfit' | null {
    const from = this.#from();
    const to = this.#view.scene.port.get(id);
    if (!from || !to) return null;
    if (from.id === id) return 'source';
    return fitOf(this.#view.app.drawing.topology, from, to).fits ? 'fits' : 'unfit';
  }
  reasonOf(id: string): string {
    const from = this.#from();
    const to = this.#view.scene.port.get(id);
    return from && to ? fitOf(this.#view.app.drawing.topology, from, to).reason : '';
  }
  /** Takes the cable in the hand to a port. */
  async connect(id: string): Promise<void> {
    const from = this.#source;
    const reason = this.reasonOf(id);
    this.end();
    if (!from || from === id) return;
    if (reason) {
      this.refuse(id, reason);
      this.#view.app.announce(reason);
      return;
    }
    try {
      await this.#view.app.actions.invoke('connect', { a: from, b: id });
    } catch (error) {
      this.refuse(id, error instanceof Error ? error.message : 'This cable is refused');
    }
  }

  /** A cut shows in the next frame; the run's facts take over when they come. */
  expectCut(id: string, cut: boolean): void {
    const version = this.#view.app.run.facts?.version ?? 0;
    this.#expected = { ...this.#expected, [id]: { cut, version } };
  }
  cutNow(id: string): boolean {
    const expected = this.#expected[id];
    const known = this.#view.app.cableIsCut(id);
    return expected && expected.version === (this.#view.app.run.facts?.version ?? 0) ? expected.cut : known;
  }
  toggleCut(id: string): void {
    const cut = !this.cutNow(id);
    this.expectCut(id, cut);
    void this.#view.app.actions.invoke(cut ? 'cut' : 'mend', { aim: id }).catch((error: unknown) => {
      this.expectCut(id, !cut);
      this.#view.app.announce(error instanceof Error ? error.message : 'Refused');
    });
  }
}
