// What drivers do when nobody has set anything, and that the host's settings begin there.
import { describe, expect, it } from 'vitest';
import { adapters, driverDefaults, driverParameters, initiatorSettings } from '../../../src/sim/catalog';

const second = 1_000_000_000;
const value = (id: string, key: (typeof driverParameters)[number]['key']): number | undefined =>
  driverDefaults(id)[key]?.v;

describe('driver defaults', () => {
  it('are there for every adapter, each with a tag and a source', () => {
    const keys = driverParameters.map(({ key }) => key);
    for (const { id } of adapters) {
      const own = driverDefaults(id);
      expect(Object.keys(own).length).toBeGreaterThan(1);
      expect(Object.keys(own).filter((key) => !keys.some((known) => known === key))).toEqual([]);
      for (const { v, tag, source } of Object.values(own)) {
        expect(v).toBeGreaterThanOrEqual(0);
        expect(['known', 'general', 'inferred', 'placeholder']).toContain(tag);
        expect(source.length).toBeGreaterThan(8);
      }
    }
    expect(driverDefaults('no-such-adapter')).toEqual({});
  });
  it('differ by generation and maker', () => {
    expect(value('qla2340', 'linkDownHoldNs')).toBe(60 * second);
    expect(value('qla2340', 'portDownHoldNs')).toBe(8 * second);
    expect(value('qla2340', 'executionThrottle')).toBe(16);
    expect(value('qle2560', 'linkDownHoldNs')).toBe(30 * second);
    expect(value('qle2560', 'loginTimeoutNs')).toBe(20 * second);
    expect(value('lpe12002', 'hbaQueueDepth')).toBe(30);
    expect(value('intel-i350-t2', 'linkDownHoldNs')).toBe(15 * second);
    expect(value('lsi-sas9200-8e', 'deviceMissingDelayNs')).toBe(2 * second);
    expect(driverDefaults('lsi-sas9200-8e').deviceMissingDelayNs?.tag).toBe('placeholder');
  });
  it('of the usual adapter are what a host begins with', () => {
    const own = driverDefaults('qle2560');
    for (const key of ['hbaQueueDepth', 'linkDownHoldNs', 'portDownHoldNs'] as const)
      expect([key, own[key]?.v]).toEqual([key, initiatorSettings.find((setting) => setting.key === key)?.default]);
  });
});
