// Durations, and single settings as the command line gives them.
import { describe, expect, it } from 'vitest';
import { applySet, firstScene, parseDuration, printDuration, readCommand, readPolicy } from '../../../src/sim/catalog';
import type { Scenario } from '../../../src/sim/catalog';

describe('durations', () => {
  it.each([
    ['5s', 5e9],
    ['150ms', 15e7],
    ['1.5 min', 9e10],
    ['2h', 72e11],
    ['12us', 12_000],
    ['12µs', 12_000],
    ['40ns', 40],
    ['1000', 1_000],
    ['.5s', 5e8],
    ['0.1ms', 100_000],
  ])('%s', (text, ns) => expect(parseDuration(text).value).toBe(ns));
  it.each(['', 's', '5 days', '-5s', '1e9', 'NaN', '9999999h', '5ss'])('%s is none', (text) => {
    expect(parseDuration(text).value).toBeNull();
    expect(parseDuration(text, 'x').findings[0]).toMatchObject({ level: 'error', place: 'x' });
  });
  it('print short and read back the same', () => {
    expect([5e9, 15e7, 15e8, 9e10, 72e11, 40, 1_234_567, 0].map(printDuration)).toEqual([
      '5s',
      '150ms',
      '1.5s',
      '1.5min',
      '2h',
      '40ns',
      '1234.567us',
      '0ns',
    ]);
    for (const ns of [1, 999, 1_000, 123_456_789, 60e9, 30e9, 3_599e9, 5_000_000_001])
      expect(parseDuration(printDuration(ns)).value).toBe(ns);
  });
});

describe('set', () => {
  const set = (...texts: string[]): Scenario => {
    let scenario = firstScene;
    for (const text of texts) {
      const { value, findings } = applySet(scenario, text);
      expect(findings).toEqual([]);
      scenario = value;
    }
    return scenario;
  };
  it('changes what is named', () => {
    expect(set('web1.policy=LQD').settings.web1).toEqual({ policy: 'least-queue-depth' });
    expect(set('web1/lun0.policy=round-robin-subset').settings['web1/lun0']).toEqual({ policy: 'round-robin-subset' });
    expect(set('web1.linkDownHoldNs=5s').settings.web1).toEqual({ linkDownHoldNs: 5e9 });
    expect(set('web1.pathVerifyEnabled=on').settings.web1).toEqual({ pathVerifyEnabled: true });
    expect(set('a1.cpuNs=20us', 'a1.autoFailback=false').settings.a1).toEqual({ cpuNs: 20_000, autoFailback: false });
    expect(set('fabA.latencyNs=1us').settings.fabA).toEqual({ latencyNs: 1_000 });
    expect(set('oltp.outstanding=8').workloads[0].outstanding).toBe(8);
    expect(set('oltp.preset=web').workloads[0].preset).toBe('web');
    expect(set('seed=7').seed).toBe(7);
    expect(set('web1.release=2022').topology.devices.web1).toMatchObject({ release: '2022' });
    expect(set('a1.access=alua-implicit').topology.devices.a1).toMatchObject({ access: 'alua-implicit' });
    expect(set('A1.lengthM=2000').topology.cables[0].lengthM).toBe(2000);
    expect(set('A1.medium=OM4').topology.cables[0].medium).toBe('OM4');
    expect(set('A1.medium=OM4', 'A1.lengthM=2000').topology.cables[0]).toMatchObject({ medium: 'OM4', lengthM: 2000 });
    expect(set('A1.medium=OM4', 'A1.medium=usual')).toEqual(firstScene);
    expect(set('lun0.owner=ctr2').topology.luns[0].owner).toBe('ctr2');
    expect(
      set('web1/lun0.P1.preferred=true', 'web1/lun0.P1.weight=3', 'web1/lun0.P2.state=standby').settings['web1/lun0']
        .paths,
    ).toEqual({
      P1: { preferred: true, weight: 3 },
      P2: { state: 'standby' },
    });
  });
  it.each([
    ['nonsense', 'set-not-read'],
    ['web9.policy=RR', 'unknown-owner'],
    ['web1.policy=XX', 'unknown-policy'],
    ['web1.linkDownHoldNs=soon', 'bad-duration'],
    ['oltp.outstanding=many', 'not-a-number'],
    ['oltp.outstanding=0', 'out-of-range'],
    ['oltp.depth=4', 'unknown-setting'],
    ['web1.release=1999', 'unknown-release'],
    ['seed=-1', 'out-of-range'],
    ['A1.medium=string', 'unknown-kind-of-cable'],
  ])('%s is refused', (text, code) => {
    const { value, findings } = applySet(firstScene, text);
    expect(value).toBe(firstScene);
    expect(findings[0].code).toBe(code);
  });
  it('warns of a key that nobody knows', () => {
    expect(applySet(firstScene, 'web1.linkDownHoldN=5').findings[0]).toMatchObject({
      level: 'warning',
      mend: 'Did you mean "linkDownHoldNs"?',
    });
  });
});

describe('commands and policies', () => {
  it('are read by themselves too', () => {
    expect(readCommand({ do: 'cut', aim: 'A1' }, firstScene.topology)).toEqual({
      value: { do: 'cut', aim: 'A1' },
      findings: [],
    });
    expect(readCommand({ do: 'cut', aim: 'A7' }, firstScene.topology).value).toBeNull();
    expect(readCommand(null, firstScene.topology).findings).toHaveLength(1);
    expect(['RR', 'rrws', 'fail-over-only', 'LB', 'x'].map(readPolicy)).toEqual([
      'round-robin',
      'round-robin-subset',
      'fail-over-only',
      'least-blocks',
      null,
    ]);
  });
});
