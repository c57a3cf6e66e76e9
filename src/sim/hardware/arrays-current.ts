/**
 * What Qsan sold from 2014 on, as far as public sources name it: AegisSAN, XCubeSAN, XCubeFAS, XCubeNXT, XN4. Names are
 * known; what a name does not say (cards, cache, speeds) is a placeholder. A box whose host cards may be of either kind
 * stands here twice, once with FC and once with Ethernet cards.
 */
import {
  aluaAccess,
  bbm,
  byPorts,
  fastEthernetPorts,
  fcPorts,
  gbePorts,
  hasIscsi,
  iqnOf,
  raidLevels,
  summaryOf,
} from './array-parts';
import { inferred, known, placeholder } from './models';
import type { ArrayModel, Fact, HostPorts, Pace } from './models';

interface Box {
  readonly name: string;
  readonly hostPorts: readonly HostPorts[];
  readonly pace: Pace;
  readonly controllers: Fact<number>;
  readonly choice: readonly number[];
  readonly cacheMB: number;
  readonly bays: Fact<number>;
  readonly drive: string;
  readonly bbm: Fact<boolean>;
}
const guessed = 'placeholder: the name says nothing of it';
const cards = 'placeholder: one card of this kind';
const channel = 'a second controller is a peer with a mirror, as the SNMP MIB of the earlier line tells';

function model(box: Box, suffix = ''): ArrayModel {
  const product = box.name.replace(/^AegisSAN (LX )?/, '');
  const many = box.controllers.v > 1;
  return {
    id: `qsan-${product.toLowerCase()}${suffix.toLowerCase().replace(' ', '-')}`,
    vendor: 'Qsan',
    name: `${box.name}${suffix}`,
    summary: summaryOf(box.hostPorts, box.controllers.v),
    shelf: 'current',
    ...byPorts(box.hostPorts),
    controllers: box.controllers,
    controllerChoice: placeholder(box.choice, 'placeholder: as many as its name says or as it is shown with'),
    cacheMB: placeholder(box.cacheMB, 'placeholder: order of its years; the larger series twice the smaller'),
    mirrored: many ? inferred(true, channel) : inferred(false, 'a single controller has no peer'),
    bbm: box.bbm,
    bays: box.bays,
    raidLevels,
    ownership: placeholder('pool', 'assumption: a pool took the place of the RAID group in its software'),
    access: aluaAccess,
    preferredBit: inferred(true, 'the Qsan entry of multipath-tools sets exclusive_pref_bit'),
    group: placeholder(
      { level: 'raid10', disks: box.bays.v - 2, drive: box.drive },
      'placeholder: a full chassis, two of its drives hot spares',
    ),
    service: 'array',
    pace: box.pace,
    inquiry: placeholder(
      { vendor: 'Qsan', product, revision: '4.0' },
      'vendor: T10 list (known); product and revision are placeholders',
    ),
    iqn: hasIscsi(box.hostPorts) ? iqnOf(product.toLowerCase().replace(/(\d)[ds]$/, '$1'), 2) : null,
  };
}

const fc16 = [fcPorts(2, [4, 8, 16], cards)];
const tenGbe = [fastEthernetPorts(placeholder(4, cards), placeholder([10], cards))];
const namedBays = (bays: number): Fact<number> =>
  inferred(bays, 'the last two digits of the name, as in the model table of the XCubeDAS manual');
const saysDual = known(2, 'SANOS 4.0 manual, list of models: D is dual');
const saysSingle = known(1, 'SANOS 4.0 manual, list of models: S is single');
const cacheToFlash = known(
  true,
  'XCubeSAN XS5224D hardware manual: battery or capacitor pack of its cache-to-flash module',
);

/** XS5224D: series 52, 24 bays, dual. */
function xcubeSan(name: string): readonly ArrayModel[] {
  const bays = Number(name.slice(4, 6));
  const dual = name.endsWith('D');
  const box = {
    name,
    controllers: dual ? saysDual : saysSingle,
    choice: [dual ? 2 : 1],
    cacheMB: name.startsWith('XS5') ? 16_384 : 8_192,
    bays: namedBays(bays),
    drive: bays === 26 ? 'sas-10k' : 'nl-sas-7k2',
    bbm: cacheToFlash,
  };
  return [
    model({ ...box, hostPorts: fc16, pace: 'fc-today' }),
    model({ ...box, hostPorts: tenGbe, pace: 'iscsi-today' }, ' iSCSI'),
  ];
}

