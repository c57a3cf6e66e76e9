/** What is selected, and what the pointer or the focus rests on; canvas, lanes, charts and inspector share both. */
import type { Ref, SelectionState } from './types';

const same = (a: Ref | null, b: Ref | null): boolean => a === b || (a !== null && b !== null && a.kind === b.kind && a.id === b.id);

export class Selection implements SelectionState {
  #selected = $state.raw<Ref | null>(null);
  #hovered = $state.raw<Ref | null>(null);

  get selected() {
    return this.#selected;
  }
  get hovered() {
    return this.#hovered;
  }
  select(ref: Ref | null): void {
    if (!same(ref, this.#selected)) this.#selected = ref;
  }
  hover(ref: Ref | null): void {
    if (!same(ref, this.#hovered)) this.#hovered = ref;
  }
}
