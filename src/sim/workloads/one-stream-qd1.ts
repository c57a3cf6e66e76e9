/** A program that waits for each answer. */
import { preset } from './settings';

export const oneStreamQd1 = preset(
  {
    id: 'one-stream-qd1',
    label: 'One stream, one at a time',
    teaches:
      'With one I/O in the air a second path adds no speed: latency alone sets the pace, and one lost command stops everything.',
    readShare: 1,
    blockBytes: 8 * 1024,
    pattern: 'random',
    outstanding: 1,
    rateIops: null,
    hitShare: 0.8,
    destageOpsPerWrite: 0.1,
  },
  {
    shape: { tag: 'general', source: 'Synchronous programs, such as a copy or a log writer, have one I/O outstanding' },
    cache: { tag: 'placeholder', source: 'Assumption, as for the OLTP load' },
  },
);
