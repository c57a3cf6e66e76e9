/** Rows on policies that an administrator sets, and what of it is refused. */
import { expect } from 'vitest';
import { hostOf, type Checks } from './check';

const hardware = `${'Qsan'.padEnd(8)}${'F400Q'.padEnd(16)}`;

export const sets: Checks = {
  T64: (behaviour) => {
    const host = hostOf(behaviour).arriveAll();
    host.admin({ set: 'dsm-policy', policy: 'fail-over-only' });
    host.admin({ set: 'target-policy', hardware, policy: 'round-robin-subset' });
    host.setLun('least-queue-depth');
    const seen = [host.opinion().policy];
    host.setLun(null);
    seen.push(host.opinion().policy);
    host.admin({ set: 'target-policy', hardware, policy: null });
    seen.push(host.opinion().policy);
    expect(seen).toEqual(['least-queue-depth', 'round-robin-subset', 'fail-over-only']);
    expect(host.opinion().policyFrom).toBe('DSM-wide');
  },
  T66: (behaviour) => {
    const host = hostOf(behaviour, { paths: 2 }).arriveAll();
    const why = host.refusal(
      host.setLun('fail-over-only', [
        { path: 0, state: 'active' },
        { path: 1, state: 'active' },
      ]),
    );
    expect(why).not.toBeNull();
    expect(host.opinion().policy).toBe('round-robin');
    expect(host.words()).toBe('AO AO');
  },
  T67: (behaviour) => {
    const host = hostOf(behaviour, { paths: 2 }).arriveAll();
    const why = host.refusal(
      host.setLun('least-queue-depth', [
        { path: 0, state: 'active' },
        { path: 1, state: 'standby' },
      ]),
    );
    expect(why).not.toBeNull();
    expect(host.opinion().policy).toBe('round-robin');
    expect(host.words()).toBe('AO AO');
  },
};
