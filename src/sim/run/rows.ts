/** Growing columns of numbers, cut and read by time. */

export class Rows {
  length = 0;
  private cells: Float64Array;

  constructor(readonly width: number, capacity = 64) {
    this.cells = new Float64Array(width * capacity);
  }

  /** Room for one more row; returns where it begins. */
  add(): number {
    const from = this.length * this.width;
    if (from + this.width > this.cells.length) {
      const grown = new Float64Array(Math.max(this.width, this.cells.length * 2));
      grown.set(this.cells);
      this.cells = grown;
    }
    this.length++;
    return from;
  }

  set(cell: number, value: number): void {
    this.cells[cell] = value;
  }

  at(row: number, column: number): number {
    return this.cells[row * this.width + column]!;
  }

  column(column: number, from: number, to: number): Float64Array {
    const out = new Float64Array(Math.max(0, to - from));
    for (let row = from; row < to; row++) out[row - from] = this.cells[row * this.width + column]!;
    return out;
  }

  /** Columns `first` to `first + count - 1` of the rows, row-major. */
  block(first: number, count: number, from: number, to: number): Float64Array {
    const out = new Float64Array(Math.max(0, to - from) * count);
    for (let row = from; row < to; row++) {
      for (let i = 0; i < count; i++) out[(row - from) * count + i] = this.cells[row * this.width + first + i]!;
    }
    return out;
  }

  /** First row whose first column is greater than `value`. */
  after(value: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.cells[middle * this.width]! <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  cut(length: number): void {
    if (length < this.length) this.length = length;
  }
}
