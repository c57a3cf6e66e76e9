import { describe, expect, it } from 'vitest';
import type { LogRow } from '../../../../src/sim/run/reading';
import { arrayRows, asText, causesOf, dataOf, filtered, levelOf, meaningOf, noFilter, systemRows } from '../../../../src/views/desktop/events/viewer-rows';
import { fakeFacts } from '../../../support/fake-facts';
import { fakeScenario } from '../../../support/fake-scene';

const { topology } = fakeScenario;
const row = (seq: number, source: string, code: string, aim: string, eventId: number | null, cause = -1, params: LogRow['params'] = {}): LogRow => ({
  seq,
  atNs: seq * 1e9,
  source,
  code,
  eventId,
  aim,
  params,
  cause,
});
const log = [
  row(0, 'fault', 'cable-cut', 'A1', null),
  row(1, 'hba', 'link-down', 'web1.hba0.0', null, 0),
  row(2, 'mpio', 'failover', 'web1/lun0/1', 16, 1, { host: 'web1' }),
  row(3, 'storport', 'lun-reset', 'web1/lun0/2', 129),
  row(4, 'mpio', 'failover', 'db9/lun0/1', 16, -1, { host: 'db9' }),
  row(5, 'mpio', 'all-paths-failed', 'web1/lun0', 23, 2),
  row(6, 'array', 'fc-port-linkdown', 'a1.ctr1.0', null, 0, { array: 'a1', controller: 'ctr1' }),
];

describe('Event Viewer', () => {
  it('shows what this host wrote down, and nobody else', () => {
    expect(systemRows(log, 'web1', topology).map((one) => one.seq)).toEqual([2, 3, 5]);
  });
  it('shows the log of the arrays beside it', () => {
    expect(arrayRows(log, topology).map((one) => one.seq)).toEqual([6]);
  });
  it.each([
    [2, 'warning'],
    [5, 'error'],
    [3, 'warning'],
    [6, 'warning'],
  ])('gives row %i the level %s', (seq, level) => {
    expect(levelOf(log[seq])).toBe(level);
  });
  it('says what an id means', () => {
    expect(meaningOf(log[2])).toBe('A failover ran because this path failed.');
    expect(meaningOf(log[3])).toBe('');
    expect(meaningOf(log[2], 'A failover ran, because this path failed'), 'not twice').toBe('');
  });
  it('filters by source, level and ids', () => {
    const all = systemRows(log, 'web1', topology);
    expect(filtered(all, { ...noFilter, source: 'storport' }).map((one) => one.seq)).toEqual([3]);
    expect(filtered(all, { ...noFilter, level: 'error' }).map((one) => one.seq)).toEqual([5]);
    expect(filtered(all, { ...noFilter, id: '16, 129' }).map((one) => one.seq)).toEqual([2, 3]);
    expect(filtered(all, { ...noFilter, id: ' ' })).toEqual(all);
  });
  it('tells what led to it, the first cause first', () => {
    expect(causesOf(log[5], log).map((one) => one.seq)).toEqual([0, 1, 2]);
  });
  it('shows the path id as the data of a path’s event', () => {
    const facts = fakeFacts(fakeScenario, [], [], 0, 0, 'round-robin');
    const path = facts.hosts.web1.groups[0].pathIds[0];
    expect(dataOf({ ...log[2], aim: path }, facts)).toContainEqual(['Path ID', facts.hosts.web1.groups[0].paths[0].pathId]);
  });
  it('copies with a head, tab by tab', () => {
    expect(asText([log[2]], () => undefined).split('\n')).toEqual(['Level\tTime\tSource\tEvent ID\tText', 'Warning\t00:02.000\tmpio\t16\tFailover: path P1 failed']);
  });
});
