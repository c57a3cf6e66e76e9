/**
 * The page's end of the door: requests become promises, readings reach listeners. It remembers the recipe of the run
 * (scenario, commands with their times, the last instant seen), so that a worker that dies is replaced by one that
 * stands at the same instant of the same run.
 */
import type { JournalRow, PolicyId, Scenario } from '../sim/scenario/scenario';
import type { Reading } from '../sim/run/reading';
import type { Ask, Bridge, FromWorker, ReplyOf, Request, ToWorker } from './protocol';

export interface WorkerBridge extends Bridge {
  /** Ends the worker as a crash would; for tests of the recovery. */
  kill(): void;
}

interface Waiting {
  readonly request: Request;
  resolve(value: ReplyOf[Ask]): void;
  reject(reason: Error): void;
}

/** A worker that dies this often within one page is not started again. */
const maxRestarts = 5;

export function createWorkerBridge(makeWorker: () => Worker): WorkerBridge {
  const readers = new Set<(reading: Reading) => void>();
  const mourners = new Set<(message: string, ticket: string) => void>();
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let restarts = 0;
  let closed = false;
  let opened: Scenario | null = null;
  let journal: JournalRow[] = [];
  let compare: readonly PolicyId[] = [];
  let nowNs = 0;
  let playing: Extract<Request, { ask: 'play' }> | null = null;
  let worker = begin();

  function begin(): Worker {
    const fresh = makeWorker();
    fresh.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (fresh === worker) hear(data);
    };
    fresh.onerror = (event) => {
      event.preventDefault();
      if (fresh === worker) bury(event.message || 'the worker stopped');
    };
    return fresh;
  }

  function hear(message: FromWorker): void {
    if ('reply' in message) {
      const asked = waiting.get(message.reply);
      if (!asked) return;
      waiting.delete(message.reply);
      remember(asked.request, message.value);
      asked.resolve(message.value);
    } else if (message.push === 'reading') {
      nowNs = message.reading.nowNs;
      for (const reader of readers) reader(message.reading);
    } else bury(message.message);
  }

  function remember(request: Request, value: ReplyOf[Ask]): void {
    if (request.ask === 'open') {
      opened = request.scenario;
      journal = [...request.scenario.journal];
      compare = request.compare;
      nowNs = request.atNs;
      playing = null;
    } else if (request.ask === 'command') {
      const { atNs } = value as ReplyOf['command'];
      journal = [...journal.filter((row) => row.atNs < atNs), { atNs, ...request.command }];
      nowNs = Math.max(nowNs, atNs);
    } else if (request.ask === 'play') playing = request;
    else if (request.ask === 'pause') playing = null;
    else if (request.ask === 'compare') compare = request.policies;
    if (request.ask === 'pause' || request.ask === 'seek' || request.ask === 'step') nowNs = (value as { atNs: number }).atNs;
  }

  /** The old worker goes; a new one is brought to the same instant, and what was asked meanwhile is asked again. */
  function bury(message: string): void {
    worker.terminate();
    const unanswered = [...waiting.values()];
    waiting.clear();
    const again = !closed && opened !== null && restarts < maxRestarts;
    if (again) {
      restarts++;
      worker = begin();
      post({ ask: 'open', scenario: { ...opened!, journal }, atNs: nowNs, compare }).catch(() => undefined);
      if (playing) post(playing).catch(() => undefined);
    }
    for (const mourner of mourners) mourner(message, `restart ${restarts}`);
    for (const asked of unanswered) {
      if (!again) asked.reject(new Error(message));
      else post(asked.request).then(asked.resolve, asked.reject);
    }
  }

  function post(request: Request): Promise<ReplyOf[Ask]> {
    return new Promise((resolve, reject) => {
      const id = ++lastId;
      waiting.set(id, { request, resolve, reject });
      const message: ToWorker = { id, request };
      worker.postMessage(message);
    });
  }

  return {
    ask: <A extends Ask>(request: Extract<Request, { ask: A }>) => post(request as Request) as Promise<ReplyOf[A]>,
    onReading(listener) {
      readers.add(listener);
      return () => void readers.delete(listener);
    },
    onCrash(listener) {
      mourners.add(listener);
      return () => void mourners.delete(listener);
    },
    close() {
      closed = true;
      worker.terminate();
    },
    kill: () => bury('the worker was ended for a test'),
  };
}

/** The real thing: a module worker beside the page. */
export const startWorker = (): Worker => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'san-engine' });
