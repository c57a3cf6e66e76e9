/**
 * What the public sample of Microsoft's DSM answered when it was run: CHECK CONDITION with each sense, on five hosts.
 * Cell: [verdict, state of the path afterwards, path to be used afterwards, 1 when new I/O is throttled].
 */
import { describe, expect, it } from 'vitest';
import { senseCode, OutcomeKind } from '../../../src/sim/scsi';
import type { Verdict } from '../../../src/sim/multipath';
import { OneHost, outcomes } from './one-host';
import recorded from './sample-verdicts.json';

type Cell = readonly [verdict: string, state: number, pointer: number, throttled: number];

/** The sample's test hosts, as far as a drawing can make them; the path under test is path 0, on alua-au and alua-noao path 2. */
const hosts: Readonly<Record<string, () => OneHost>> = {
  sym3: () => new OneHost({ paths: 3 }).arriveAll(),
  sym1: () => new OneHost({ paths: 1 }).arriveAll(),
  'alua-ao': () => new OneHost({ paths: 4, portGroups: [0, 0, 1, 1], alua: 'explicit' }).arriveAll([0, 0, 1, 1]),
  'alua-au': () => new OneHost({ paths: 4, portGroups: [0, 0, 1, 1], alua: 'explicit' }).arriveAll([0, 0, 1, 1]),
  'alua-noao': () => {
    const access = [2, 2, 1, 1] as const;
    const host = new OneHost({ paths: 4, portGroups: [0, 0, 1, 1], alua: 'implicit' }).arriveAll(access);
    while (host.pending.length > 0) host.answer(outcomes.good, access);
    return host;
  },
};

function said(verdict: Verdict): string {
  switch (verdict.do) {
    case 'requeue':
      return 'fail-over';
    case 'mpio-retry':
      return `${verdict.counts ? 'counted' : 'free'}${verdict.afterNs === 0 ? ' now' : ''}`;
    default:
      return 'up';
  }
}

const cells: Readonly<Record<string, Readonly<Record<string, unknown>>>> = recorded;

describe.each(Object.entries(cells))('%s', (name, row) => {
  const [config, kind] = name.split(' ');
  const make = hosts[config];
  it(`answers ${Object.keys(row).length} senses as the sample did`, () => {
    const path = config === 'alua-au' || config === 'alua-noao' ? 2 : 0;
    const answers = Object.keys(row).map((text): [string, Cell] => {
      const [key, asc, ascq] = text.split('/').map((word) => parseInt(word, 16));
      const host = make();
      const outcome = { kind: OutcomeKind.checkCondition, sense: senseCode(key, asc, ascq) };
      const verdict = said(host.fail(path, outcome, { isReadWrite: kind === 'rw' }));
      const { throttled } = host.state.groups[0];
      return [text, [verdict, host.columns.pathState[path], host.columns.groupPointer[0], throttled ? 1 : 0]];
    });
    expect(Object.fromEntries(answers)).toEqual(row);
  });
});
