import type { Workshop } from '../../../app/app.svelte';

/** Resolves when the page has a reading of that instant (nanoseconds) or a later one; rejects when there will be none. */
export function reached(app: Pick<Workshop, 'on' | 'run'>, atNs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const stops: (() => void)[] = [];
    const end = (then: () => void): void => {
      stops.forEach((stop) => stop());
      then();
    };
    const look = (): void => {
      if (app.run.nowNs >= atNs) end(resolve);
    };
    stops.push(
      app.on('reading', look),
      app.on('opened', () => end(() => reject(new Error('Another scene was opened.')))),
      app.on('crashed', () => end(() => reject(new Error('The engine was restarted; ask again.')))),
    );
    look();
  });
}
