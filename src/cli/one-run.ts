/** A scenario from time 0 to the end asked for, and its figures. */
import { BrokenInvariant, ReportSink, reportOf, Run, type RunReport } from '../sim';
import { printScenario } from '../sim/catalog';
import type { Scenario } from '../sim/catalog';

export interface Finished {
  readonly report: RunReport;
  /** I/Os issued, and those not finished at the end. */
  readonly issued: number;
  readonly stillWaiting: number;
  readonly eventsDone: number;
  readonly wallSeconds: number;
}

/** A bug of ours, with all that is needed to see it again. */
export class CrashTicket extends Error {
  override name = 'CrashTicket';
  constructor(
    cause: BrokenInvariant,
    readonly scenario: Scenario,
    readonly atNs: number,
    readonly fingerprint: string,
  ) {
    super(cause.message, { cause });
  }
  print(): string {
    const { message, atNs, fingerprint } = this;
    const stack = String((this.cause as Error).stack ?? '')
      .split('\n')
      .slice(1, 9)
      .map((line) => line.trim().replace(/\(?[^\s(]*\/(?=[^/]+:\d+:\d+\)?$)/, '('));
    return `${JSON.stringify({ ticket: 'san-crash', message, atNs, fingerprint, stack, scenario: JSON.parse(printScenario(this.scenario)) as unknown }, null, 2)}\n`;
  }
}

export function runToEnd(scenario: Scenario, untilNs: number): Finished {
  const began = performance.now();
  let run: Run | null = null;
  const sink = new ReportSink(() => run?.world.nowNs ?? 0);
  try {
    run = new Run(scenario, { sink, checkpointEvery: 0 });
    run.advance(untilNs);
    const w = run.world;
    const policies = new Set(reportOf(w, sink, '').disks.map((disk) => String(disk.policy)));
    const report = reportOf(w, sink, policies.size === 1 ? [...policies][0] : policies.size === 0 ? 'none' : 'mixed');
    return {
      report,
      issued: w.issued,
      stillWaiting: w.ioUsed,
      eventsDone: w.eventsDone,
      wallSeconds: (performance.now() - began) / 1000,
    };
  } catch (error) {
    if (!(error instanceof BrokenInvariant)) throw error;
    throw new CrashTicket(error, scenario, run?.world.nowNs ?? 0, run?.fingerprint ?? '');
  }
}
