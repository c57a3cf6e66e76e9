/** `san bench`: how fast the simulator is on this machine. */
import { printJson, refuse } from '../answer';
import { fullBench, measurePolicies, measureSize, quickBench, type PolicyRow, type SizeRow } from '../bench/measure';
import { exitCodes, helpOption, jsonOption, type CliCommand } from '../command';
import { problem } from '../findings';
import { table } from '../report/table';

const rounded = <T extends object>(row: T): T =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      typeof value === 'number' ? Math.round(value * 1000) / 1000 : value,
    ]),
  ) as T;

export const benchCommand: CliCommand = {
  name: 'bench',
  usage: '[options]',
  summary: 'How fast the simulator is on this machine',
  about:
    'The dual fabric for 1, 10, 100 and 1,000 hosts of 4 paths and 32 I/Os outstanding each: I/Os and events a second of wall time (best of\n' +
    '3 batches after warm-up), memory allocated and kept per million I/Os, the size and copy time of a checkpoint, the time to seek to the\n' +
    'middle. Beside it a bare closed network with the same queue and events per I/O: compare machines by the ratio. Then every policy.',
  options: [
    { name: 'quick', help: 'Small batches, 1 and 10 hosts only: seconds instead of a minute' },
    { name: 'hosts', value: '1,10', help: 'Only these sizes' },
    jsonOption,
    helpOption,
  ],
  examples: ['bench', 'bench --quick --json'],
  run(line, context) {
    const findings = [
      ...line.findings,
      ...line.words.map((word) =>
        problem('no-word-here', word, 'This command takes options only.', 'Take the word out.'),
      ),
    ];
    if (findings.length > 0) return refuse(context, findings, line.has('json'));
    const standard = line.has('quick') ? quickBench : fullBench;
    const hosts = line.text('hosts')?.split(',').map(Number) ?? standard.hosts;
    const isSize = (each: number): boolean => Number.isInteger(each) && each >= 1 && each <= 1_500;
    if (!hosts.every(isSize))
      findings.push(
        problem(
          'bad-sizes',
          '--hosts',
          'These are not numbers of hosts.',
          'Write whole numbers from 1 to 1500, such as 1,10.',
        ),
      );
    if (findings.length > 0) return refuse(context, findings, line.has('json'));
    const sizes = { ...standard, hosts };
    const began = performance.now();
    context.err('policies ...\n');
    const policies = measurePolicies(sizes).map(rounded);
    const rows = sizes.hosts.map((hosts) => {
      context.err(`${hosts} host${hosts === 1 ? '' : 's'} ...\n`);
      return rounded(measureSize(hosts, sizes));
    });
    const wallSeconds = Math.round((performance.now() - began) / 100) / 10;
    if (line.has('json')) {
      const machine = { node: process.version, platform: process.platform, arch: process.arch };
      printJson(context, {
        format: 'san-bench',
        version: 1,
        machine,
        wallSeconds,
        quick: line.has('quick'),
        ioPerBatch: sizes.batch,
        sizes: rows,
        policies,
      });
    } else context.out(benchText(rows, policies));
    return exitCodes.good;
  },
};

function benchText(rows: readonly SizeRow[], policies: readonly PolicyRow[]): string {
  const million = (value: number): string => (value / 1e6).toFixed(2);
  const kilo = (value: number | null): string => (value === null ? '–' : (value / 1000).toFixed(1));
  const sizes = table(
    [
      'hosts',
      'paths',
      'in flight',
      'M I/Os/s',
      'M I/Os/CPU s',
      'M events/s',
      'events/I/O',
      'bare M events/s',
      'ratio',
      'kB allocated/M I/Os',
      'kB kept/M I/Os',
      'checkpoint kB',
      'copy ms',
      'seek ms',
      'build ms',
    ],
    rows.map((row) => [
      ...[row.hosts, row.paths, row.inFlight].map(String),
      million(row.iosPerSecond),
      million(row.iosPerCpuSecond),
      million(row.eventsPerSecond),
      row.eventsPerIo.toFixed(2),
      million(row.tandemEventsPerSecond),
      row.ratioToTandem.toFixed(2),
      kilo(row.bytesAllocatedPerMillionIos),
      kilo(row.bytesKeptPerMillionIos),
      kilo(row.checkpointBytes),
      ...[row.checkpointCopyMs, row.seekMs, row.buildMs].map((value) => value.toFixed(2)),
    ]),
  );
  const rates = table(
    ['policy', 'M I/Os/s', 'M I/Os/CPU s', 'to round-robin'],
    policies.map((row) => [
      row.policy,
      million(row.iosPerSecond),
      million(row.iosPerCpuSecond),
      row.ratioToRoundRobin.toFixed(2),
    ]),
  );
  return `Per second of wall time, best of 3 batches\n${sizes}\nPolicies, 1 host\n${rates}`;
}
