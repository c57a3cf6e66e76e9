// The kernel against queueing theory: what has a formula must meet it.
import { describe, expect, it } from 'vitest';
import { drawUnit, exponentialNs } from '../../src/sim/kernel';
import { closedRing, meanValues, openStation } from './station';

const serviceNs = 100_000;

describe('one server, open arrivals', () => {
  it.each([0.3, 0.6, 0.8])('M/M/1 at load %d: wait = rho / (1 - rho) service times', (rho) => {
    const result = openStation(11, 600_000, serviceNs / rho, (k) => exponentialNs(serviceNs, drawUnit(11, 2, k, 5)));
    const wanted = (rho / (1 - rho)) * serviceNs;
    expect(result.halfWidthNs / wanted).toBeLessThan(0.08);
    expect(Math.abs(result.meanWaitNs - wanted)).toBeLessThan(result.halfWidthNs);
  });
  it.each([0.3, 0.6, 0.8])('M/D/1 at load %d: half of that', (rho) => {
    const result = openStation(12, 600_000, serviceNs / rho, () => serviceNs);
    const wanted = (rho / (2 * (1 - rho))) * serviceNs;
    expect(result.halfWidthNs / wanted).toBeLessThan(0.08);
    expect(Math.abs(result.meanWaitNs - wanted)).toBeLessThan(result.halfWidthNs);
  });
  it('the exam can fail: another service time is told apart', () => {
    const result = openStation(12, 600_000, serviceNs / 0.6, () => serviceNs * 1.02);
    expect(Math.abs(result.meanWaitNs - (0.6 / 0.8) * serviceNs)).toBeGreaterThan(result.halfWidthNs);
  });
  it.each([0.5, 0.9])('Little’s law at load %d: number inside = rate x time inside', (rho) => {
    const result = openStation(13, 200_000, serviceNs / rho, (k) => exponentialNs(serviceNs, drawUnit(13, 2, k, 5)));
    expect(result.meanInside / (result.arrivalsPerNs * result.meanSojournNs)).toBeCloseTo(1, 6);
  });
});

describe('closed ring of two stations', () => {
  it.each([
    [4, [100_000, 100_000]],
    [8, [100_000, 60_000]],
    [32, [100_000, 80_000]],
  ] as const)('%d customers, service %j: throughput within 1 %% of mean value analysis', (customers, means) => {
    const run = closedRing(21, customers, means, 500_000);
    const theory = meanValues(customers, means);
    expect(Math.abs(run.perSecond / theory.perSecond - 1)).toBeLessThan(0.01);
    expect(Math.abs(run.meanInside[1]! / theory.meanInside[1]! - 1)).toBeLessThan(0.05);
    expect(run.meanInside[0]! + run.meanInside[1]!).toBeCloseTo(customers, 6);
  });
});
