/** What cables are made of: how far each carries a speed, and into which connectors it fits. */
import { general, inferred, known } from './models';
import type { Connector, Fact, Medium, Protocol } from './models';

export interface MediumModel {
  readonly id: Medium;
  /** In a sentence: `OM3 multimode fibre`. */
  readonly name: string;
  readonly fits: readonly Connector[];
  /** Longest cable in metres by speed in Gb/s; a speed that is missing is not carried. */
  readonly reachM: Readonly<Partial<Record<Protocol, Readonly<Record<number, Fact<number>>>>>>;
}

const noPage = 'common engineering knowledge, no page read';
const compaq = 'HP/Compaq cabling note';
const asOm3 = 'no figure found; at least as far as OM3';
const g = (m: number): Fact<number> => general(m, noPage);
const every = (speeds: readonly number[], m: number): Readonly<Record<number, Fact<number>>> =>
  Object.fromEntries(speeds.map((speed) => [speed, g(m)]));
const optics: readonly Connector[] = ['lc', 'sfp'];

const sr = (ten: number, one: number, more: Readonly<Record<number, Fact<number>>> = {}) => ({
  1: g(one),
  10: g(ten),
  ...more,
});

/** In the order in which a cable that says nothing is taken for one of them. */
export const media: readonly MediumModel[] = [
  {
    id: 'OM3',
    name: 'OM3 multimode fibre',
    fits: optics,
    reachM: {
      fc: { 1: g(860), 2: g(500), 4: g(380), 8: g(150), 16: g(100), 32: g(70), 64: g(70) },
      iscsi: sr(300, 550, { 25: g(70) }),
    },
  },
  { id: 'Cat6a', name: 'Cat6a copper', fits: ['rj45', 'sfp'], reachM: { iscsi: every([1, 10], 100) } },
  {
    id: 'SAS-passive',
    name: 'passive SAS copper',
    fits: ['sas'],
    reachM: { sas: { 3: g(10), 6: general(10, 'no page read; 6 m are practical'), 12: g(6) } },
  },
  {
    id: 'OS2',
    name: 'OS2 single-mode fibre',
    fits: optics,
    reachM: {
      fc: {
        1: known(10_000, compaq),
        ...every([2, 4, 8, 16, 32, 64], 10_000),
      },
      iscsi: every([1, 10, 25], 10_000),
    },
  },
  {
    id: 'SAS-active',
    name: 'active SAS copper',
    fits: ['sas'],
    reachM: { sas: { 3: g(25), 6: g(25), 12: general(20, 'no page read; 20 to 25 m') } },
  },
  {
    id: 'OM4',
    name: 'OM4 multimode fibre',
    fits: optics,
    reachM: {
      fc: {
        1: inferred(860, asOm3),
        2: inferred(500, asOm3),
        4: g(400),
        8: g(190),
        16: g(125),
        32: g(100),
        64: g(100),
      },
      iscsi: sr(400, 550, { 25: g(100) }),
    },
  },
  {
    id: 'OM2',
    name: 'OM2 multimode fibre',
    fits: optics,
    reachM: {
      fc: { 1: known(500, compaq), 2: known(300, compaq), 4: known(150, compaq), 8: g(50), 16: g(35), 32: g(20) },
      iscsi: sr(82, 550),
    },
  },
  { id: 'Cat5e', name: 'Cat5e copper', fits: ['rj45', 'sfp'], reachM: { iscsi: { 1: g(100) } } },
  {
    id: 'DAC',
    name: 'direct attach copper',
    fits: ['sfp'],
    reachM: { iscsi: { 10: g(7), 25: general(5, 'no page read; 3 m without error correction') } },
  },
];

const byId = new Map(media.map((each) => [each.id, each]));
export const findMedium = (id: Medium): MediumModel | undefined => byId.get(id);

/** Metres; 0 when the medium does not carry this speed. */
export const reachM = (id: Medium, protocol: Protocol, speedGbps: number): number =>
  findMedium(id)?.reachM[protocol]?.[speedGbps]?.v ?? 0;

export const fitsInto = (id: Medium, connector: Connector): boolean =>
  findMedium(id)?.fits.includes(connector) ?? false;

/** Media that both connectors take and that carry this speed, in the order of `media`. */
export const mediaFor = (a: Connector, b: Connector, protocol: Protocol, speedGbps: number): readonly MediumModel[] =>
  media.filter(({ id, fits }) => fits.includes(a) && fits.includes(b) && reachM(id, protocol, speedGbps) > 0);

/**
 * What a cable of this length is taken for when the drawing does not say: the first that reaches so far, else the one
 * that reaches furthest. Undefined when nothing fits both connectors.
 */
export function usualMedium(
  a: Connector,
  b: Connector,
  protocol: Protocol,
  speedGbps: number,
  lengthM: number,
): MediumModel | undefined {
  const fit = mediaFor(a, b, protocol, speedGbps);
  const reach = (each: MediumModel): number => reachM(each.id, protocol, speedGbps);
  return (
    fit.find((each) => lengthM <= reach(each)) ??
    fit.reduce<MediumModel | undefined>((far, each) => (far && reach(far) >= reach(each) ? far : each), undefined)
  );
}
