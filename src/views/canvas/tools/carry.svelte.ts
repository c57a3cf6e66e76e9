/** A part from the shelf in the hand: the shelf picks it up, the canvas shows its ghost and puts it down. */
export interface CarriedPart {
  readonly id: string;
  readonly kind: 'host' | 'switch' | 'array';
  readonly model?: string;
}
class Carry {
  #part = $state.raw<CarriedPart | null>(null);
  get part(): CarriedPart | null {
    return this.#part;
  }
  pick(part: CarriedPart): void {
    this.#part = part;
  }
  drop(): void {
    this.#part = null;
  }
}
export const carry = new Carry();
