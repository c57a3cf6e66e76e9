/** Which value counts for a LUN: level by level, array by array, and what multipathd finds out by itself. */
import { describe, expect, it } from 'vitest';
import type { multipathd } from '../../../../src/sim/multipath';
import { multipathConf } from '../../../../src/sim/multipath';

const { chooseForMap, daemonSettingsOf, entriesFor, Levels, portTimersOf, readConf } = multipathConf;
const conf = (text: string): multipathConf.MultipathConf => {
  const { conf: read, findings } = readConf(text);
  expect(findings.filter((each) => each.level === 'error')).toEqual([]);
  return read;
};
const qsan: multipathConf.Target = {
  vendor: 'Qsan',
  product: 'F400Q',
  revision: '2.21',
  wwid: '32001',
  protocol: 'scsi:fcp',
};
const other = { ...qsan, vendor: 'ACME', product: 'Disk' };
const alua: multipathConf.PathTraits = { tpgs: 'implicit', accessInSysfs: true, rdac: false, tpg: 0 };
const plain: multipathConf.PathTraits = { tpgs: 'none', accessInSysfs: false, rdac: false, tpg: null };

describe('levels', () => {
  const layers = [
    'multipaths {\n multipath {\n wwid 32001\n no_path_retry 1\n }\n}',
    'overrides {\n no_path_retry 2\n}',
    'devices {\n device {\n vendor Qsan\n product F400Q\n no_path_retry 3\n }\n}',
    'defaults {\n no_path_retry 5\n}',
  ];
  it('go before one another: multipaths, overrides, devices of the file, built-in devices, defaults', () => {
    const found = [0, 1, 2, 3].map((from) => new Levels(conf(layers.slice(from).join('\n')), qsan).of('no_path_retry'));
    expect(found).toEqual([
      { value: '1', origin: '(setting: multipath.conf multipaths section)' },
      { value: '2', origin: '(setting: multipath.conf overrides section)' },
      { value: '3', origin: '(setting: storage device configuration)' },
      { value: '30', origin: '(setting: storage device configuration)' },
    ]);
    expect(new Levels(conf(layers[3]), other).of('no_path_retry')).toEqual({
      value: '5',
      origin: '(setting: multipath.conf defaults/devices section)',
    });
    expect(new Levels(conf(''), other).of('failback')).toEqual({
      value: 'manual',
      origin: '(setting: multipath internal)',
    });
    expect(new Levels(conf(''), other).of('no_path_retry').value).toBe(null);
  });

  it('of devices: the last that fits states first, the others fill in', () => {
    const text = `devices {
      device {
        vendor "Qs"
        product ".*"
        failback 10
        path_selector "queue-length 0"
      }
      device {
        vendor "Qsan"
        product "^F"
        failback manual
      }
      device {
        vendor "Qsan"
        product "^P"
        failback followover
      }
    }`;
    const levels = new Levels(conf(text), qsan);
    expect(levels.of('failback').value).toBe('manual');
    expect(levels.of('path_selector').value).toBe('queue-length 0');
    expect(levels.of('no_path_retry').value).toBe('30');
    expect(entriesFor(conf(text), qsan).map((entry) => entry.product)).toEqual(['^F', '.*', '.*']);
  });

  it('an entry for the same expressions as a built-in one replaces it, and inherits', () => {
    const text = 'devices {\n device {\n vendor "^Qsan"\n product ".*"\n no_path_retry fail\n }\n}';
    expect(entriesFor(conf(text), qsan)).toEqual([
      expect.objectContaining({ vendor: '^Qsan', no_path_retry: 'fail', failback: 'immediate' }),
    ]);
  });

  it('of protocols go before overrides, for their three keywords', () => {
    const text = `overrides {
      fast_io_fail_tmo 15
      protocol {
        type "scsi:iscsi"
        fast_io_fail_tmo 25
      }
    }`;
    expect(new Levels(conf(text), qsan).of('fast_io_fail_tmo').value).toBe('15');
    expect(new Levels(conf(text), { ...qsan, protocol: 'scsi:iscsi' }).of('fast_io_fail_tmo').value).toBe('25');
  });

  it('the vendor in capitals does not fit the built-in entry', () => {
    expect(entriesFor(conf(''), { ...qsan, vendor: 'QSAN' })).toEqual([]);
    expect(entriesFor(conf(''), { ...qsan, vendor: 'Qsan    ' }).length).toBe(1);
  });
});

