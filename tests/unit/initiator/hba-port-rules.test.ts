import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { extendPort, initiatorSettings, litStates, settingOfTimer } from '../../../src/sim/initiator';
import type { HbaSignal } from '../../../src/sim/initiator';
import { PortDriver, second, usual } from './driver';

const lost = { kind: 'light-lost' } as const;
const back = { kind: 'light-back' } as const;
const gone = (nexus: number) => ({ kind: 'target-gone', nexus }) as const;
const returned = (nexus: number) => ({ kind: 'target-back', nexus }) as const;

describe('own light lost', () => {
  it('holds for 30 s, then gives everything up, then has PnP remove the devices', () => {
    const driver = new PortDriver().at(5.1, lost).until(60);
    expect(driver.story).toEqual([
      '5.1 hold port',
      '5.1 hold-started',
      '35.1 hold-ended',
      '35.1 flush port',
      '36.1 pnp-remove 1,2',
    ]);
    expect(driver.port.state).toBe('lost');
    expect(driver.port.nexuses.every((each) => each.removed && each.state === 'lost')).toBe(true);
    expect(driver.timers.size).toBe(0);
  });

  it('gives nothing up when light is back before the hold ends', () => {
    const driver = new PortDriver().at(5, lost).at(10, back).until(60);
    expect(driver.story).toEqual([
      '5 hold port',
      '5 hold-started',
      '10.15 logged-in',
      '10.15 release port',
      '10.15 release 1',
      '10.15 release 2',
    ]);
    expect(driver.port.state).toBe('loggedIn');
    expect(driver.port.sinceNs).toBe(10.15 * second);
  });

  it('brings removed devices back by arrival', () => {
    const driver = new PortDriver().at(5, lost).at(60, back).until(70);
    expect(driver.story.slice(-3)).toEqual(['60.15 release 1', '60.15 release 2', '60.15 pnp-arrive 1,2']);
    expect(driver.port.nexuses.every((each) => !each.removed && each.state === 'loggedIn')).toBe(true);
  });

  it('stops a removal that has not happened, and still announces the devices anew', () => {
    const driver = new PortDriver().at(5, lost).at(35.5, back).until(70);
    expect(driver.story.some((line) => line.includes('pnp-remove'))).toBe(false);
    expect(driver.story.at(-1)).toBe('35.65 pnp-arrive 1,2');
  });

  it('starts the hold afresh when light flaps during login', () => {
    const driver = new PortDriver().at(5, lost).at(20, back).at(20.1, lost).until(90);
    expect(driver.story.filter((line) => line.includes('flush'))).toEqual(['50.1 flush port']);
  });

  it('with a hold of 0 gives up at once', () => {
    const driver = new PortDriver([1], { ...usual, linkDownHoldNs: 0, pnpRemoveDelayNs: 0 }).at(5, lost);
    expect(driver.story).toContain('5 flush port');
    expect(driver.story).toContain('5 pnp-remove 1');
    expect(driver.timers.size).toBe(0);
    expect(driver.port.state).toBe('lost');
  });
});

describe('a target lost behind a lit port', () => {
  it('holds that nexus alone, then loses it alone', () => {
    const driver = new PortDriver().at(5.6, gone(2)).until(60);
    expect(driver.story).toEqual([
      '5.6 target-gone 2',
      '5.6 hold 2',
      '5.6 port-down-hold-started 2',
      '35.6 port-down-hold-ended 2',
      '35.6 flush 2',
      '36.6 pnp-remove 2',
    ]);
    expect(driver.port.state).toBe('loggedIn');
    expect(driver.port.nexuses.map((each) => each.state)).toEqual(['loggedIn', 'lost']);
  });

  it('logs in again when the target is back in time', () => {
    const driver = new PortDriver().at(5, gone(2)).at(6, gone(2)).at(20, returned(2)).until(60);
    expect(driver.story.slice(-3)).toEqual(['20 target-back 2', '20.15 logged-in 2', '20.15 release 2']);
    expect(driver.timers.size).toBe(0);
  });

  it('arrives when the target is back too late', () => {
    const driver = new PortDriver().at(5, gone(2)).at(80, returned(2)).until(90);
    expect(driver.story.at(-1)).toBe('80.15 pnp-arrive 2');
  });

  it('keeps a gone target held when the port itself comes back', () => {
    const driver = new PortDriver().at(5, gone(2)).at(6, lost).at(10, back).until(30);
    expect(driver.story.slice(-4)).toEqual([
      '10.15 logged-in',
      '10.15 release port',
      '10.15 release 1',
      '10.15 hold 2',
    ]);
    expect(driver.until(60).story.slice(-2)).toEqual(['35 flush 2', '36 pnp-remove 2']);
  });

  it('lets the earlier of both clocks decide for the nexus', () => {
    const driver = new PortDriver([1, 2], { ...usual, portDownHoldNs: 5 * second })
      .at(5, gone(2))
      .at(6, lost)
      .until(60);
    expect(driver.story.filter((line) => /flush|pnp/.test(line))).toEqual([
      '10 flush 2',
      '11 pnp-remove 2',
      '36 flush port',
      '37 pnp-remove 1',
    ]);
  });
});

