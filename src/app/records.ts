/** What readings bring, gathered: columns, lanes, log. Plain data outside Svelte's proxies; `Readings` tells of changes. */
import type { LaneRow, LogRow, Reading } from '../sim/run/reading';
import { Columns } from './columns';

export class Records {
  readonly worlds = new Map<string, Columns>();
  readonly lanes = new Map<string, readonly LaneRow[]>();
  log: readonly LogRow[] = [];

  clear(): void {
    this.worlds.clear();
    this.lanes.clear();
    this.log = [];
  }

  /** True when something came. */
  add(reading: Reading): boolean {
    let changed = false;
    for (const chunk of reading.series) {
      if (chunk.atNs.length === 0) continue;
      const columns = this.worlds.get(chunk.world) ?? new Columns(chunk.world);
      this.worlds.set(chunk.world, columns);
      columns.append(chunk);
      changed = true;
    }
    // New arrays, not grown ones: a derived that only compares references must see the growth.
    if (reading.log.length > 0) {
      this.log = [...this.log, ...reading.log];
      changed = true;
    }
    for (const row of reading.lanes) {
      this.lanes.set(row.lane, [...(this.lanes.get(row.lane) ?? []), row]);
      changed = true;
    }
    return changed;
  }
}
