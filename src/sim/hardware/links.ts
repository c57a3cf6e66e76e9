/**
 * What a link carries. Usable rates follow from line rate, code and what frames and headers cost; tests compute them
 * again. Rates are a direction, 10^6 bytes a second; a SAS port is four lanes wide.
 */
import { general, inferred, known } from './models';
import type { Fact, Protocol } from './models';

export type Mtu = 1500 | 9000;
export interface LinkRate {
  readonly protocol: Protocol;
  readonly speedGbps: number;
  /** Null where the frame has one size. */
  readonly mtu: Mtu | null;
  /** Of one lane, in GBd. */
  readonly lineGBd: Fact<number>;
  readonly lanes: number;
  readonly code: string;
  readonly usableMBps: Fact<number>;
  /** A full frame with the gap behind it; null for SAS, which opens connections instead. */
  readonly frameNs: Fact<number> | null;
}

const fcSource = 'computed: line rate, code, 2,048-byte payload, 36 bytes of frame and 24 bytes of idles';
const tcpSource = 'computed: line rate, 38 bytes of Ethernet and 52 of IP and TCP a frame, 48 of iSCSI every 64 KiB';
const laneSource = 'computed: four lanes, 8b/10b, about 4 % for frames and connections';
const brocadeTable = 'Brocade Fabric OS guides, table of data rates';

const fc = (speedGbps: number, lineGBd: Fact<number>, code: string, usable: number, frameNs: number): LinkRate => ({
  protocol: 'fc',
  speedGbps,
  mtu: null,
  lineGBd,
  lanes: 1,
  code,
  usableMBps: inferred(usable, fcSource),
  frameNs: inferred(frameNs, fcSource),
});
const ethernet = (
  speedGbps: number,
  mtu: Mtu,
  lineGBd: number,
  code: string,
  usable: number,
  frameNs: number,
): LinkRate => ({
  protocol: 'iscsi',
  speedGbps,
  mtu,
  lineGBd: general(lineGBd),
  lanes: 1,
  code,
  usableMBps: inferred(usable, tcpSource),
  frameNs: inferred(frameNs, tcpSource),
});
const sas = (speedGbps: number, usableMBps: Fact<number>): LinkRate => ({
  protocol: 'sas',
  speedGbps,
  mtu: null,
  lineGBd: general(speedGbps),
  lanes: 4,
  code: '8b/10b',
  usableMBps,
  frameNs: null,
});

export const linkRates: readonly LinkRate[] = [
  fc(1, known(1.0625, brocadeTable), '8b/10b', 103, 19_800),
  fc(2, known(2.125, brocadeTable), '8b/10b', 206, 9_900),
  fc(4, known(4.25, brocadeTable), '8b/10b', 413, 5_000),
  fc(8, known(8.5, brocadeTable), '8b/10b', 826, 2_500),
  fc(16, general(14.025, 'FC-PI-5; credit tables write 17, as if it were 8b/10b'), '64b/66b', 1652, 1_240),
  fc(32, known(28.05, brocadeTable), '256b/257b', 3303, 620),
  fc(64, known(28.9, 'Fibre Channel Industry Association on 64GFC: PAM4, two bits a symbol'), '256b/257b', 6607, 310),
  ethernet(1, 1500, 1.25, '8b/10b', 117.6, 12_300),
  ethernet(1, 9000, 1.25, '8b/10b', 123.7, 72_300),
  ethernet(10, 1500, 10.3125, '64b/66b', 1176, 1_230),
  ethernet(10, 9000, 10.3125, '64b/66b', 1237, 7_230),
  ethernet(25, 1500, 25.78125, '64b/66b', 2940, 490),
  ethernet(25, 9000, 25.78125, '64b/66b', 3092, 2_890),
  sas(3, inferred(1150, laneSource)),
  sas(6, inferred(2300, `${laneSource}; the Oracle 6 Gb HBA guide gives 2,400 before that`)),
  sas(12, inferred(4600, laneSource)),
];

export const nsPerMetre: Fact<number> = general(5, 'light in glass: 5 us a km, one way');

const nothing = inferred(0, 'no such speed');

/** Undefined for a speed that the protocol does not have. */
export const linkRate = (protocol: Protocol, speedGbps: number, mtu: Mtu = 1500): LinkRate | undefined =>
  linkRates.find(
    (each) => each.protocol === protocol && each.speedGbps === speedGbps && (each.mtu === null || each.mtu === mtu),
  );

/** 0 for a speed that the protocol does not have. */
export const usableRate = (protocol: Protocol, speedGbps: number, mtu: Mtu = 1500): Fact<number> =>
  linkRate(protocol, speedGbps, mtu)?.usableMBps ?? nothing;
