/** A backup that reads a LUN from end to end. */
import { preset } from './settings';

export const backup256kSequential = preset(
  {
    id: 'backup-256k-sequential',
    label: 'Backup, 256 KiB sequential',
    teaches: 'Large sequential reads fill links: what counts is MB/s, and where the narrowest place is.',
    readShare: 1,
    blockBytes: 256 * 1024,
    pattern: 'sequential',
    outstanding: 4,
    rateIops: null,
    hitShare: 0.95,
    destageOpsPerWrite: 0.1,
  },
  {
    shape: { tag: 'general', source: 'Backup programs read large blocks with few in the air; 256 KiB is common' },
    cache: {
      tag: 'placeholder',
      source: 'Assumption: read-ahead has 95 % of the blocks in cache before they are asked for',
    },
  },
);
