/** The application block of a host: running or waiting, and the slots of its outstanding I/Os. */
import type { WorkloadLive } from '../../../sim/run/reading';
import { formatDurationNs, formatIops } from '../../../locales';

export interface SlotGroup {
  readonly label: string;
  readonly path: number;
  readonly moving: number;
  readonly held: number;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  /** A path that is alone has both rows. */
  readonly rows: number;
}
export interface AppMark {
  readonly state: WorkloadLive['state'];
  readonly word: string;
  readonly tone: 'ao' | 'att' | 'fail';
  readonly aside: string;
  readonly asideTone: 'ink2' | 'att' | 'fail';
  readonly groups: readonly SlotGroup[];
  readonly foot: string;
  readonly held: number;
  readonly total: number;
}
const second = 1e9;
const counted = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;
export const slotArea = { x: 14, y: 40.5, w: 180, pitch: 13, high: 9 } as const;

/** How many outstanding I/Os are on each path, and how many of them wait. */
export function tally(slots: Int16Array): Map<number, { moving: number; held: number }> {
  const out = new Map<number, { moving: number; held: number }>();
  for (const slot of slots) {
    const path = Math.abs(slot);
    const entry = out.get(path) ?? { moving: 0, held: 0 };
    // Without a path it waits in MPIO.
    if (slot <= 0) entry.held += 1;
    else entry.moving += 1;
    out.set(path, entry);
  }
  return out;
}

/** Two rows of cells: one path a row, or two or four side by side; a path that carries keeps its place when it is empty. */
export function slotGroups(slots: Int16Array, carrying: readonly number[]): SlotGroup[] {
  const counts = tally(slots);
  // While I/O moves, a carrying path that is empty for a moment keeps its row.
  const moving = [...counts.values()].some((entry) => entry.moving > 0);
  const numbers = new Set([...counts.keys(), ...(moving || counts.size === 0 ? carrying : [])]);
  const order = [...numbers].sort((a, b) => a - b).slice(0, 8);
  const columns = order.length <= 2 ? 1 : order.length <= 4 ? 2 : 4;
  const wide = (slotArea.w - (columns - 1) * 8) / columns;
  const rows = Math.ceil(order.length / columns);
  return order.map((path, i) => {
    const row = columns === 1 ? i : i % rows;
    const column = columns === 1 ? 0 : Math.floor(i / rows);
    return {
      label: path === 0 ? 'MPIO' : `P${path}`,
      path,
      moving: counts.get(path)?.moving ?? 0,
      held: counts.get(path)?.held ?? 0,
      x: slotArea.x + column * (wide + 8),
      y: slotArea.y + row * slotArea.pitch,
      w: wide,
      rows: order.length === 1 ? 2 : 1,
    };
  });
}

/** Cells of one group as an outline: wide while they fit, narrower when there are many. */
export function cells(group: SlotGroup, from: number, count: number): string {
  const name = group.path === 0 ? 36 : 18;
  const x0 = group.x + name;
  const room = group.w - name;
  const total = group.moving + group.held;
  const row = group.rows > 1 ? Math.max(16, Math.ceil(total / group.rows)) : Math.max(total, 1);
  const pitch = Math.min(10.2, room / row);
  // The outline is drawn with a line of 2 and round joints: that rounds the corners.
  const w = Math.max(0.2, pitch - (pitch > 5 ? 1.8 : 0.9) - 2);
  let d = '';
  for (let i = 0; i < count; i += 1) {
    const nth = from + i;
    const x = x0 + (nth % row) * pitch + 1;
    const y = group.y + 1 + Math.floor(nth / row) * slotArea.pitch;
    d += `M${x.toFixed(1)} ${y}h${w.toFixed(1)}v${slotArea.high - 2}h${(-w).toFixed(1)}z`;
  }
  return d;
}

export function appMark(live: WorkloadLive | undefined, carrying: readonly number[], holders: readonly string[]): AppMark {
  if (!live) {
    return { state: 'running', word: 'Not started', tone: 'ao', aside: '', asideTone: 'ink2', groups: [], foot: '', held: 0, total: 0 };
  }
  const groups = slotGroups(live.slots, carrying);
  const held = groups.reduce((sum, group) => sum + group.held, 0);
  const inMpio = groups.find((group) => group.path === 0)?.held ?? 0;
  const total = Math.max(live.outstanding, live.slots.length);
  const words = { running: 'Running', waiting: 'Waiting', error: 'I/O errors', lostDisk: 'Disk lost', hostDown: 'Host restarts' };
  const tone = live.state === 'running' ? 'ao' : live.state === 'waiting' || live.state === 'hostDown' ? 'att' : 'fail';
  const gap = live.gapNs >= second * 0.95 || (live.state === 'waiting' && live.gapNs >= second * 0.05);
  const waited = live.noIoForNs >= second;
  const aside = gap
    ? `no I/O for ${formatDurationNs(live.gapNs)}`
    : waited
      ? `waited ${formatDurationNs(live.noIoForNs)}`
      : `${formatIops(live.iops)} IOPS`;
  const where = holders.length === 1 ? ` on ${holders[0]}` : '';
  const busy = groups.filter((group) => group.moving > 0).length;
  const foot =
    inMpio > 0 && inMpio === held
      ? `${inMpio} of ${counted(total, 'slot')} wait in MPIO`
      : inMpio > 0
        ? `${held - inMpio} held${where}, ${inMpio} in MPIO`
        : held > 0
          ? `${held} of ${counted(total, 'slot')} held${where}`
          : total === 0
            ? 'no I/O outstanding'
            : `${counted(total, 'slot')}, ${counted(busy, 'path')}`;
  return {
    state: live.state,
    word: words[live.state],
    tone,
    aside,
    asideTone: gap ? (live.state === 'waiting' || live.state === 'running' ? 'att' : 'fail') : waited ? 'att' : 'ink2',
    groups,
    foot,
    held,
    total,
  };
}