describe('the driver disabled', () => {
  it('gives everything up and removes at once, then arrives when enabled', () => {
    const driver = new PortDriver().at(5, { kind: 'disabled' });
    expect(driver.port.state).toBe('disabled');
    expect(driver.story).toEqual(['5 hold port', '5 flush port', '5 pnp-remove 1,2']);
    expect(driver.timers.size).toBe(0);
    driver.at(50, { kind: 'enabled' }).until(60);
    expect(driver.story.at(-1)).toBe('50.15 pnp-arrive 1,2');
    expect(driver.port.state).toBe('loggedIn');
  });

  it('enabled without light waits for light', () => {
    const driver = new PortDriver().at(5, { kind: 'disabled' }).at(6, lost).at(7, { kind: 'enabled' }).until(20);
    expect(driver.port.state).toBe('lost');
    expect(driver.at(20, back).until(30).port.state).toBe('loggedIn');
  });

  it('ends a hold that was running', () => {
    const driver = new PortDriver().at(5, lost).at(8, { kind: 'disabled' });
    expect(driver.story.slice(-2)).toEqual(['8 flush port', '8 pnp-remove 1,2']);
    expect(driver.timers.size).toBe(0);
  });
});

describe('a port that starts dark, or grows', () => {
  it('has nothing until light comes', () => {
    const driver = new PortDriver([1], usual, false);
    expect(driver.port.state).toBe('lost');
    expect(driver.at(3, back).until(4).story.at(-1)).toBe('3.15 pnp-arrive 1');
  });

  it('takes a new target up when told that it is there', () => {
    const driver = new PortDriver([1]);
    driver.port = extendPort(driver.port, [1, 7]);
    expect(driver.port.nexuses).toHaveLength(2);
    expect(driver.at(2, returned(7)).until(3).story.at(-1)).toBe('2.15 pnp-arrive 7');
  });
});

it('names the setting behind each timer', () => {
  expect(settingOfTimer('hold')).toBe('linkDownHoldNs');
  expect(settingOfTimer('port-down hold 12')).toBe('portDownHoldNs');
  expect(settingOfTimer('login 3')).toBe('loginNs');
  expect(settingOfTimer('removal')).toBe('pnpRemoveDelayNs');
  expect(settingOfTimer('nonsense')).toBeNull();
});

it('lights one state in each region', () => {
  expect(litStates(new PortDriver().at(5, lost).port)).toEqual(['link.linkDown', 'driver.enabled']);
});

it('states a source for every setting', () => {
  for (const spec of initiatorSettings) {
    expect(spec.source.length, spec.key).toBeGreaterThan(10);
    expect(spec.default).toBeGreaterThanOrEqual(spec.min);
    expect(spec.default).toBeLessThanOrEqual(spec.max);
  }
});

const anySignal: fc.Arbitrary<HbaSignal> = fc.oneof(
  fc.constantFrom<HbaSignal>(lost, back, { kind: 'disabled' }, { kind: 'enabled' }),
  fc.integer({ min: 0, max: 3 }).map(gone),
  fc.integer({ min: 0, max: 3 }).map(returned),
  fc
    .constantFrom('hold', 'login', 'removal', 'port-down hold 1', 'login 2', 'removal 1', 'nonsense')
    .map((timer) => ({ kind: 'timer', timer }) as const),
);

describe('any story', () => {
  it('leaves nothing lost for ever, and nothing half removed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.double({ min: 0, max: 20, noNaN: true }), anySignal), { maxLength: 25 }),
        (story) => {
          const driver = new PortDriver([1, 2, 3]);
          let now = 0;
          for (const [wait, signal] of story) driver.at((now += wait), signal);
          // Left alone, what is lost is taken away.
          driver.until((now += 100));
          expect(driver.timers.size).toBe(0);
          for (const each of driver.port.nexuses) {
            if (each.state === 'lost') expect(each.removed).toBe(true);
            if (each.state === 'held') expect(each.targetGone).toBe(false);
          }
          // Everything mended, everything is back.
          for (const signal of [{ kind: 'enabled' }, back, returned(1), returned(2), returned(3)] as const)
            driver.at(now, signal);
          driver.until(now + 10);
          expect(driver.port.state).toBe('loggedIn');
          expect(driver.timers.size).toBe(0);
          for (const each of driver.port.nexuses) {
            expect(each).toMatchObject({ state: 'loggedIn', removed: false, targetGone: false, loggingIn: false });
          }
        },
      ),
      { numRuns: 400 },
    );
  });
});