describe('built-in entries', () => {
  it('have sources, and only keywords of arrays', () => {
    for (const { values, source } of multipathConf.builtInTable) {
      expect(source).toMatch(/multipath-tools/);
      for (const [key, value] of Object.entries(values)) {
        const text = `devices {\n device {\n vendor a\n product b\n ${key} "${value}"\n }\n}`;
        const read = readConf(text);
        expect(read.conf.devices[0][key]).toBe(value);
      }
    }
  });

  it('Qsan: exactly this', () => {
    expect(entriesFor(conf(''), qsan)).toEqual([
      {
        vendor: '^Qsan',
        product: '.*',
        path_grouping_policy: 'group_by_prio',
        failback: 'immediate',
        no_path_retry: '30',
        prio_args: 'exclusive_pref_bit',
      },
    ]);
  });
});

describe('what is chosen for a map', () => {
  const choose = (text: string, paths: readonly multipathConf.PathTraits[], target = qsan): multipathConf.MapChoice =>
    chooseForMap(conf(text), target, paths);

  it('a Qsan with ALUA: everything is found out, and exclusive_pref_bit does nothing', () => {
    expect(choose('', [alua, alua])).toEqual({
      settings: {
        policy: 'group_by_prio',
        failback: 'immediate',
        noPathRetry: 30,
        sanPathErr: null,
        marginalPath: null,
        flushOnLastDel: 'unused',
        recheckWwid: false,
      },
      policyOrigin: '(setting: storage device autodetected)',
      prios: [0, 1].map(() => ({ name: 'sysfs', args: '', origin: '(setting: storage device autodetected)' })),
      checkers: ['tur', 'tur'],
      selector: 'service-time 0',
      hardwareHandler: '1 alua',
      ghostDelayS: 0,
    });
  });

  it('only detect_prio no together with prio alua in a device section makes it count', () => {
    const withDevice = (lines: string): string =>
      `devices {\n device {\n vendor Qsan\n product F400Q\n ${lines}\n }\n}`;
    const prioOf = (text: string): unknown => choose(text, [alua]).prios[0];
    expect(prioOf(withDevice('detect_prio no\n prio alua'))).toEqual({
      name: 'alua',
      args: 'exclusive_pref_bit',
      origin: '(setting: storage device configuration)',
    });
    expect(prioOf(withDevice('prio alua'))).toMatchObject({ name: 'sysfs', args: '' });
    expect(prioOf(withDevice('detect_prio no'))).toMatchObject({ name: 'const', args: '' });
    // Arguments belong to the prioritizer of their own level.
    expect(prioOf('defaults {\n detect_prio no\n prio alua\n}')).toMatchObject({ name: 'alua', args: '' });
  });

  it('an array that is not known: one group for each path, nothing queued', () => {
    expect(choose('', [plain, plain], other)).toMatchObject({
      settings: { policy: 'failover', failback: 'manual', noPathRetry: 'unset' },
      prios: [{ name: 'const' }, { name: 'const' }],
      hardwareHandler: '0',
    });
  });

  it('detect_pgpolicy goes before what is stated', () => {
    const text = 'defaults {\n path_grouping_policy multibus\n}';
    expect(choose(text, [alua, alua], other).settings.policy).toBe('group_by_prio');
    expect(choose(text, [alua, plain], other).settings.policy).toBe('multibus');
    const off = 'defaults {\n path_grouping_policy multibus\n detect_pgpolicy no\n}';
    expect(choose(off, [alua, alua], other).settings.policy).toBe('multibus');
    const tpg = 'defaults {\n detect_pgpolicy_use_tpg yes\n}';
    expect(choose(tpg, [alua, alua], other).settings.policy).toBe('group_by_tpg');
    expect(choose('defaults {\n path_grouping_policy group_by_tpg\n}', [plain], other)).toMatchObject({
      settings: { policy: 'failover' },
      policyOrigin: '(setting: emergency fallback - not all paths use alua)',
    });
  });

  it('alua for a LUN without ALUA is const', () => {
    const text = 'defaults {\n prio alua\n}';
    expect(choose(text, [plain], other).prios[0]).toEqual({
      name: 'const',
      args: '',
      origin: '(setting: emergency fallback - alua failed)',
    });
  });

  it('the checker that is found out, or stated', () => {
    const text = 'defaults {\n path_checker directio\n}';
    expect(choose(text, [alua, plain, { ...plain, rdac: true }], other).checkers).toEqual(['tur', 'directio', 'rdac']);
    expect(choose(`${text}\noverrides {\n detect_checker no\n}`, [alua], other).checkers).toEqual(['directio']);
    expect(choose('', [alua], { ...qsan, vendor: 'LIO-ORG', product: 'disk1' }).checkers).toEqual(['directio']);
  });

  it('words of a map as the daemon wants them', () => {
    const settings = (lines: string): multipathd.MapSettings =>
      choose(`multipaths {\n multipath {\n wwid 32001\n ${lines}\n }\n}`, [alua]).settings;
    expect(settings('failback 30').failback).toBe(30);
    expect(settings('no_path_retry queue').noPathRetry).toBe('queue');
    expect(settings('no_path_retry 6').noPathRetry).toBe(6);
    expect(settings('flush_on_last_del never').flushOnLastDel).toBe('never');
    expect(choose('defaults {\n features "1 queue_if_no_path"\n}', [plain], other).settings.noPathRetry).toBe('queue');
    expect(
      choose('defaults {\n features "1 queue_if_no_path"\n no_path_retry 4\n}', [plain], other).settings.noPathRetry,
    ).toBe(4);
    expect(choose('overrides {\n recheck_wwid yes\n}', [alua]).settings.recheckWwid).toBe(true);
    const three = 'san_path_err_threshold 2\n san_path_err_forget_rate 5\n san_path_err_recovery_time 60';
    expect(settings(three).sanPathErr).toEqual({ threshold: 2, forgetRate: 5, recoveryTimeS: 60 });
    expect(settings('san_path_err_threshold 2').sanPathErr).toBe(null);
    expect(settings('delay_watch_checks 10\n delay_wait_checks 3').sanPathErr).toEqual({
      threshold: 1,
      forgetRate: 10,
      recoveryTimeS: 60,
    });
    expect(settings('delay_watch_checks 10').sanPathErr).toBe(null);
    const four =
      'marginal_path_double_failed_time 60\n marginal_path_err_sample_time 120\n marginal_path_err_rate_threshold 0\n marginal_path_err_recheck_gap_time 30';
    expect(settings(`${three}\n ${four}`)).toMatchObject({
      sanPathErr: null,
      marginalPath: { doubleFailedTimeS: 60, sampleTimeS: 120, errRateThreshold: 0, recheckGapTimeS: 30 },
    });
    expect(settings(four.replace('120', '119')).marginalPath).toBe(null);
  });
});

