/** The report of a run for people. */
import {
  formatCount,
  formatDurationNs,
  formatEventTime,
  formatIops,
  formatShare,
  sourceLabel,
  stateWord,
  describeLog,
} from '../../locales';
import type { Scenario } from '../../sim/catalog';
import type { Finished } from '../one-run';
import { namesOf } from './json';
import { table } from './table';

export function reportText(finished: Finished, scenario: Scenario): string {
  const { report } = finished;
  const names = namesOf(scenario.topology);
  const parts = [
    `${scenario.title}\n`,
    `policy ${report.policy}, seed ${report.seed}, ${formatDurationNs(report.untilNs)} of simulated time\n\n`,
    headline(finished),
    '\nPaths (latency of completed I/Os)\n',
    table(
      [
        'path',
        'host, LUN',
        'believed now',
        'carries',
        'done',
        'share',
        'failed',
        'retried',
        'MB/s',
        'mean',
        'p50',
        'p95',
        'p99',
        'p99.9',
        'slowest',
      ],
      report.paths.map((path) => [
        path.label,
        path.path.split('/').slice(0, 2).join(' '),
        // A path that the DSM refused, or may not use, was never removed.
        path.word.startsWith('Not ') ? path.word : stateWord(path.state),
        path.carrying ? 'yes' : 'no',
        ...[path.done].map(formatCount),
        formatShare(path.share),
        ...[path.failed, path.retried].map(formatCount),
        path.mbPerSecond.toFixed(1),
        ...[path.meanNs, path.p50Ns, path.p95Ns, path.p99Ns, path.p999Ns, path.slowestNs].map(formatDurationNs),
      ]),
    ),
  ];
  if (report.disks.length > 0) {
    parts.push('\nDisks\n');
    parts.push(
      table(
        ['host', 'LUN', 'disk', 'policy', 'access'],
        report.disks.map((disk) => ['host', 'lun', 'disk', 'policy', 'access'].map((key) => String(disk[key] ?? ''))),
      ),
    );
  }
  parts.push('\nEvents (time in s; id in the Windows event log)\n');
  parts.push(
    report.events.length === 0
      ? 'none\n'
      : table(
          ['time', 'id', 'source', 'event'],
          report.events.map((row) => [
            formatEventTime(row.atNs),
            row.eventId === null ? '' : String(row.eventId),
            sourceLabel(row.source, row.aim),
            describeLog(row, names),
          ]),
        ),
  );
  return parts.join('');
}

function headline({ report, issued, stillWaiting }: Finished): string {
  const gap = `${formatDurationNs(report.longestGapNs)}${report.openGapNs >= report.longestGapNs && report.openGapNs > 1e9 ? ' (still open at the end)' : ''}`;
  const rows: [string, string][] = [
    [
      'I/Os',
      `${formatCount(issued)} asked for: ${formatCount(report.done)} done, ${formatCount(report.failed)} failed, ${formatCount(stillWaiting)} still waiting; ${formatCount(report.retried)} retried`,
    ],
    ['rate', `${formatIops(report.iops)} IOPS, ${report.mbPerSecond.toFixed(1)} MB/s`],
    [
      'latency',
      `mean ${formatDurationNs(report.meanNs)}, p50 ${formatDurationNs(report.p50Ns)}, p95 ${formatDurationNs(report.p95Ns)}, p99 ${formatDurationNs(report.p99Ns)}, p99.9 ${formatDurationNs(report.p999Ns)}`,
    ],
    [
      'slowest I/O',
      `${formatDurationNs(report.slowestNs)}, waiting ones included; oldest still waiting ${formatDurationNs(report.oldestWaitNs)}`,
    ],
    ['longest gap', `${gap} without a completion`],
    ['fingerprint', report.fingerprint],
  ];
  return rows.map(([name, text]) => `${name.padEnd(12)}${text}\n`).join('');
}
