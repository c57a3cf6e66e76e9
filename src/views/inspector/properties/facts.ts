/** What the catalogue knows of a model, as rows of the inspector. */
import { controllersOf } from '../../../sim/catalog';
import type { AdapterModel, ArrayDevice, ArrayModel, Fact, SourceTag, SwitchModel } from '../../../sim/catalog';

export interface FactRow {
  readonly label: string;
  readonly value: string;
  readonly tag: SourceTag;
  readonly source: string;
}
const row = (label: string, fact: Fact<unknown>, value: string): FactRow => ({ label, value, tag: fact.tag, source: fact.source });
const yes = (fact: Fact<boolean>): string => (fact.v ? 'yes' : 'no');
const speeds = (list: readonly number[]): string => `${list.join(', ')} Gb/s`;
const mebibytes = (bytes: number): string => (bytes >= 1_048_576 ? `${bytes / 1_048_576} MiB` : `${bytes / 1024} KiB`);

export function arrayFacts(model: ArrayModel, device: ArrayDevice): readonly FactRow[] {
  if (model.shelf === 'test') return [];
  const pair = controllersOf(device) > 1;
  return [
    ...model.hostPorts.flatMap(({ prefix, count, speedsGbps }) => [
      row(`${prefix} ports a controller`, count, `${count.v}`),
      row(`${prefix} speeds`, speedsGbps, speeds(speedsGbps.v)),
    ]),
    row('Cache a controller', model.cacheMB, `${model.cacheMB.v} MB`),
    row('Mirrored to the peer', model.mirrored, pair ? yes(model.mirrored) : 'no peer'),
    row('Battery backup (BBM)', model.bbm, yes(model.bbm)),
    row('Bays', model.bays, `${model.bays.v}`),
    row('RAID levels', model.raidLevels, model.raidLevels.v.join(', ')),
    row('Owned is', model.ownership, `the ${model.ownership.v}`),
    row('INQUIRY', model.inquiry, `${model.inquiry.v.vendor} ${model.inquiry.v.product} ${model.inquiry.v.revision}`),
  ];
}

export function adapterFacts(model: AdapterModel): readonly FactRow[] {
  return [
    row('Ports', model.ports, `${model.ports.v}`),
    row('Speeds', model.speedsGbps, speeds(model.speedsGbps.v)),
    row('Bus', model.bus, model.bus.v),
  ];
}

export function switchFacts(model: SwitchModel): readonly FactRow[] {
  const { credits, bufferBytes, forwarding } = model;
  return [
    row('Ports', model.ports, `${model.ports.v}`),
    row('Speeds', model.speedsGbps, speeds(model.speedsGbps.v)),
    row('Forwarding', forwarding, forwarding.v.join(' or ')),
    ...(credits ? [row('Credits a port', credits.port, `${credits.port.v}`)] : []),
    ...(credits && credits.isl.v > 0 ? [row('Credits an ISL, at most', credits.isl, `${credits.isl.v}`)] : []),
    ...(bufferBytes ? [row('Buffer, shared', bufferBytes, mebibytes(bufferBytes.v))] : []),
  ];
}
