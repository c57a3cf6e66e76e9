/**
 * When does the picture stand? No request under way, the clock stopped, every compare world there, fonts loaded, and
 * two frames drawn since. Then `<html data-settled="revision:fingerprint">` is set; it goes when something begins.
 */
import type { Workshop } from './app.svelte';

export interface Settling {
  /** Resolves with the mark; also while playing, then with the reading that is on the screen. */
  settled(): Promise<string>;
}

export function watchSettled(app: Workshop, window: Window): Settling {
  const root = window.document.documentElement;
  let revision = 0;
  let pending = false;
  const waiting = new Set<(mark: string) => void>();

  const quiet = (): boolean => {
    const { nowNs, compare, facts } = app.run;
    return app.busy === 0 && facts !== null && compare.every((each) => each.refused !== null || each.atNs >= nowNs || app.run.playing);
  };
  const frame = (): Promise<void> => new Promise((resolve) => void window.requestAnimationFrame(() => resolve()));

  async function look(): Promise<void> {
    if (pending) return;
    pending = true;
    try {
      await window.document.fonts.ready;
      const began = revision;
      await frame();
      await frame();
      if (began !== revision || !quiet()) return;
      const mark = `${revision}:${app.run.fingerprint}`;
      if (!app.run.playing) root.dataset.settled = mark;
      for (const resolve of waiting) resolve(mark);
      waiting.clear();
    } finally {
      pending = false;
      if (waiting.size > 0 || (!app.run.playing && root.dataset.settled === undefined)) window.setTimeout(() => void look(), 16);
    }
  }
  const stir = (): void => {
    revision++;
    delete root.dataset.settled;
    void look();
  };
  app.on('action', stir);
  app.on('reading', () => {
    if (!app.run.playing) stir();
  });
  app.on('opened', stir);
  void look();
  return {
    settled: () =>
      new Promise((resolve) => {
        waiting.add(resolve);
        void look();
      }),
  };
}
