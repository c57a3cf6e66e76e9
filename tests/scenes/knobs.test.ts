// S04: which knob? S03 under round robin, four times.
import { describe, expect, it } from 'vitest';
import { whyOf } from '../../src/sim';
import { describeWhy } from '../../src/locales';
import { loadScene, Watched } from '../support/scenes';

const stallOf = (w: Watched): number => w.stall(4.5, w.run.nowNs / 1e9);

describe('S04', () => {
  const a = new Watched(loadScene('S04')).to(38);
  it('a: all at default, the HBA’s link-down hold decides', () => {
    expect(stallOf(a)).toBeGreaterThanOrEqual(30.0);
    expect(stallOf(a)).toBeLessThan(30.5);
    expect(a.slowest()).toBeGreaterThan(30.1);
    expect(a.slowest()).toBeLessThan(30.5);
  });
  it('b: link-down hold 5 s', () => {
    const w = new Watched(loadScene('S04b')).to(20);
    expect(stallOf(w)).toBeGreaterThanOrEqual(5.0);
    expect(stallOf(w)).toBeLessThan(5.5);
    expect(w.slowest()).toBeGreaterThan(5.1);
    expect(w.slowest()).toBeLessThan(5.5);
    expect(w.event(16)).toBeGreaterThan(10.0);
    expect(w.event(16)).toBeLessThan(10.3);
  });
  it('c: path verification every second changes nothing', () => {
    const w = new Watched(loadScene('S04c')).to(38);
    expect(Math.abs(stallOf(w) - stallOf(a))).toBeLessThan(0.2);
    expect(Math.abs(w.slowest() - a.slowest())).toBeLessThan(0.2);
    expect(w.event(16)).toBeGreaterThan(35);
  });
  it('d: a disk timeout of 10 s resets, and does not fail over', () => {
    const w = new Watched(loadScene('S04d')).to(38);
    // The clock of a command starts when it is issued: the oldest one on the wire at 5 s had waited for a drive already.
    expect(w.event(129)).toBeGreaterThanOrEqual(14.95);
    expect(w.event(129)).toBeLessThan(15.3);
    expect(w.event(129)).toBeLessThan(w.event(16));
    expect(w.event(16)).toBeGreaterThan(35.0);
    // Retried I/O finds the other path now and then, and ends up on the dead one again.
    expect(stallOf(w)).toBeGreaterThan(10);
    expect(stallOf(w)).toBeLessThan(12);
    expect(w.slowest()).toBeGreaterThan(30.0);
    expect(w.failed).toBe(0);
  });
  it('the blame names the timer', () => {
    const during = new Watched(loadScene('S04')).to(20);
    const now = whyOf(during.run.world, during.recorder, 'oltp');
    expect(now.lines.map((line) => describeWhy(line)).join('\n')).toMatch(
      /All 32 slots wait on P1.*holds I\/O for up to 30 s.*Then: hold ends, MPIO retries on P2/s,
    );
    const why = whyOf(a.run.world, a.recorder, 'oltp');
    expect(why.blame[0]!.owner).toMatch(/link-down hold/);
    expect(why.blame[0]!.ns / 1e9).toBeGreaterThan(29.5);
    const d = new Watched(loadScene('S04d')).to(30);
    expect(
      whyOf(d.run.world, d.recorder, 'oltp')
        .blame.map((each) => each.owner)
        .join(),
    ).toMatch(/link-down hold|disk timeout/);
  });
});

describe('why the application waits', () => {
  const told = (id: string, atS: number): { text: string; owners: string } => {
    const w = new Watched(loadScene(id)).to(atS);
    const why = whyOf(w.run.world, w.recorder, 'oltp');
    return {
      text: why.lines.map((line) => describeWhy(line)).join('\n'),
      owners: why.blame.map((each) => each.owner).join(),
    };
  };
  it('S08: takeover and port-down hold, and the paths that may still be promoted', () => {
    const { text } = told('S08', 20);
    expect(text).toMatch(/CTR1 crashed.*takes over.*Then: hold ends, MPIO retries on P2, P4/s);
  });
  it('S09: the array', () => {
    expect(told('S09', 14).owners).toMatch(/^owner change \(array\)/);
  });
  it('S15: nobody is told, and the disk timeout is the only clock', () => {
    const { text, owners } = told('S15', 30);
    expect(text).toMatch(/Nobody is told: only the disk timeout of 60 s.*Then: disk timeout, reset of the LUN/s);
    expect(owners).toMatch(/^disk timeout/);
  });
  it('S18: both cuts, then PDORemovePeriod', () => {
    const { text } = told('S18', 40);
    expect(text).toMatch(/Cable A1 cut.*Cable B1 cut.*All paths failed.*Then: disk removed/s);
  });
});
