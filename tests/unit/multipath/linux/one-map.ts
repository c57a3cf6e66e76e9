/** One map for tests: requests down and back, messages, a clock. The single place that touches the target's functions. */
import { dmTarget, type Arena } from '../../../../src/sim/multipath';

const { blockStatuses, blockStatusRow, EndResult, MapResult, QueueBit } = dmTarget;

export const second = 1_000_000_000;
export const KiB = 1024;
export const MiB = 1 << 20;

export interface Io {
  readonly path: number;
  readonly bytes: number;
  readonly startNs: number;
}

/** Groups as `A1 A2 | B1`: devices 8:16, 8:32 … in that order; each path with the words given. */
export function line(
  groups: readonly (readonly string[])[],
  options: { selector?: string; features?: string; handler?: string; initial?: number } = {},
): string {
  const { selector = 'service-time 0', features = '0', handler = '0', initial = 1 } = options;
  const words = [features, handler, String(groups.length), String(initial)];
  let number = 0;
  for (const group of groups) {
    const count = group[0].split(' ').filter((word) => word !== '').length;
    words.push(selector, String(group.length), String(count));
    for (const own of group) {
      number += 1;
      words.push(`8:${16 * number}`, own);
    }
  }
  return words.join(' ');
}
/** Groups of so many paths, each with the one word that multipath-tools loads. */
export const plain = (...sizes: readonly number[]): string[][] => sizes.map((size) => Array<string>(size).fill('1'));

export class OneMap {
  arena: Arena;
  map: dmTarget.LoadedMap;
  nowNs = second;
  readonly effects: string[] = [];
  readonly #asked: dmTarget.Effect[] = [];

  constructor(table: string, noPathTimeoutSecs = 0) {
    const parsed = dmTarget.parseTable(table);
    if (parsed.table === null) throw new Error(parsed.why);
    const { map, next } = dmTarget.layOut(parsed.table, { i32: 0, f64: 0 }, noPathTimeoutSecs);
    this.map = map;
    this.arena = { i32: new Int32Array(next.i32), f64: new Float64Array(next.f64) };
    const why = dmTarget.openMap(this.arena, map);
    if (why !== null) throw new Error(why);
  }

  #call(): dmTarget.Call {
    return { arena: this.arena, map: this.map, nowNs: this.nowNs, effects: this.#asked };
  }

  #settle(): void {
    dmTarget.runWork(this.#call());
    this.effects.push(...this.#asked.splice(0).map((effect) => dmTarget.effectText(this.map, effect)));
  }

  /** Effects since the last look. */
  seen(): string[] {
    return this.effects.splice(0);
  }

  pass(seconds: number): this {
    this.nowNs += seconds * second;
    dmTarget.advance(this.#call());
    this.#settle();
    return this;
  }

  /** The path (from 1) that took the request, or REQUEUE, DELAY_REQUEUE, KILL. */
  submit(bytes = 4096, cpu = 0): number | string {
    const path = dmTarget.mapIo(this.arena, this.map, bytes, this.nowNs, cpu, this.#asked);
    this.#settle();
    const word = Object.entries({
      REQUEUE: MapResult.requeue,
      DELAY_REQUEUE: MapResult.delayRequeue,
      KILL: MapResult.kill,
    }).find(([, code]) => code === path);
    return word ? word[0] : path + 1;
  }

  /** As `submit`, for a request that has to be taken and will come back. */
  send(bytes = 4096): Io {
    const path = this.submit(bytes);
    if (typeof path === 'string') throw new Error(path);
    return { path: path - 1, bytes, startNs: this.nowNs };
  }

  /** DONE, REQUEUE or DELAY_REQUEUE. */
  end({ path, bytes, startNs }: Io, status = 'OK'): string {
    const row = blockStatusRow(status);
    const result = dmTarget.endIo(this.arena, this.map, path, bytes, startNs, row, this.nowNs, this.#asked);
    this.#settle();
    return { [EndResult.done]: 'DONE', [EndResult.requeue]: 'REQUEUE', [EndResult.delayRequeue]: 'DELAY_REQUEUE' }[
      result
    ]!;
  }

  /** The handler's word on path n, from 1. */
  activated(number: number, code: string): this {
    dmTarget.endPgInit(this.#call(), number - 1, code);
    this.#settle();
    return this;
  }

  message(text: string): number {
    const rc = dmTarget.message(this.#call(), text.split(' '));
    this.#settle();
    return rc;
  }

  fail(...numbers: readonly number[]): this {
    for (const number of numbers) this.message(`fail_path ${this.device(number)}`);
    return this;
  }

  reinstate(...numbers: readonly number[]): this {
    for (const number of numbers) this.message(`reinstate_path ${this.device(number)}`);
    return this;
  }

  suspend(noflush: boolean): this {
    dmTarget.suspend(this.#call(), noflush);
    this.#settle();
    return this;
  }

  resume(): this {
    dmTarget.resume(this.#call());
    this.#settle();
    return this;
  }

  setQueue(number: number, bit: keyof typeof QueueBit, on = true): this {
    const slot = dmTarget.queueAt(this.map, number - 1);
    if (on) this.arena.i32[slot] |= QueueBit[bit];
    else this.arena.i32[slot] &= ~QueueBit[bit];
    return this;
  }

  device(number: number): string {
    return this.map.devices[number - 1];
  }

  get busy(): boolean {
    return dmTarget.isBusy(this.arena, this.map);
  }
  get status(): string {
    return dmTarget.statusText(this.arena, this.map);
  }
  get table(): string {
    return dmTarget.tableText(this.arena, this.map);
  }
  /** `A E`: the letters of the groups. */
  get letters(): string {
    return this.map.ranges.map((_, group) => dmTarget.groupLetter(this.arena, this.map, group)).join(' ');
  }
  /** `A1 F2`: each path's letter with its fail count. */
  get paths(): string {
    return this.map.devices
      .map((_, path) => {
        const active = this.arena.i32[dmTarget.activeAt(this.map, path)] === 1;
        return `${active ? 'A' : 'F'}${this.arena.i32[dmTarget.failCountAt(this.map, path)]}`;
      })
      .join(' ');
  }
}

/** What direct I/O is told of a status. */
export const errnoOf = (status: string): string => blockStatuses[blockStatusRow(status)].errno;
