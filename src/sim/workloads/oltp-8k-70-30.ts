/** A transaction database. */
import { preset } from './settings';

export const oltp8k7030 = preset(
  {
    id: 'oltp-8k-70-30',
    label: 'OLTP 70/30, 8 KiB',
    teaches:
      'A database keeps a fixed number of I/Os in the air: when all of them wait on one path, it stops, however good the others are.',
    readShare: 0.7,
    blockBytes: 8 * 1024,
    pattern: 'random',
    outstanding: 32,
    rateIops: null,
    hitShare: 0.8,
    destageOpsPerWrite: 0.1,
  },
  {
    shape: { tag: 'general', source: 'Customary mix in storage tests of databases: 8 KiB pages, 70 % reads, random' },
    cache: {
      tag: 'placeholder',
      source: 'Assumption: 80 % read hits and a tenth of the writes destaged, so that a healthy scene stays steady',
    },
  },
);
