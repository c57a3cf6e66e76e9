/** The same door without a worker: for tests, and for places where workers are not to be had. Reached by `import()` only. */
import { Session } from './session/session';
import type { Ask, Bridge, ReplyOf, Request } from './protocol';
import type { Reading } from '../sim/run/reading';

export interface InlineOptions {
  readonly wallMs?: () => number;
  /** Calls back soon; tests hand in their own. */
  readonly soon?: (work: () => void) => void;
}

export function createInlineBridge(options: InlineOptions = {}): Bridge {
  const session = new Session(options.wallMs ?? (() => performance.now()));
  const soon = options.soon ?? ((work) => void setTimeout(work, 4));
  const readers = new Set<(reading: Reading) => void>();
  const mourners = new Set<(message: string, ticket: string) => void>();
  let open = true;
  let scheduled = false;

  function round(): void {
    scheduled = false;
    if (!open) return;
    try {
      session.tick();
      const reading = session.reading();
      if (reading) for (const reader of readers) reader(reading);
      if (session.busy) again();
    } catch (error) {
      open = false;
      const message = error instanceof Error ? error.message : String(error);
      for (const mourner of mourners) mourner(message, message);
    }
  }
  function again(): void {
    if (scheduled || !open) return;
    scheduled = true;
    soon(round);
  }

  return {
    ask<A extends Ask>(request: Extract<Request, { ask: A }>): Promise<ReplyOf[A]> {
      return new Promise((resolve, reject) => {
        try {
          const value = session.answer(request as Request) as ReplyOf[A];
          again();
          resolve(value);
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    },
    onReading(listener) {
      readers.add(listener);
      return () => void readers.delete(listener);
    },
    onCrash(listener) {
      mourners.add(listener);
      return () => void mourners.delete(listener);
    },
    close() {
      open = false;
    },
  };
}
