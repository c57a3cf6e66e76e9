/** Keeps the last drawing between visits. The page offers it; it never replaces what the visitor came for. */
import { compactScenario } from '../sim/catalog';
import type { Page } from './page';
import { recipe } from './recipe';

const storageKey = 'san:drawing';
const quietMs = 1_500;

export interface Kept {
  /** What an earlier visit left, as text of a file; null when there is none. */
  readonly earlier: string | null;
  /** Something changed: keep it when the page has been quiet for a moment. */
  touch(): void;
}

export function keepDrawing(page: () => Page, after: (ms: number, then: () => void) => unknown): Kept {
  const earlier = page().keep.get(storageKey);
  let turn = 0;
  async function save(mine: number): Promise<void> {
    if (mine !== turn) return;
    try {
      page().keep.set(storageKey, compactScenario(await recipe(page(), false)));
    } catch {
      // The engine may be gone; the next change tries again.
    }
  }
  return {
    earlier,
    touch() {
      const mine = ++turn;
      after(quietMs, () => void save(mine));
    },
  };
}
