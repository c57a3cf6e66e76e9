/**
 * Disk arrays. The Qsan names, protocols and events are known; port counts, cache and CPU of that generation were
 * not found anywhere and are placeholders. Ownership sits on the RAID group.
 */
import { general, inferred, known, placeholder } from './models';
import type { ArrayModel, Fact, GroupModel } from './models';

const allAccess: ArrayModel['access'] = placeholder(
  ['symmetric', 'alua-implicit', 'alua-explicit', 'alua-both'],
  'unknown for this generation; all four can be chosen',
);
const group: Fact<GroupModel> = placeholder(
  { level: 'raid10', disks: 14, drive: 'sas-15k' },
  'placeholder: a chassis of 16 with 15k drives, two of them hot spares',
);
const letterSays = 'first letter of the model name: F is Fibre Channel, P iSCSI, S SAS';
const inquiry = (product: string): ArrayModel['inquiry'] =>
  inferred(
    { vendor: 'Qsan', product, revision: '2.21' },
    'vendor: T10 list (known); product: "Qsan F300Q" in the MPIO dialog; revision: placeholder',
  );

export const arrays: readonly ArrayModel[] = [
  {
    id: 'qsan-f400q',
    vendor: 'Qsan',
    name: 'F400Q',
    summary: '8 Gb FC, 2 controllers',
    protocol: 'fc',
    playable: true,
    controllers: placeholder(2),
    portsPerController: placeholder(2),
    portPrefix: 'FC',
    speedsGbps: placeholder([2, 4, 8], letterSays),
    access: allAccess,
    group,
    bays: placeholder(16),
    service: 'array',
    inquiry: inquiry('F400Q'),
  },
  {
    id: 'qsan-f400q-4p',
    vendor: 'Qsan',
    name: 'F400Q 4p',
    summary: '8 Gb FC, 2 controllers, 4 ports each',
    protocol: 'fc',
    playable: true,
    controllers: placeholder(2),
    portsPerController: placeholder(4, 'placeholder: room for a host that is cabled to one controller only'),
    portPrefix: 'FC',
    speedsGbps: placeholder([2, 4, 8], letterSays),
    access: allAccess,
    group,
    bays: placeholder(16),
    service: 'array',
    inquiry: inquiry('F400Q'),
  },
  {
    id: 'qsan-f300q',
    vendor: 'Qsan',
    name: 'F300Q',
    summary: '4 Gb FC, 2 controllers',
    protocol: 'fc',
    playable: true,
    controllers: placeholder(2),
    portsPerController: placeholder(2),
    portPrefix: 'FC',
    speedsGbps: placeholder([1, 2, 4], letterSays),
    access: allAccess,
    group,
    bays: placeholder(16),
    service: 'array',
    inquiry: inquiry('F300Q'),
  },
  {
    id: 'pure-delay',
    vendor: 'Model',
    name: 'Pure delay',
    summary: '8 Gb FC, answers after a fixed time, any number of commands at once',
    protocol: 'fc',
    playable: true,
    controllers: placeholder(2, 'a test target, not a product'),
    portsPerController: placeholder(2, 'a test target, not a product'),
    portPrefix: 'FC',
    speedsGbps: placeholder([2, 4, 8], 'a test target, not a product'),
    access: placeholder(['symmetric', 'alua-implicit', 'alua-explicit', 'alua-both'], 'a test target, not a product'),
    group: placeholder({ level: 'raid0', disks: 1, drive: 'sata-ssd' }, 'never reached: the target answers by itself'),
    bays: placeholder(1, 'a test target, not a product'),
    service: 'pure-delay',
    inquiry: placeholder({ vendor: 'Model', product: 'PURE DELAY', revision: '1.0' }, 'a test target, not a product'),
  },
  {
    id: 'qsan-p300q',
    vendor: 'Qsan',
    name: 'P300Q',
    summary: '1 Gb iSCSI, 2 controllers',
    protocol: 'iscsi',
    playable: false,
    controllers: placeholder(2),
    portsPerController: placeholder(4),
    portPrefix: 'GbE',
    speedsGbps: known([1], 'user manual of P300H61/P300H71: GbE iSCSI'),
    access: allAccess,
    group,
    bays: general(16, '16-bay chassis, as S300Q-D316'),
    service: 'array',
    inquiry: inquiry('P300Q'),
  },
];
