/** Many virtual machines starting at once. */
import { preset } from './settings';

export const vmBoot = preset(
  {
    id: 'vm-boot',
    label: 'VM boot storm',
    teaches: 'A deep burst of random reads fills every queue on the way, and the shortest queue wins.',
    readShare: 0.9,
    blockBytes: 16 * 1024,
    pattern: 'random',
    outstanding: 64,
    rateIops: null,
    hitShare: 0.6,
    destageOpsPerWrite: 0.1,
  },
  {
    shape: {
      tag: 'general',
      source: 'Boot storms are mostly random reads of 4 to 32 KiB at high depth; 16 KiB and 90 % are middle values',
    },
    cache: { tag: 'placeholder', source: 'Assumption: images share blocks, so 60 % of the reads hit cache' },
  },
);
