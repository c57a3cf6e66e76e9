/** The worker's entry: a session, and slices of wall time for it. Nothing else. */
import { Session } from './session/session';
import type { FromWorker, ToWorker } from './protocol';

const scope = self as unknown as {
  postMessage(message: FromWorker, transfer?: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
};
const session = new Session(() => performance.now());
const idleMs = 16;
let crashed = false;
let scheduled = false;

function crash(error: unknown): void {
  crashed = true;
  const message = error instanceof Error ? error.message : String(error);
  scope.postMessage({ push: 'crashed', message, ticket: message });
}

function guarded(work: () => void): void {
  if (crashed) return;
  try {
    work();
  } catch (error) {
    crash(error);
  }
}

/** MessageChannel, because timers of a worker are held to 4 ms after a few rounds. */
const channel = new MessageChannel();
channel.port1.onmessage = () => {
  scheduled = false;
  guarded(round);
};

function again(): void {
  if (scheduled || crashed) return;
  scheduled = true;
  channel.port2.postMessage(0);
}

function round(): void {
  session.tick();
  const reading = session.reading();
  if (reading) {
    const buffers = reading.series.flatMap((each) => [each.atNs.buffer, each.iops.buffer, each.heat.buffer, each.pathIops.buffer]);
    scope.postMessage({ push: 'reading', reading }, buffers as Transferable[]);
  }
  if (session.busy) {
    if (session.wanted) again();
    else setTimeout(again, idleMs / 4);
  }
}

scope.onmessage = ({ data }) => {
  guarded(() => {
    const value = session.answer(data.request);
    scope.postMessage({ reply: data.id, value });
    again();
  });
};
