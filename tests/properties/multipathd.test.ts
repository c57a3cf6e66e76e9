// Whatever the paths do, multipathd keeps its laws; whatever a file says, it is read, printed and read again.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { multipathConf, multipathd } from '../../src/sim/multipath';
import { OneMap } from '../unit/multipath/linux-daemon/one-map';

// A failure prints its seed and path; put both into the parameters to repeat it.
const runs = (numRuns: number) => ({ numRuns, verbose: 1 }) as const;

const count = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
const answer = fc.constantFrom(
  'up',
  'down',
  'ghost',
  'pending',
  'shaky',
  'timeout',
  'wild',
  'removed',
  'up',
  'up',
) as fc.Arbitrary<multipathd.CheckState>;
const paths = 4;
const options = fc.record({
  policy: fc.constantFrom(
    'failover',
    'multibus',
    'group_by_prio',
    'group_by_tpg',
  ) as fc.Arbitrary<multipathd.GroupingPolicy>,
  failback: fc.oneof(
    fc.constantFrom('manual', 'immediate', 'followover'),
    count(20),
  ) as fc.Arbitrary<multipathd.Failback>,
  noPathRetry: fc.oneof(fc.constantFrom('unset', 'fail', 'queue'), count(5)) as fc.Arbitrary<multipathd.NoPathRetry>,
  polling: fc.option(count(12), { nil: null }),
  max: fc.option(count(40), { nil: null }),
  toolsVersion: fc.constantFrom('0.14', '0.11') as fc.Arbitrary<multipathd.ToolsVersion>,
  marginalPathgroups: fc.constantFrom('off', 'on', 'fpin') as fc.Arbitrary<'off' | 'on' | 'fpin'>,
  implicitOnly: fc.boolean(),
  sanPathErr: fc.option(fc.record({ threshold: count(3), forgetRate: count(4), recoveryTimeS: count(30) }), {
    nil: null,
  }),
  marginalPath: fc.option(
    fc.record({
      doubleFailedTimeS: count(60),
      sampleTimeS: fc.constant(120),
      errRateThreshold: count(100),
      recheckGapTimeS: count(60),
    }),
    { nil: null },
  ),
  ghostDelayS: fc.constantFrom(0, 20),
  states: fc.array(answer, { minLength: paths, maxLength: paths }),
});
const path = fc.integer({ min: 0, max: paths - 1 });
const step = fc.oneof(
  fc.record({ do: fc.constant('say' as const), path, answer }),
  fc.record({ do: fc.constant('prio' as const), path, prio: fc.constantFrom(-1, 0, 1, 10, 50) }),
  fc.record({ do: fc.constant('io-error' as const), path }),
  fc.record({ do: fc.constant('group' as const), group: count(paths) }),
  fc.record({ do: fc.constant('bypass' as const), group: count(paths) }),
  fc.record({ do: fc.constant('sample' as const), path, errors: fc.integer({ min: 0, max: 500 }) }),
  fc.record({ do: fc.constant('fabric' as const), path, marginal: fc.boolean() }),
  fc.record({ do: fc.constant('remove' as const), path }),
  fc.record({ do: fc.constant('add' as const), path }),
  fc.record({ do: fc.constant('run' as const), seconds: count(30) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const isGood = (state: multipathd.CheckState): boolean => state === 'up' || state === 'ghost';

/** Plays steps, and looks at what is sent second by second. */
class Watched extends OneMap {
  /** Reinstated although its checker does not call it good, and the daemon did not hold it for good before. */
  readonly wrong: string[] = [];

  override run(untilS: number): this {
    while (this.nowS < untilS) {
      const from = this.sent.length;
      const good = new Set(this.map.paths.filter((row) => isGood(row.state)).map((row) => row.path));
      super.run(this.nowS + 1);
      for (const { what } of this.sent.slice(from)) {
        const [kind, number] = what.split(':');
        const path = Number(number);
        if (kind === 'reinstate_path' && !isGood(this.answers[path]) && !good.has(path)) this.wrong.push(what);
      }
    }
    return this;
  }

  act(each: Step): void {
    switch (each.do) {
      case 'say':
        this.say(each.answer, each.path);
        break;
      case 'prio':
        this.prios[each.path] = each.prio;
        break;
      case 'io-error':
        this.ioError(each.path);
        break;
      case 'group':
        this.group = Math.min(each.group, Math.max(1, this.map.groups.length));
        break;
      case 'bypass':
        this.disabledGroups = [each.group];
        break;
      case 'sample':
        this.daemon = multipathd.sampled(this.daemon, this.at, each.path, 1000, each.errors);
        break;
      case 'fabric':
        this.daemon = multipathd.setMarginal(this.daemon, this.at, each.path, each.marginal);
        break;
      case 'remove':
        if (this.map.paths.length > 1) this.daemon = multipathd.removePath(this.daemon, this.at, each.path);
        break;
      case 'add':
        this.daemon = multipathd.addPath(this.daemon, this.at, each.path, { state: 'up', prio: 10 });
        break;
      case 'run':
        this.run(this.nowS + each.seconds);
    }
  }
}

describe('multipathd', () => {
  const played = fc.tuple(options, fc.array(step, { maxLength: 40 }));

  it('never reinstates a path that it holds for down, and counts no time below nought', () => {
    fc.assert(
      fc.property(played, ([start, steps]) => {
        const host = new Watched(start);
        for (const each of steps) {
          host.act(each);
          expect(host.wrong).toEqual([]);
          for (const row of host.map.paths) {
            expect(Math.min(row.tickS, row.pendingS, row.shaky.failures, row.shaky.forgetIn)).toBeGreaterThanOrEqual(0);
            expect(row.intervalS).toBeGreaterThanOrEqual(1);
            expect(row.tickS).toBeLessThanOrEqual(host.daemon.settings.intervals.maxS);
          }
          const { retryTickS, failbackTickS, ghostDelayTickS, syncTickS } = host.map;
          expect(Math.min(retryTickS, failbackTickS, ghostDelayTickS, syncTickS)).toBeGreaterThanOrEqual(0);
        }
      }),
      runs(150),
    );
  });

  it('keeps every path in exactly one group, and its best group among them', () => {
    fc.assert(
      fc.property(played, ([start, steps]) => {
        const host = new Watched(start);
        for (const each of steps) {
          host.act(each);
          const { groups, paths: known, bestGroup } = host.map;
          expect(groups.flat().sort()).toEqual(known.map((row) => row.path).sort());
          expect(groups.every((group) => group.length > 0)).toBe(true);
          expect(bestGroup).toBeGreaterThanOrEqual(1);
          expect(bestGroup).toBeLessThanOrEqual(Math.max(1, groups.length));
        }
      }),
      runs(80),
    );
  });

  it('changes no state in place: a copy taken before is a checkpoint', () => {
    fc.assert(
      fc.property(played, ([start, steps]) => {
        const host = new Watched(start);
        for (const each of steps) {
          const kept = host.daemon;
          const text = JSON.stringify(kept);
          host.act(each);
          expect(JSON.stringify(kept)).toBe(text);
        }
        expect(JSON.parse(JSON.stringify(host.daemon))).toEqual(host.daemon);
      }),
      runs(40),
    );
  });

  it('agrees with the kernel on every healthy path after a round of checks', () => {
    fc.assert(
      fc.property(played, ([start, steps]) => {
        const host = new Watched({ ...start, sanPathErr: null, marginalPath: null, implicitOnly: false });
        for (const each of steps) host.act(each);
        host.say('up', 0, 1, 2, 3).run(host.nowS + 3 * host.daemon.settings.intervals.maxS + 5);
        for (const row of host.map.paths)
          expect([row.path, row.state, host.active.get(row.path)]).toEqual([row.path, 'up', true]);
        expect(host.map).toMatchObject({ inRecovery: false, retryTickS: 0 });
      }),
      runs(80),
    );
  });
});

describe('multipath.conf', () => {
  const { keywords, printConf, printOrder, readConf, showConfig } = multipathConf;
  const printable = fc.string({ unit: fc.constantFrom(...'abzAZ019 _-.:/*^$[](){}|?+\\"\'#!é\t'), maxLength: 30 });
  type Value = multipathConf.ValueKind;
  function valueOf(value: Value): fc.Arbitrary<string> {
    switch (value.kind) {
      case 'int':
        return fc.integer({ min: value.min, max: value.max }).map(String);
      case 'yes-no':
        return fc.constantFrom('yes', 'no');
      case 'choice':
        return fc.constantFrom(...value.choices);
      case 'word-or-int':
        return fc.oneof(fc.constantFrom(...value.words), fc.integer({ min: value.min, max: 99_999 }).map(String));
      case 'name':
        return printable.map((text) => text.replaceAll('/', ''));
      case 'expression':
        return fc.constantFrom('^Qsan', '.*', '(a|b)', '!^sd[a-z]', 'a "b" c', '#', '');
      case 'text':
        return printable;
      case 'ignored':
        return fc.constant('');
    }
  }
  const stated = (section: multipathConf.SectionId, needs: string[] = []): fc.Arbitrary<multipathConf.Stated> => {
    const specs = keywords.filter((spec) => spec.value.kind !== 'ignored' && spec.sections.includes(section));
    const model = Object.fromEntries(specs.map((spec) => [spec.key, valueOf(spec.value)]));
    return fc.record(model, { requiredKeys: [...needs] }) as fc.Arbitrary<multipathConf.Stated>;
  };
  const expression = valueOf({ kind: 'expression' });
  const distinct = (keys: readonly string[]) => ({
    maxLength: 3,
    selector: (each: unknown) => JSON.stringify(keys.map((key) => (each as multipathConf.Stated)[key])),
  });
  const list = fc.uniqueArray(expression, { maxLength: 3 });
  const filters = fc.record({
    devnode: list,
    wwid: list,
    property: list,
    protocol: list,
    device: fc.uniqueArray(fc.record({ vendor: expression, product: fc.option(expression, { nil: null }) }), {
      maxLength: 2,
      selector: (each) => JSON.stringify(each),
    }),
  });
  const conf: fc.Arbitrary<multipathConf.MultipathConf> = fc.record({
    defaults: stated('defaults'),
    blacklist: filters,
    exceptions: filters,
    devices: fc.uniqueArray(stated('device', ['vendor', 'product']), distinct(['vendor', 'product', 'revision'])),
    overrides: stated('overrides'),
    protocols: fc.uniqueArray(stated('protocol', ['type']), distinct(['type'])),
    multipaths: fc.uniqueArray(stated('multipath', ['wwid']), distinct(['wwid'])),
  });

  it('reads back what was printed', () => {
    fc.assert(
      fc.property(conf, (original) => {
        const { conf: read, findings } = readConf(printConf(original));
        expect(findings.filter((each) => each.level === 'error')).toEqual([]);
        expect(read).toEqual(original);
      }),
      runs(60),
    );
  });

  it('in force reads back, and is in force the same', () => {
    fc.assert(
      fc.property(conf, (original) => {
        const shown = showConfig(original);
        expect(showConfig(readConf(shown).conf)).toBe(shown);
      }),
      runs(40),
    );
  });

  const words = [
    'defaults',
    'blacklist',
    'devices',
    'device',
    'overrides',
    'protocol',
    'multipaths',
    'multipath',
    '{',
    '}',
    '"',
    '""',
    '#',
    '!',
    '\n',
    '\n',
    '\r',
    '\0',
    ' ',
    'vendor',
    'wwid',
    'failback',
    '10',
    'yes',
    ...Object.values(printOrder).flat(),
  ];
  const soup = fc.array(fc.constantFrom(...words), { maxLength: 120 }).map((parts) => parts.join(' '));
  const target = { vendor: 'Qsan', product: 'F400Q', revision: '1', wwid: '3', protocol: 'scsi:fcp' };

  it('never throws, whatever it says, and what it says can be put in force', () => {
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 400 })), (text) => {
        const { conf: read, findings } = readConf(text);
        for (const finding of findings) expect(finding.message).not.toBe('');
        expect(readConf(printConf(read)).conf).toEqual(read);
        const traits = { tpgs: 'both', accessInSysfs: true, rdac: false, tpg: 0 } as const;
        const { settings } = multipathConf.chooseForMap(read, target, [traits, traits]);
        const daemon = multipathConf.daemonSettingsOf(read, '0.14');
        expect(daemon.intervals.pollingS).toBeGreaterThanOrEqual(1);
        new OneMap({ ...settings, polling: daemon.intervals.pollingS, max: daemon.intervals.maxS }).run(30);
        const disk = { ...target, device: 'sda', properties: ['ID_WWN'] };
        multipathConf.whyNoMap(read, disk, { remembered: false, mapped: false, others: 1 });
      }),
      runs(100),
    );
  });
});
