/** Storage that never throws: a frame without storage, a full disk or a private window falls back to memory. */
export interface Keep {
  readonly durable: boolean;
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

export function keepIn(storage: () => Storage): Keep {
  const memory = new Map<string, string>();
  let durable = true;
  let store: Storage | null = null;
  try {
    store = storage();
    const probe = 'san:probe';
    store.setItem(probe, '1');
    store.removeItem(probe);
  } catch {
    store = null;
    durable = false;
  }
  return {
    get durable() {
      return durable;
    },
    get(key) {
      if (memory.has(key)) return memory.get(key) ?? null;
      try {
        return store?.getItem(key) ?? null;
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        if (!store) throw new Error('no storage');
        store.setItem(key, value);
        memory.delete(key);
      } catch {
        durable = false;
        memory.set(key, value);
      }
    },
    remove(key) {
      memory.delete(key);
      try {
        store?.removeItem(key);
      } catch {
        durable = false;
      }
    },
  };
}
