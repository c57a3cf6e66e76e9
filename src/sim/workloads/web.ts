/** A web shop: requests come when users click. */
import { preset } from './settings';

export const web = preset(
  {
    id: 'web',
    label: 'Web, 8 KiB, 1500 a second',
    teaches:
      'Users do not wait for each other: arrivals go on during an outage, and what waited must be worked off after it.',
    readShare: 0.95,
    blockBytes: 8 * 1024,
    pattern: 'random',
    outstanding: null,
    rateIops: 1500,
    hitShare: 0.8,
    destageOpsPerWrite: 0.1,
  },
  {
    shape: {
      tag: 'placeholder',
      source: 'Chosen well below what one path carries, so that any overload comes from a fault',
    },
    cache: { tag: 'placeholder', source: 'Assumption, as for the OLTP load' },
  },
);
