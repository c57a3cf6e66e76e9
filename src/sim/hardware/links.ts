/** What a link carries. Usable rates are computed from line rate, code and frame overhead. */
import { general, inferred } from './models';
import type { Fact, Protocol } from './models';

const computed = 'computed: line rate, code, 2,048-byte payload, 36 bytes of frame and 24 bytes of idles';

/** Payload a direction, 10^6 bytes a second, by speed in Gb/s. */
const usableMBps: Readonly<Record<Protocol, Readonly<Record<number, number>>>> = {
  fc: { 1: 103, 2: 206, 4: 413, 8: 826, 16: 1652, 32: 3303, 64: 6607 },
  iscsi: { 1: 117.6, 10: 1176, 25: 2940 },
  sas: { 3: 1150, 6: 2300, 12: 4600 },
};
/** Longest multimode (OM3) cable in metres; beyond it the link needs single-mode fibre. */
const multimodeM: Readonly<Record<number, number>> = { 1: 860, 2: 500, 4: 380, 8: 150, 16: 100, 32: 70, 64: 70 };
const copperM = 100;

export const nsPerMetre: Fact<number> = general(5, 'light in glass: 5 us a km, one way');
export const singleModeM: Fact<number> = general(10_000, 'longwave SFPs: 10 km');

/** 0 for a speed that the protocol does not have. */
export function usableRate(protocol: Protocol, speedGbps: number): Fact<number> {
  return inferred(usableMBps[protocol][speedGbps] ?? 0, computed);
}

/** How long a cable may be before it needs another medium, or is too long for any. */
export function reachM(
  protocol: Protocol,
  speedGbps: number,
): { readonly short: number; readonly long: number; readonly shortMedium: string } {
  if (protocol === 'fc')
    return { short: multimodeM[speedGbps] ?? 70, long: singleModeM.v, shortMedium: 'OM3 multimode fibre' };
  if (protocol === 'iscsi') return { short: copperM, long: singleModeM.v, shortMedium: 'copper' };
  return { short: 10, long: 25, shortMedium: 'passive copper' };
}
