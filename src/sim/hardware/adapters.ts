/** Adapters of a host. Part numbers are from the qla2xxx model table where marked known. */
import { general, known, placeholder } from './models';
import type { AdapterModel, DriverId, Fact } from './models';
import { isPlayable } from './playable';

const deviceTable = 'model table of the Linux qla2xxx driver (qla_devtbl.h)';
const negotiated = 'FC ports negotiate down two generations';
const estimate = 'estimate of driver, DMA and interrupt together';
const none: Fact<number> = general(0, 'does not apply');
const unnamed: Fact<number> = general(0, 'does not apply: no ceiling named');

const portWord = (ports: number): string => `${ports} port${ports === 1 ? '' : 's'}`;
const ceilings: Readonly<Record<number, number>> = { 4: 150_000, 8: 200_000, 16: 500_000, 32: 700_000 };

function fc(
  vendor: string,
  name: string,
  ports: Fact<number>,
  speedsGbps: readonly number[],
  driver: DriverId = 'qla24xx',
): AdapterModel {
  const top = speedsGbps[speedsGbps.length - 1];
  return {
    id: name.toLowerCase(),
    vendor,
    name,
    summary: `${top} Gb FC, ${portWord(ports.v)}`,
    protocol: 'fc',
    playable: isPlayable('fc'),
    kind: 'fc-hba',
    ports,
    speedsGbps: general(speedsGbps, negotiated),
    connector: 'lc',
    bus: driver === 'qla23xx' ? known('PCI-X', deviceTable) : general('PCI Express'),
    ioNs: placeholder(6_000, estimate),
    nsPerKiB: none,
    iopsCeiling:
      ceilings[top] === undefined
        ? unnamed
        : placeholder(ceilings[top], 'order of what adapters of this generation are sold with'),
    driver,
  };
}

function ethernet(
  vendor: string,
  name: string,
  ports: number,
  speedsGbps: readonly number[],
  kind: 'nic' | 'iscsi-hba' = 'nic',
): AdapterModel {
  const top = speedsGbps[speedsGbps.length - 1];
  const hardware = kind === 'iscsi-hba';
  return {
    id: hardware ? name.toLowerCase() : `${vendor}-${name}`.toLowerCase(),
    vendor,
    name,
    summary: `${top} Gb Ethernet, ${portWord(ports)}, ${hardware ? 'iSCSI in the adapter' : 'software iSCSI'}`,
    protocol: 'iscsi',
    playable: isPlayable('iscsi'),
    kind,
    ports: general(ports),
    speedsGbps: general(speedsGbps, '10 and 100 Mb/s are left out'),
    connector: top === 1 ? 'rj45' : 'sfp',
    bus: general('PCI Express'),
    ioNs: placeholder(hardware ? 10_000 : 20_000, estimate),
    nsPerKiB: hardware ? none : placeholder(350, 'estimate of copying and TCP at MTU 1500; half of it at 9000'),
    iopsCeiling: unnamed,
    driver: hardware ? 'qla4xxx' : 'msiscsi',
  };
}

function sas(name: string, speedsGbps: readonly number[], named: Fact<number>): AdapterModel {
  const top = speedsGbps[speedsGbps.length - 1];
  return {
    id: `lsi-${name.toLowerCase()}`,
    vendor: 'LSI',
    name,
    summary: `${top} Gb SAS, ${portWord(named.v)} of 4 lanes`,
    protocol: 'sas',
    playable: isPlayable('sas'),
    kind: 'sas-hba',
    ports: named,
    speedsGbps: general(speedsGbps, 'SAS ports negotiate down to what both ends know'),
    connector: 'sas',
    bus: general('PCI Express x8'),
    ioNs: placeholder(5_000, estimate),
    nsPerKiB: none,
    iopsCeiling: unnamed,
    driver: 'mptsas',
  };
}

export const adapters: readonly AdapterModel[] = [
  fc('QLogic', 'QLE2460', known(1, deviceTable), [1, 2, 4]),
  fc('QLogic', 'QLE2462', known(2, deviceTable), [1, 2, 4]),
  fc('QLogic', 'QLE2464', known(4, deviceTable), [1, 2, 4]),
  fc('QLogic', 'QLE2560', general(1), [2, 4, 8]),
  fc('QLogic', 'QLE2562', general(2), [2, 4, 8]),
  fc('QLogic', 'QLE2670', general(1), [4, 8, 16]),
  fc('QLogic', 'QLE2672', general(2), [4, 8, 16]),
  fc('QLogic', 'QLE2740', general(1), [8, 16, 32]),
  fc('QLogic', 'QLE2742', general(2), [8, 16, 32]),
  fc('QLogic', 'QLA2340', known(1, deviceTable), [1, 2], 'qla23xx'),
  fc('QLogic', 'QLA2342', known(2, deviceTable), [1, 2], 'qla23xx'),
  fc('QLogic', 'QLA2344', known(4, deviceTable), [1, 2], 'qla23xx'),
  fc('Emulex', 'LPe11002', general(2), [1, 2, 4], 'lpfc'),
  fc('Emulex', 'LPe12002', general(2), [2, 4, 8], 'lpfc'),
  fc('Emulex', 'LPe16002', general(2), [4, 8, 16], 'lpfc'),
  fc('Emulex', 'LPe32002', general(2), [8, 16, 32], 'lpfc'),
  ethernet('Intel', 'I350-T2', 2, [1]),
  ethernet('Intel', 'I350-T4', 4, [1]),
  ethernet('Intel', 'X520-DA2', 2, [1, 10]),
  ethernet('Intel', 'X710-DA2', 2, [1, 10]),
  ethernet('Intel', 'X710-DA4', 4, [1, 10]),
  ethernet('QLogic', 'QLE4062C', 2, [1], 'iscsi-hba'),
  sas('SAS3801E', [3], general(2, 'the LSI 3 Gb SAS HBA guide lists the model, not its two ports of four lanes')),
  sas('SAS9200-8e', [3, 6], general(2)),
  sas('SAS9300-8e', [3, 6, 12], general(2)),
];
