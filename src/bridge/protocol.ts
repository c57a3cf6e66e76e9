/** What crosses between page and worker: requests with a number, replies with the same number, and pushed readings. */
import type { Finding } from '../sim/topology/topology';
import type { Command, PolicyId, Scenario } from '../sim/scenario/scenario';
import type { LogRow, Reading, WhyLine } from '../sim/run/reading';

export const protocolVersion = 1;

export type Request =
  | { readonly ask: 'open'; readonly scenario: Scenario; readonly atNs: number; readonly compare: readonly PolicyId[] }
  | { readonly ask: 'command'; readonly command: Command }
  | { readonly ask: 'play'; readonly speed: number | 'max'; readonly lens: boolean }
  | { readonly ask: 'pause' }
  /** Run exactly to this time (forward, or back by checkpoint and replay). Answers when there. */
  | { readonly ask: 'seek'; readonly atNs: number }
  /** One event (of the I/O's life, or of control) further. */
  | { readonly ask: 'step' }
  | { readonly ask: 'compare'; readonly policies: readonly PolicyId[] }
  /** The recipe with its journal as it is now; layout is the page's own. */
  | { readonly ask: 'export' }
  | { readonly ask: 'why'; readonly workload: string }
  | { readonly ask: 'events'; readonly fromSeq: number; readonly limit: number }
  /** The page has drawn the last reading and can take the next; `dots` says whether it wants single I/Os. */
  | { readonly ask: 'next'; readonly dots: boolean };

export type ReplyOf = {
  open: { readonly ok: boolean; readonly findings: readonly Finding[]; readonly fingerprint: string };
  command: { readonly ok: boolean; readonly atNs: number; readonly finding: Finding | null };
  play: { readonly ok: true };
  pause: { readonly atNs: number };
  seek: { readonly atNs: number; readonly fingerprint: string };
  step: { readonly atNs: number; readonly kind: string };
  compare: { readonly ok: true };
  export: { readonly scenario: Scenario; readonly atNs: number; readonly fingerprint: string };
  why: { readonly lines: readonly WhyLine[]; readonly waitedNs: number; readonly blame: readonly { readonly owner: string; readonly ns: number }[] };
  events: { readonly rows: readonly LogRow[] };
  next: { readonly ok: true };
};

export type Ask = Request['ask'];
export type ToWorker = { readonly id: number; readonly request: Request };
export type FromWorker =
  | { readonly reply: number; readonly value: ReplyOf[Ask] }
  | { readonly push: 'reading'; readonly reading: Reading }
  | { readonly push: 'crashed'; readonly message: string; readonly ticket: string };

/** The page's end, the same over a worker and inline. */
export interface Bridge {
  ask<A extends Ask>(request: Extract<Request, { ask: A }>): Promise<ReplyOf[A]>;
  /** Returns the way to stop listening. */
  onReading(listener: (reading: Reading) => void): () => void;
  onCrash(listener: (message: string, ticket: string) => void): () => void;
  close(): void;
}
