/**
 * The Qsan generation of firmware 2.2, 2009 to 2012, whole. Names, protocols, events and ownership are known; port
 * counts, cache and CPU were not found anywhere and are placeholders. Q is a system in its chassis; H and C are
 * controllers for the chassis of others: H alone or as a pair (taken so), C alone with half the cache (taken so).
 */
import {
  bbm,
  byPorts,
  earlyAccess,
  fastEthernetPorts,
  fcPorts,
  gbePorts,
  groupOwnership,
  hasIscsi,
  iqnOf,
  raidLevels,
  sasPorts,
  summaryOf,
} from './array-parts';
import { general, inferred, known, placeholder } from './models';
import type { ArrayModel, Fact, HostPorts, Pace } from './models';

interface Family {
  readonly pace: Pace;
  readonly hostPorts: readonly HostPorts[];
  readonly cacheMB: number;
}
const gbe = known([1], 'user manual of P300H61/P300H71: GbE iSCSI');
const f300: Family = { pace: 'f300', hostPorts: [fcPorts(2, [1, 2, 4])], cacheMB: 2_048 };
const f400: Family = { pace: 'f400', hostPorts: [fcPorts(2, [2, 4, 8])], cacheMB: 4_096 };
const f400Four: Family = {
  ...f400,
  hostPorts: [fcPorts(4, [2, 4, 8], 'placeholder: room for a host that is cabled to one controller only')],
};
const p300: Family = { pace: 'p300', hostPorts: [gbePorts(placeholder(4), gbe)], cacheMB: 2_048 };
const p500: Family = {
  pace: 'p500',
  hostPorts: [
    fastEthernetPorts(placeholder(2), placeholder([10], 'placeholder: faster than its sibling of the 300 family')),
    gbePorts(placeholder(2), placeholder([1], 'placeholder: as its sibling of the 300 family')),
  ],
  cacheMB: 4_096,
};
const s300: Family = {
  pace: 's300',
  hostPorts: [sasPorts(2, placeholder([3], 'placeholder: 3 Gb SAS as usual then; 6 Gb began'))],
  cacheMB: 2_048,
};

const chosenCache = 'placeholder: plausible for its years, 400 and 500 above 300';
const forms = {
  Q: {
    controllers: placeholder(2),
    choice: inferred([2], 'S300Q-D316 is a whole system with two controllers'),
    mirrored: inferred(true, 'Qsan SNMP MIB: a fast and a slow channel between the controllers'),
  },
  H: {
    controllers: placeholder(2),
    choice: placeholder([1, 2], 'placeholder: no source tells H from C; H taken for one that may have a peer'),
    mirrored: inferred(true, 'Qsan SNMP MIB: a fast and a slow channel between the controllers'),
  },
  C: {
    controllers: placeholder(1, 'placeholder: no source tells H from C; C taken for a single controller'),
    choice: placeholder([1], 'placeholder: no source tells H from C; C taken for a single controller'),
    mirrored: placeholder(false, 'placeholder: a single controller has no peer'),
  },
} as const;

const bays: Readonly<Record<string, Fact<number>>> = {
  S300Q: inferred(16, 'S300Q-D316: dual, 3 units, 16 bays'),
  F300Q: placeholder(16),
  F400Q: placeholder(16),
};

function model(product: string, family: Family, form: keyof typeof forms, more: Partial<ArrayModel> = {}): ArrayModel {
  const { controllers, choice, mirrored } = forms[form];
  return {
    id: `qsan-${product.toLowerCase()}`,
    vendor: 'Qsan',
    name: product,
    summary: `${summaryOf(family.hostPorts, controllers.v)}${form === 'Q' ? '' : ', in an OEM chassis'}`,
    shelf: 'early',
    ...byPorts(family.hostPorts),
    controllers,
    controllerChoice: choice,
    cacheMB:
      form === 'C'
        ? placeholder(family.cacheMB / 2, 'placeholder: half of its sibling')
        : placeholder(family.cacheMB, chosenCache),
    mirrored,
    bbm,
    bays:
      form === 'Q'
        ? (bays[product] ?? general(16, '16-bay chassis, as S300Q-D316'))
        : placeholder(16, 'placeholder: the chassis is the OEM’s'),
    raidLevels,
    ownership: groupOwnership,
    access: earlyAccess,
    preferredBit: placeholder(true, 'assumption: there is a preferred owner; whether hosts are told is unknown'),
    group: placeholder(
      { level: 'raid10', disks: 14, drive: 'sas-15k' },
      'placeholder: a chassis of 16 with 15k drives, two of them hot spares',
    ),
    service: 'array',
    pace: family.pace,
    inquiry: inferred(
      { vendor: 'Qsan', product, revision: '2.21' },
      'vendor: T10 list (known); product: "Qsan F300Q" in the MPIO dialog; revision: placeholder',
    ),
    iqn: hasIscsi(family.hostPorts) ? iqnOf(product.toLowerCase(), 0) : null,
    ...more,
  };
}

export const earlyArrays: readonly ArrayModel[] = [
  model('F400Q', f400, 'Q'),
  model('F400Q', f400Four, 'Q', {
    id: 'qsan-f400q-4p',
    name: 'F400Q 4p',
    summary: '8 Gb FC, 2 controllers, 4 ports each',
  }),
  model('F300Q', f300, 'Q'),
  model('F400H', f400, 'H'),
  model('F300H', f300, 'H'),
  model('F300C', f300, 'C'),
  model('P500Q', p500, 'Q'),
  model('P300Q', p300, 'Q'),
  model('P500H', p500, 'H'),
  model('P300H', p300, 'H'),
  model('P500C', p500, 'C'),
  model('P300C', p300, 'C'),
  model('S300Q', s300, 'Q'),
  model('S300H', s300, 'H'),
  model('S300C', s300, 'C'),
];