const pair = placeholder(2, 'placeholder: shown with two controllers');
const flash = {
  controllers: pair,
  choice: [2],
  cacheMB: 16_384,
  bbm: placeholder(true, 'placeholder: as its sister lines'),
};
const named = (name: string, bays: number, drive: string) => ({ ...flash, name, bays: namedBays(bays), drive });
const xf2026 = named('XF2026', 26, 'sata-ssd');
const xn8024d = {
  ...named('XN8024D', 24, 'nl-sas-7k2'),
  bays: known(24, 'Toshiba lab report on XN8000D: 4 units, 24 bays'),
};
const xn4226d = { ...named('XN4226D', 26, 'nvme'), bays: known(26, 'StorageReview on XN4226D: 2 units, 26 NVMe bays') };

const fc8 = [fcPorts(2, [2, 4, 8], guessed)];
const gbe = [gbePorts(placeholder(4, guessed), placeholder([1], guessed))];
const mixed = (fast: Fact<number>, slow: Fact<number>): readonly HostPorts[] => [
  fastEthernetPorts(fast, placeholder([10], guessed)),
  gbePorts(slow, placeholder([1], guessed)),
];
const tenAndOne = mixed(placeholder(2, guessed), placeholder(2, guessed));
const review = 'hardwareforyou.it on Q500-P20: four 10 Gb and six 1 Gb ports, taken as those of both controllers';
const half = (ports: number): Fact<number> => inferred(ports, review);

const aegis = (name: string, hostPorts: readonly HostPorts[], cacheMB = 4_096): ArrayModel =>
  model({
    name: `AegisSAN ${name}`,
    hostPorts,
    pace: hostPorts[0].protocol === 'fc' ? 'f400' : 'p500',
    controllers: pair,
    choice: [1, 2],
    cacheMB,
    bays: placeholder(16, guessed),
    drive: 'sas-10k',
    bbm,
  });

export const currentArrays: readonly ArrayModel[] = [
  ...['XS5224D', 'XS5216D', 'XS5212D', 'XS5212S', 'XS5226D', 'XS5226S'].flatMap(xcubeSan),
  ...['XS3224D', 'XS3224S', 'XS3216D', 'XS3216S', 'XS3212D', 'XS3212S', 'XS3226D', 'XS3226S'].flatMap(xcubeSan),
  model({ ...xf2026, hostPorts: fc16, pace: 'fc-today' }),
  model({ ...xf2026, hostPorts: tenGbe, pace: 'iscsi-today' }, ' iSCSI'),
  model({ ...xn8024d, hostPorts: fc16, pace: 'fc-today' }),
  model(
    {
      ...xn8024d,
      hostPorts: [
        fastEthernetPorts(
          known(4, 'Toshiba lab report on XN8000D: a 4-port module each'),
          known([10], 'Toshiba lab report on XN8000D: 10 Gb SFP+'),
        ),
      ],
      pace: 'iscsi-today',
    },
    ' iSCSI',
  ),
  model({ ...xn4226d, hostPorts: [fcPorts(2, [8, 16, 32], cards)], pace: 'fc-today' }),
  model(
    {
      ...xn4226d,
      hostPorts: [fastEthernetPorts(placeholder(4, cards), placeholder([10, 25], cards))],
      pace: 'iscsi-today',
    },
    ' iSCSI',
  ),
  aegis('LX F600Q', fc8),
  aegis('LX F630Q', fc8),
  aegis('Q500-F20', fc8),
  aegis('Q500-F21', fc8),
  aegis('Q500-F30', fc8),
  aegis('V100-F30', fc8, 2_048),
  aegis('LX P400Q', gbe),
  aegis('LX P600Q', tenAndOne),
  aegis('Q500-P10', gbe),
  aegis('Q500-P20', mixed(half(2), half(3))),
  aegis('Q500-P21', tenAndOne),
  aegis('V100-P10', gbe, 2_048),
  aegis('V100-P20', tenAndOne, 2_048),
];
