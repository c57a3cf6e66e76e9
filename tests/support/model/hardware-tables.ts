/** The tables of what can be bought, made from the catalogue. A star marks what cannot be played. */
import * as catalog from '../../../src/sim/catalog';
import type { ArrayModel, Fact } from '../../../src/sim/catalog';
import { linkRates, media } from '../../../src/sim/hardware';
import { bytes, duration, source, table, tagLetter, together } from './words';

interface Known {
  readonly of: string;
  readonly what: string;
  readonly value: string;
  readonly fact: Fact<unknown>;
}
function facts(rows: readonly Known[], word: string, all: number): string {
  const merged = together(
    rows.map((each) => ({
      of: each.of,
      row: [each.what, each.value, tagLetter[each.fact.tag], source(each.fact.source)],
    })),
    (row) => row.join('\u0000'),
  );
  const whats = [...new Set(merged.map(({ row }) => row[0]!))];
  return table(
    ['What', word, 'Value', 'Tag', 'Source'],
    whats.flatMap((what) =>
      merged
        .filter(({ row }) => row[0] === what)
        .map(({ of, row }) => [what, of.length === all && all > 1 ? 'all' : of.join(', '), ...row.slice(1)]),
    ),
  );
}
const speeds = (list: readonly number[]): string => `${list.join(', ')} Gb/s`;
const yes = (value: boolean): string => (value ? 'yes' : 'no');
const nameOf = (model: { readonly playable: boolean; readonly name: string }): string =>
  model.playable ? model.name : `${model.name}\\*`;
const applies = (row: Known): boolean => !row.fact.source.startsWith('does not apply');

function adapters(): string {
  const rows = catalog.adapters.flatMap((model): Known[] => {
    const of = nameOf(model);
    return [
      { of, what: 'Ports', value: String(model.ports.v), fact: model.ports },
      { of, what: 'Speeds', value: speeds(model.speedsGbps.v), fact: model.speedsGbps },
      { of, what: 'Bus', value: model.bus.v, fact: model.bus },
      { of, what: 'Time of a command', value: duration(model.ioNs.v), fact: model.ioNs },
      { of, what: 'Time of a KiB', value: duration(model.nsPerKiB.v), fact: model.nsPerKiB },
      { of, what: 'Ceiling, I/Os a second', value: String(model.iopsCeiling.v), fact: model.iopsCeiling },
    ];
  });
  return facts(rows.filter(applies), 'Adapter', catalog.adapters.length);
}

const unitText: Readonly<Record<(typeof catalog.driverParameters)[number]['unit'], (value: number) => string>> = {
  count: String,
  time: duration,
  switch: (value) => (value === 0 ? 'off' : 'on'),
  bytes,
};
function drivers(): string {
  const first = new Map(catalog.adapters.map((model) => [model.driver, model]));
  const rows = [...first].flatMap(([driver, model]): Known[] => {
    const own = catalog.driverDefaults(model.id);
    return catalog.driverParameters.flatMap(({ key, label, unit }): Known[] => {
      const fact = own[key];
      return fact ? [{ of: driver, what: `${label} (\`${key}\`)`, value: unitText[unit](fact.v), fact }] : [];
    });
  });
  const users = [...first.keys()].map((driver) => {
    const names = catalog.adapters.filter((model) => model.driver === driver).map(nameOf);
    return `\`${driver}\` ${names.join(', ')}`;
  });
  return `${users.join(' · ')}.\n\n${facts(rows, 'Driver', first.size)}`;
}

function switches(): string {
  const rows = catalog.switches.flatMap((model): Known[] => {
    const of = nameOf(model);
    const { credits, bufferBytes } = model;
    return [
      { of, what: 'Ports', value: String(model.ports.v), fact: model.ports },
      { of, what: 'Speeds', value: speeds(model.speedsGbps.v), fact: model.speedsGbps },
      { of, what: 'Latency', value: duration(model.latencyNs.v), fact: model.latencyNs },
      { of, what: 'Forwarding', value: model.forwarding.v.join(' or '), fact: model.forwarding },
      ...(credits
        ? [
            { of, what: 'Credits a port', value: String(credits.port.v), fact: credits.port },
            { of, what: 'Credits an ISL', value: String(credits.isl.v), fact: credits.isl },
          ].filter(({ fact }) => fact.v > 0)
        : []),
      ...(bufferBytes ? [{ of, what: 'Buffer', value: bytes(bufferBytes.v), fact: bufferBytes }] : []),
    ];
  });
  return facts(rows, 'Switch', catalog.switches.length);
}