describe('intervals', () => {
  it.each<[string, number, number]>([
    ['', 5, 20],
    ['polling_interval 10', 10, 40],
    ['max_polling_interval 60', 15, 60],
    ['max_polling_interval 3', 1, 3],
    ['polling_interval 30\n max_polling_interval 20', 20, 20],
    ['polling_interval 3\n max_polling_interval 10', 3, 10],
    ['polling_interval 86400', 86_400, 86_400],
  ])('%j', (lines, pollingS, maxS) => {
    const { intervals } = daemonSettingsOf(conf(`defaults {\n ${lines}\n}`), '0.14');
    expect(intervals).toMatchObject({ pollingS, maxS });
    // Every interval that a path passes through divides the round, unless the longest one itself does not fit.
    if (maxS % pollingS !== 0) expect(intervals.roundS % maxS).toBe(0);
  });
  it('and the groups of doubtful paths', () => {
    const of = (word: string): string =>
      daemonSettingsOf(conf(`defaults {\n marginal_pathgroups ${word}\n}`), '0.11').marginalPathgroups;
    expect(['on', 'yes', 'off', 'no', 'fpin'].map(of)).toEqual(['on', 'on', 'off', 'off', 'fpin']);
  });
});

describe('timers of remote ports', () => {
  const timers = (lines: string, noPathRetry: multipathd.NoPathRetry, driver: number | null): unknown =>
    portTimersOf(new Levels(conf(`defaults {\n ${lines}\n}`), other), noPathRetry, 5, driver);
  it.each<[string, multipathd.NoPathRetry, number | null, number | null, number | null]>([
    ['', 'unset', 60, 5, null],
    ['', 30, 60, 5, 157],
    ['', 30, 600, 5, null],
    ['', 6, null, 5, 35],
    ['', 'queue', 60, 5, 4_294_967_295],
    ['dev_loss_tmo 100', 'fail', 60, 5, 100],
    ['dev_loss_tmo 100', 30, 60, 5, 157],
    ['dev_loss_tmo infinity', 30, 60, 5, 4_294_967_295],
    ['fast_io_fail_tmo off', 'queue', 60, null, 600],
    ['fast_io_fail_tmo 15', 'unset', 60, 15, null],
  ])('%j, no_path_retry %s, driver %s', (lines, noPathRetry, driver, fastIoFailS, devLossS) => {
    expect(timers(lines, noPathRetry, driver)).toEqual({ fastIoFailS, devLossS });
  });
});
