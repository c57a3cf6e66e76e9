/** Random reads only, for comparing policies. */
import { preset } from './settings';

export const read8kRandom = preset(
  {
    id: 'read-8k-random',
    label: 'Random reads, 8 KiB',
    teaches: 'With reads only, and a deep queue, the share of each path shows what a policy thinks of it.',
    readShare: 1,
    blockBytes: 8 * 1024,
    pattern: 'random',
    outstanding: 32,
    rateIops: null,
    hitShare: 0.8,
    destageOpsPerWrite: 0.1,
  },
  {
    shape: { tag: 'general', source: 'The usual load for comparing path policies: 8 KiB random reads at depth 32' },
    cache: { tag: 'placeholder', source: 'Assumption, as for the OLTP load' },
  },
);