function arraysOf(shelf: ArrayModel['shelf']): string {
  const models = catalog.arrays.filter((model) => model.shelf === shelf);
  const rows = models.flatMap((model): Known[] => {
    const of = nameOf(model);
    const { level, disks, drive } = model.group.v;
    const { vendor, product, revision } = model.inquiry.v;
    return [
      { of, what: 'Controllers', value: String(model.controllers.v), fact: model.controllers },
      { of, what: 'Controllers to choose', value: model.controllerChoice.v.join(' or '), fact: model.controllerChoice },
      ...model.hostPorts.flatMap(({ prefix, count, speedsGbps }) => [
        { of, what: 'Ports a controller', value: `${count.v} × ${prefix}`, fact: count },
        { of, what: 'Speeds', value: `${prefix}: ${speeds(speedsGbps.v)}`, fact: speedsGbps },
      ]),
      { of, what: 'Cache a controller', value: `${model.cacheMB.v} MB`, fact: model.cacheMB },
      { of, what: 'Cache mirrored', value: yes(model.mirrored.v), fact: model.mirrored },
      { of, what: 'Battery backup', value: yes(model.bbm.v), fact: model.bbm },
      { of, what: 'Bays', value: String(model.bays.v), fact: model.bays },
      { of, what: 'RAID levels', value: model.raidLevels.v.join(', ') || 'none', fact: model.raidLevels },
      { of, what: 'Owned is', value: `the ${model.ownership.v}`, fact: model.ownership },
      { of, what: 'Access offered', value: model.access.v.join(', '), fact: model.access },
      { of, what: 'Preferred bit', value: yes(model.preferredBit.v), fact: model.preferredBit },
      { of, what: 'RAID group when the drawing has none', value: `${level}, ${disks} x ${drive}`, fact: model.group },
      {
        of,
        what: 'INQUIRY',
        value: `${vendor} / ${model.name.includes(product) ? 'its name' : product} / ${revision}`,
        fact: model.inquiry,
      },
      ...(model.iqn
        ? [
            {
              of,
              what: 'iSCSI name',
              value: `${model.iqn.v.authority}:(its name)-000xxxxxx:dev${model.iqn.v.device}.ctr1`,
              fact: model.iqn,
            },
          ]
        : []),
    ];
  });
  return facts(rows, 'Array', models.length);
}

function drives(): string {
  const rows = catalog.drives.flatMap((model): Known[] => {
    const of = model.name;
    return [
      { of, what: 'Turns a minute', value: String(model.rpm.v), fact: model.rpm },
      { of, what: 'Seek to the next track', value: duration(model.trackSeekNs.v), fact: model.trackSeekNs },
      { of, what: 'Seek over the full stroke', value: duration(model.fullSeekNs.v), fact: model.fullSeekNs },
      { of, what: 'Sequential rate', value: `${model.sequentialMBps.v} MB/s`, fact: model.sequentialMBps },
      { of, what: 'Read, flash', value: duration(model.readNs.v), fact: model.readNs },
      { of, what: 'Write, flash', value: duration(model.writeNs.v), fact: model.writeNs },
      { of, what: 'Operations at once', value: String(model.channels.v), fact: model.channels },
      { of, what: 'Size', value: `${model.sizeGB.v} GB`, fact: model.sizeGB },
    ];
  });
  return facts(rows.filter(applies), 'Drive', catalog.drives.length);
}

const wires = { fc: 'FC', iscsi: 'Ethernet', sas: 'SAS' } as const;
const links = (of: readonly catalog.Protocol[]): string =>
  table(
    ['Link', 'Line rate', 'Code', 'Payload a direction', 'Full frame', 'Tag', 'Source'],
    linkRates
      .filter(({ protocol }) => of.includes(protocol))
      .map((rate) => [
        `${rate.speedGbps} Gb/s ${wires[rate.protocol]}${rate.mtu === null ? '' : `, MTU ${rate.mtu}`}`,
        `${rate.lanes > 1 ? `${rate.lanes} × ` : ''}${rate.lineGBd.v} GBd (${tagLetter[rate.lineGBd.tag]})`,
        rate.code,
        `${rate.usableMBps.v} MB/s`,
        rate.frameNs ? duration(rate.frameNs.v) : 'none',
        tagLetter[rate.usableMBps.tag],
        rate.usableMBps.source,
      ]),
  );

const metres = (m: number): string => (m >= 1_000 ? `${m / 1_000} km` : `${m} m`);
const cables = (): string =>
  table(
    ['Cable', 'Word', 'Fits', 'FC, up to', 'Ethernet, up to', 'SAS, up to'],
    media.map(({ id, name, fits, reachM }) => [
      name,
      `\`${id}\``,
      fits.join(', '),
      ...(['fc', 'iscsi', 'sas'] as const).map((protocol) =>
        Object.entries(reachM[protocol] ?? {})
          .map(([speed, reach]) => `${speed} Gb ${metres(reach.v)} (${tagLetter[reach.tag]})`)
          .join(', '),
      ),
    ]),
  );

export const hardwareTables: Readonly<Record<string, () => string>> = {
  adapters,
  drivers,
  switches,
  'arrays, 2009 to 2012': () => arraysOf('early'),
  'arrays, 2014 to today': () => arraysOf('current'),
  'arrays, for tests': () => arraysOf('test'),
  drives,
  links: () => links(['fc']),
  'links of other transports': () => links(['iscsi', 'sas']),
  cables,
};
