/** Who wants to hear of what. Not reactive on purpose: scripts and tests listen here, views derive. */
export type Happening = 'reading' | 'action' | 'opened' | 'crashed' | 'drawing';
type Listener = (detail: unknown) => void;

export interface Happenings {
  tell(what: Happening, detail: unknown): void;
  on(what: Happening, listener: Listener): () => void;
}

export function createHappenings(): Happenings {
  const listeners = new Map<Happening, Set<Listener>>();
  return {
    tell: (what, detail) => listeners.get(what)?.forEach((listener) => listener(detail)),
    on(what, listener) {
      const set = listeners.get(what) ?? new Set();
      listeners.set(what, set.add(listener));
      return () => void set.delete(listener);
    },
  };
}
