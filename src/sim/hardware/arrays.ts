/** Disk arrays: two generations of Qsan, and a target for tests. */
import { fcPorts, noBbm, byPorts } from './array-parts';
import { currentArrays } from './arrays-current';
import { earlyArrays } from './arrays-early';
import { placeholder } from './models';
import type { ArrayModel } from './models';

const test = 'a test target, not a product';

const pureDelay: ArrayModel = {
  id: 'pure-delay',
  vendor: 'Model',
  name: 'Pure delay',
  summary: '8 Gb FC, answers after a fixed time, any number of commands at once',
  shelf: 'test',
  ...byPorts([{ ...fcPorts(2, [2, 4, 8], test), speedsGbps: placeholder([2, 4, 8], test) }]),
  controllers: placeholder(2, test),
  controllerChoice: placeholder([2], test),
  cacheMB: placeholder(0, test),
  mirrored: placeholder(false, test),
  bbm: noBbm,
  bays: placeholder(1, test),
  raidLevels: placeholder([], test),
  ownership: placeholder('RAID group', test),
  access: placeholder(['symmetric', 'alua-implicit', 'alua-explicit', 'alua-both'], test),
  preferredBit: placeholder(false, test),
  group: placeholder({ level: 'raid0', disks: 1, drive: 'sata-ssd' }, 'never reached: the target answers by itself'),
  service: 'pure-delay',
  pace: 'pure-delay',
  inquiry: placeholder({ vendor: 'Model', product: 'PURE DELAY', revision: '1.0' }, test),
  iqn: null,
};

export const arrays: readonly ArrayModel[] = [...earlyArrays, pureDelay, ...currentArrays];
