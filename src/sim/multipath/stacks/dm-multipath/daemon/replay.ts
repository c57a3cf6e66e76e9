/**
 * Replays what the check loop of multipathd did, second by second (trace format mpathd-trace-1), against ours, and tells
 * the first difference. Takes a parsed script and gives a value: no files in here.
 */
import type { OracleResult } from '../../../oracle';
import { dmEvent } from './between';
import type { CheckState } from './check-state';
import type { Outside } from './kernel';
import { tick } from './loop';
import { intervalsOf } from './settings';
import { newMap, newPath } from './start';
import type { Daemon } from './state';
import { ownGrouping } from './regroup';
import { TraceKernel, type DaemonEvent, type DaemonScript, type MapRow, type PathRow } from './trace';

const contextRows = 5;

/** Everything that a script plays with. */
class Player {
  readonly kernel: TraceKernel;
  readonly #answers: CheckState[];
  readonly #prios: number[];
  readonly #outside: Outside;
  daemon: Daemon;
  #nowS: number;

  constructor(readonly script: DaemonScript) {
    const { config } = script;
    this.kernel = new TraceKernel(config.paths);
    this.#answers = Array.from({ length: config.paths }, () => 'up');
    this.#prios = [...config.prio];
    this.#nowS = config.now;
    this.#outside = {
      check: (path) => this.#answers[path],
      prio: (path) => this.#prios[path],
      kernel: () => this.kernel,
    };
    const err = config.san_path_err;
    const settings = {
      intervals: intervalsOf(config.polling_interval, config.max_polling_interval),
      marginalPathgroups: 'off',
      toolsVersion: '0.14',
    } as const;
    const map = newMap(
      'mpatha',
      {
        policy: config.policy,
        failback: config.failback,
        noPathRetry: config.no_path_retry === 'undef' ? 'unset' : config.no_path_retry,
        sanPathErr: err && { threshold: err.threshold, forgetRate: err.forget_rate, recoveryTimeS: err.recovery_time },
        marginalPath: null,
        flushOnLastDel: 'unused',
        recheckWwid: false,
      },
      this.#prios.map((prio, path) =>
        newPath(path, settings.intervals, {
          state: 'up',
          prio,
          implicitOnly: config.tpgs === 'implicit',
          tpg: path % 2,
        }),
      ),
      settings,
      ownGrouping,
    );
    this.daemon = { settings, maps: [map] };
    this.kernel.queueing = map.queueing;
    this.kernel.group = map.kernelGroup;
  }

  play(event: DaemonEvent): void {
    this.kernel.sent = [];
    if (event.op === 'tick') {
      for (const [path, change] of Object.entries(event.set ?? {})) {
        this.#answers[Number(path)] = change.checker ?? this.#answers[Number(path)];
        this.#prios[Number(path)] = change.prio ?? this.#prios[Number(path)];
      }
      this.#nowS = this.script.config.now + (event.sec ?? 0);
      this.daemon = tick(this.daemon, this.#nowS, this.#outside);
      if (this.kernel.sent.length === 0) return;
    } else if (event.op === 'kernel_group') {
      this.kernel.group = event.group ?? 1;
      return;
    } else {
      // The target takes no notice of a failure of a path that has failed, and raises no event.
      if (!this.kernel.active[event.path ?? 0]) return;
      this.kernel.active[event.path ?? 0] = false;
    }
    this.daemon = dmEvent(this.daemon, { row: 0, nowS: this.#nowS, outside: this.#outside });
  }

  get paths(): PathRow[] {
    const { paths } = this.daemon.maps[0];
    return paths.map((path) => [
      path.state,
      Number(this.kernel.active[path.path]),
      path.prio,
      path.tickS,
      path.intervalS,
      path.shaky.failures,
    ]);
  }

  get map(): MapRow {
    const { retryTickS, failbackTickS, inRecovery, bestGroup } = this.daemon.maps[0];
    const { queueing, group } = this.kernel;
    return [retryTickS, failbackTickS, Number(inRecovery), Number(queueing), bestGroup, group];
  }

  get groups(): readonly (readonly number[])[] {
    return this.daemon.maps[0].groups;
  }
}

export function replayDaemon(script: DaemonScript): OracleResult {
  const player = new Player(script);
  const differs = (event: number, what: string, expected: unknown, got: unknown): OracleResult => ({
    events: Math.max(0, event),
    mismatch: {
      script: script.script,
      event,
      what,
      expected: JSON.stringify(expected),
      got: JSON.stringify(got),
      context: script.events.slice(Math.max(0, event - contextRows), event + 1),
    },
  });
  const compare = (event: number, pairs: readonly (readonly [string, unknown, unknown])[]): OracleResult | null => {
    const wrong = pairs.find(([, expected, got]) => JSON.stringify(expected) !== JSON.stringify(got));
    return wrong ? differs(event, ...wrong) : null;
  };
  let { initial_groups: groups } = script;
  const start = compare(0, [
    ['initial_groups', groups, player.groups],
    ['initial_map', script.initial_map, player.map],
  ]);
  if (start) return start;
  for (const [row, event] of script.events.entries()) {
    player.play(event);
    groups = event.groups ?? groups;
    const wrong = compare(row, [
      ...(event.actions ? [['actions', event.actions, player.kernel.sent] as const] : []),
      ...(event.paths ?? []).map((path, at) => [`path ${at}`, path, player.paths[at]] as const),
      ...(event.map ? [['map', event.map, player.map] as const] : []),
      ['groups', groups, player.groups],
    ]);
    if (wrong) return wrong;
  }
  return { events: script.events.length, mismatch: null };
}
