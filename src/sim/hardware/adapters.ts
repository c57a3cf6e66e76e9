/** Adapters of a host. Part numbers are from the qla2xxx model table where marked known. */
import { general, known } from './models';
import type { AdapterModel, Fact } from './models';

const deviceTable = 'model table of the Linux qla2xxx driver (qla_devtbl.h)';
const negotiated = 'FC ports negotiate down two generations';

function fc(vendor: string, name: string, ports: Fact<number>, speedsGbps: readonly number[]): AdapterModel {
  const top = speedsGbps[speedsGbps.length - 1];
  return {
    id: name.toLowerCase(),
    vendor,
    name,
    summary: `${top} Gb FC, ${ports.v === 1 ? '1 port' : `${ports.v} ports`}`,
    protocol: 'fc',
    playable: true,
    ports,
    speedsGbps: general(speedsGbps, negotiated),
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
  fc('Emulex', 'LPe11002', general(2), [1, 2, 4]),
  fc('Emulex', 'LPe12002', general(2), [2, 4, 8]),
  fc('Emulex', 'LPe16002', general(2), [4, 8, 16]),
  fc('Emulex', 'LPe32002', general(2), [8, 16, 32]),
  {
    id: 'intel-i350-t2',
    vendor: 'Intel',
    name: 'I350-T2',
    summary: '1 Gb Ethernet, 2 ports, software iSCSI',
    protocol: 'iscsi',
    playable: false,
    ports: general(2),
    speedsGbps: general([1], '10 and 100 Mb/s are left out'),
  },
];
