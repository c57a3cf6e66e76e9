/**
 * The one queue of a run: a 4-ary heap over typed arrays, ordered by (atNs, rank, push order).
 * Rows are numbers only, so a checkpoint is four slices and pushing allocates nothing.
 */

const rankStep = 281_474_976_710_656; // 2^48

export class EventQueue {
  size = 0;
  /** Rises with each push; ties at one instant and rank are taken in push order. */
  seq = 0;
  at: Float64Array;
  order: Float64Array;
  row: Int32Array;
  /** kind | ticket << 4 */
  tag: Int32Array;

  constructor(capacity = 256) {
    this.at = new Float64Array(capacity);
    this.order = new Float64Array(capacity);
    this.row = new Int32Array(capacity);
    this.tag = new Int32Array(capacity);
  }

  push(atNs: number, rank: number, row: number, tag: number): void {
    let hole = this.size;
    if (hole === this.at.length) this.grow();
    this.size = hole + 1;
    const order = rank * rankStep + this.seq++;
    const at = this.at;
    const orders = this.order;
    const rows = this.row;
    const tags = this.tag;
    while (hole > 0) {
      const parent = (hole - 1) >> 2;
      const parentAt = at[parent]!;
      if (parentAt < atNs || (parentAt === atNs && orders[parent]! < order)) break;
      at[hole] = parentAt;
      orders[hole] = orders[parent]!;
      rows[hole] = rows[parent]!;
      tags[hole] = tags[parent]!;
      hole = parent;
    }
    at[hole] = atNs;
    orders[hole] = order;
    rows[hole] = row;
    tags[hole] = tag;
  }

  /** Drops the first event; read at[0], row[0], tag[0] before. */
  drop(): void {
    const last = --this.size;
    if (last === 0) return;
    const at = this.at;
    const orders = this.order;
    const rows = this.row;
    const tags = this.tag;
    const movedAt = at[last]!;
    const movedOrder = orders[last]!;
    const movedRow = rows[last]!;
    const movedTag = tags[last]!;
    let hole = 0;
    for (;;) {
      const first = hole * 4 + 1;
      if (first >= last) break;
      let best = first;
      let bestAt = at[first]!;
      const end = first + 4 < last ? first + 4 : last;
      for (let child = first + 1; child < end; child++) {
        const childAt = at[child]!;
        if (childAt < bestAt || (childAt === bestAt && orders[child]! < orders[best]!)) {
          best = child;
          bestAt = childAt;
        }
      }
      if (bestAt > movedAt || (bestAt === movedAt && orders[best]! > movedOrder)) break;
      at[hole] = bestAt;
      orders[hole] = orders[best]!;
      rows[hole] = rows[best]!;
      tags[hole] = tags[best]!;
      hole = best;
    }
    at[hole] = movedAt;
    orders[hole] = movedOrder;
    rows[hole] = movedRow;
    tags[hole] = movedTag;
  }

  copy(): EventQueue {
    const copy = new EventQueue(Math.max(16, this.size * 2));
    copy.size = this.size;
    copy.seq = this.seq;
    copy.at.set(this.at.subarray(0, this.size));
    copy.order.set(this.order.subarray(0, this.size));
    copy.row.set(this.row.subarray(0, this.size));
    copy.tag.set(this.tag.subarray(0, this.size));
    return copy;
  }

  get bytes(): number {
    return this.size * 24;
  }

  private grow(): void {
    const capacity = this.at.length * 2;
    const at = new Float64Array(capacity);
    const order = new Float64Array(capacity);
    const row = new Int32Array(capacity);
    const tag = new Int32Array(capacity);
    at.set(this.at);
    order.set(this.order);
    row.set(this.row);
    tag.set(this.tag);
    this.at = at;
    this.order = order;
    this.row = row;
    this.tag = tag;
  }
}
