/** Table lines: what is read is printed again, and what the kernel refuses is refused with a reason. */
import { describe, expect, it } from 'vitest';
import { dmTarget, featuresOf, tableLine } from '../../../../src/sim/multipath';
import { line, OneMap, plain } from './one-map';

describe('dmsetup table', () => {
  it.each([
    ['0 0 1 1 round-robin 0 2 0 8:16 8:32', '0 0 1 1 round-robin 0 2 1 8:16 1 8:32 1'],
    ['0 0 1 1 service-time 0 1 0 8:16', '0 0 1 1 service-time 0 1 2 8:16 1 1'],
    ['0 0 1 1 historical-service-time 1 1000 1 1 8:16 1', '0 0 1 1 historical-service-time 2 1000 0 1 1 8:16 0'],
    ['0 0 1 1 io-affinity 0 2 1 8:16 f 8:32 0f0', '0 0 1 1 io-affinity 0 2 1 8:16 0f 8:32 f0'],
    [
      '6 queue_if_no_path pg_init_retries 50 pg_init_delay_msecs 0 retain_attached_hw_handler 2 alua x 1 1 queue-length 0 1 1 8:16 7',
      '6 queue_if_no_path pg_init_retries 50 pg_init_delay_msecs 0 retain_attached_hw_handler 1 alua 1 1 queue-length 0 1 1 8:16 1',
    ],
    ['2 queue_mode mq 0 1 1 round-robin 0 1 1 8:16 1', '0 0 1 1 round-robin 0 1 1 8:16 1'],
    ['0 0 0 0', '0 0 0 0'],
  ])('%s', (given, printed) => {
    const map = new OneMap(given);
    expect(map.table).toBe(printed);
    expect(new OneMap(printed).table).toBe(printed);
  });

  it('shows the group that is next, else the current one, else the first', () => {
    const map = new OneMap(line(plain(1, 1, 1), { initial: 3 }));
    const number = (): string => map.table.split(' ')[3];
    expect(number()).toBe('3');
    map.submit();
    expect(number()).toBe('3');
    map.message('disable_group 3');
    expect(number()).toBe('1');
    map.message('switch_group 2');
    expect([number(), map.submit(), number()]).toEqual(['2', 2, '2']);
  });

  it.each([
    ['', 'the number of feature words'],
    ['1', 'within feature words'],
    ['9 a b c d e f g h i 0 1 1', 'from 0 to 8'],
    ['1 fast 0 0 0', 'the feature "fast"'],
    ['2 pg_init_retries 0 0 0 0', 'from 1 to 50'],
    ['1 pg_init_retries 0 0 0', 'ends before pg_init_retries'],
    ['2 pg_init_delay_msecs 60001 0 0 0', 'from 0 to 60000'],
    ['2 queue_mode nvme 0 0 0', '"nvme"'],
    ['0 0 1 0 round-robin 0 1 0 8:16', 'initial group'],
    ['0 0 0 1', 'initial group'],
    ['0 0 2 1 round-robin 0 1 0 8:16', '1 groups follow, not 2'],
    ['0 0 1 1 round-robin 0 1 0 8:16 8:32', 'the path selector "8:32"'],
    ['0 0 1 1 least-pending 0 1 0 8:16', 'the path selector "least-pending"'],
    ['0 0 1 1 round-robin 0 0 0', 'the number of paths'],
    ['0 0 1 1 round-robin 0 2 1 8:16 1 8:32', 'within a path'],
    ['0 0 1 1 round-robin 0 99999999999 1 8:16 1', 'from 1 to 1024'],
  ])('refuses "%s"', (given, why) => {
    const { table, why: said } = dmTarget.parseTable(given);
    expect(table).toBeNull();
    expect(said).toContain(why);
  });

  it.each([
    ['0 0 1 1 service-time 0 1 2 8:16 1 101', '8:16: service-time refuses "1 101"'],
    ['0 0 1 1 round-robin 0 1 2 8:16 1 1', '8:16: round-robin refuses "1 1"'],
    ['0 0 1 1 historical-service-time 1 1024 1 1 8:16 1', 'group 1: historical-service-time refuses "1024"'],
    ['0 0 1 1 historical-service-time 3 1 1 1 1 1 8:16 1', 'refuses "1 1 1"'],
    ['0 0 1 1 io-affinity 0 2 1 8:16 3 8:32 1', '8:32: io-affinity refuses "1"'],
    ['0 0 1 1 io-affinity 0 1 0 8:16', '8:16: io-affinity refuses ""'],
  ])('refuses the selector words of "%s"', (given, why) => {
    expect(() => new OneMap(given)).toThrow(why);
  });
});

describe('the line that libmultipath loads', () => {
  it.each([
    ['0', 'undef', '0'],
    ['0', 'queue', '1 queue_if_no_path'],
    ['0', 12, '1 queue_if_no_path'],
    ['1 queue_if_no_path', 'undef', '1 queue_if_no_path'],
    ['1 queue_if_no_path', 'fail', '0'],
    ['1 queue_if_no_path', 12, '1 queue_if_no_path'],
    ['2 pg_init_retries 50', 'queue', '3 pg_init_retries 50 queue_if_no_path'],
  ] as const)('features %s with no_path_retry %s: %s', (features, noPathRetry, printed) => {
    expect(featuresOf(features, noPathRetry)).toBe(printed);
  });

  it('is one that the kernel takes and prints', () => {
    const loaded = tableLine([['8:16', '8:32'], ['8:48']], 2, {
      selector: 'service-time 0',
      features: '0',
      handler: '1 alua',
      minIo: 1,
      noPathRetry: 'queue',
    });
    expect(loaded).toBe('1 queue_if_no_path 1 alua 2 2 service-time 0 2 1 8:16 1 8:32 1 service-time 0 1 1 8:48 1');
    expect(new OneMap(loaded).table).toBe(
      '1 queue_if_no_path 1 alua 2 2 service-time 0 2 2 8:16 1 1 8:32 1 1 service-time 0 1 2 8:48 1 1',
    );
  });
});
