/** What the reader of a guide has looked at, and when on the simulated clock: ticks of look steps live with the page, not with the run. */
import type { Workshop } from '../../app/app.svelte';
import type { Seen } from '../../lessons';

export class GuideMemory {
  #seen = $state.raw<Seen>({});

  get seen(): Seen {
    return this.#seen;
  }
  note(ids: readonly string[], nowNs: number): void {
    const fresh = ids.filter((id) => (this.#seen[id] ?? Infinity) > nowNs);
    if (fresh.length > 0) this.#seen = { ...this.#seen, ...Object.fromEntries(fresh.map((id) => [id, nowNs])) };
  }
  clear(): void {
    this.#seen = {};
  }
}

const kept = new WeakMap<Workshop, GuideMemory>();
export function memoryOf(app: Workshop): GuideMemory {
  const known = kept.get(app);
  if (known) return known;
  const memory = new GuideMemory();
  kept.set(app, memory);
  app.on('opened', () => memory.clear());
  return memory;
}
