/** Drives. The seek curve is fitted to published average seek times. */
import { general, inferred, known, placeholder } from './models';
import type { DriveModel } from './models';

const none = { v: 0, tag: 'general', source: 'does not apply' } as const;
const spinningChannels = general(1, 'one head stack moves at a time');
const fit = (ms: number, spec: string) => inferred(ms * 1_000_000, `fitted to the average seek of ${spec}`);

export const drives: readonly DriveModel[] = [
  {
    id: 'sas-15k',
    name: '15k SAS',
    summary: '15,000 rpm, about 171 random 8 KiB I/Os a second',
    rpm: known(15_000, 'Hitachi Ultrastar 15K450 specification'),
    trackSeekNs: fit(0.3, 'the Ultrastar 15K450 (3.3 ms)'),
    fullSeekNs: fit(6.6, 'the Ultrastar 15K450 (3.3 ms)'),
    sequentialMBps: general(150, '120 to 200 MB/s from inner to outer tracks'),
    readNs: none,
    writeNs: none,
    channels: spinningChannels,
    sizeGB: known(450, 'Hitachi Ultrastar 15K450 specification'),
  },
  {
    id: 'sas-10k',
    name: '10k SAS',
    summary: '10,000 rpm, about 136 random 8 KiB I/Os a second',
    rpm: general(10_000),
    trackSeekNs: fit(0.3, '10k drives (3.9 ms)'),
    fullSeekNs: fit(7.5, '10k drives (3.9 ms)'),
    sequentialMBps: general(140, '100 to 180 MB/s from inner to outer tracks'),
    readNs: none,
    writeNs: none,
    channels: spinningChannels,
    sizeGB: general(600),
  },
  {
    id: 'nl-sas-7k2',
    name: '7.2k NL-SAS',
    summary: '7,200 rpm, about 77 random 8 KiB I/Os a second',
    rpm: known(7_200, 'HGST Ultrastar 7K4000 specification'),
    trackSeekNs: fit(0.8, 'the Ultrastar 7K4000 (8.2 ms)'),
    fullSeekNs: fit(15.5, 'the Ultrastar 7K4000 (8.2 ms)'),
    sequentialMBps: general(150),
    readNs: none,
    writeNs: none,
    channels: spinningChannels,
    sizeGB: known(4_000, 'HGST Ultrastar 7K4000 specification'),
  },
  {
    id: 'sata-ssd',
    name: 'SATA SSD',
    summary: 'flash, 100 us a read, 60 us a write, 4 at once',
    rpm: general(0, 'flash'),
    trackSeekNs: none,
    fullSeekNs: none,
    sequentialMBps: placeholder(500),
    readNs: placeholder(100_000),
    writeNs: placeholder(60_000),
    channels: placeholder(4),
    sizeGB: placeholder(480),
  },
  {
    id: 'nvme',
    name: 'NVMe SSD',
    summary: 'flash, 85 us a read, 20 us a write, 16 at once',
    rpm: general(0, 'flash'),
    trackSeekNs: none,
    fullSeekNs: none,
    sequentialMBps: placeholder(3_000),
    readNs: placeholder(85_000),
    writeNs: placeholder(20_000),
    channels: placeholder(16),
    sizeGB: placeholder(1_920),
  },
];
