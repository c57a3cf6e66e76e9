/** A script of the check loop (format mpathd-trace-1), and the small kernel that it was made with. */
import type { CheckState } from './check-state';
import type { DaemonMessage, MapKernel, TableStatus } from './kernel';
import type { GroupingPolicy } from './regroup';
import type { Failback, NoPathRetry } from './settings';

interface PathChange {
  readonly checker?: CheckState;
  readonly prio?: number;
}
/** state, active in the kernel, priority, seconds to the next check, interval, failures counted */
export type PathRow = readonly [CheckState, number, number, number, number, number];
/** retry tick, failback tick, in recovery, queueing, best group, kernel's group */
export type MapRow = readonly number[];

export interface DaemonEvent {
  readonly op: 'tick' | 'kernel_fail' | 'kernel_group';
  readonly sec?: number;
  readonly set?: Readonly<Record<string, PathChange>>;
  readonly path?: number;
  readonly group?: number;
  readonly actions?: readonly string[];
  readonly paths?: readonly PathRow[];
  readonly map?: MapRow;
  readonly groups?: readonly (readonly number[])[];
}

export interface DaemonScript {
  readonly format: string;
  readonly script: string;
  readonly profile: string;
  readonly config: {
    readonly paths: number;
    readonly policy: GroupingPolicy;
    readonly failback: Failback;
    readonly no_path_retry: 'undef' | Exclude<NoPathRetry, 'unset'>;
    readonly polling_interval: number;
    readonly max_polling_interval: number;
    readonly san_path_err: {
      readonly threshold: number;
      readonly forget_rate: number;
      readonly recovery_time: number;
    } | null;
    readonly tpgs: string;
    readonly prio: readonly number[];
    readonly now: number;
  };
  readonly initial_groups: readonly (readonly number[])[];
  readonly initial_map: MapRow;
  readonly events: readonly DaemonEvent[];
}

const wordOf = (message: DaemonMessage): string => {
  switch (message.kind) {
    case 'fail_path':
    case 'reinstate_path':
      return `${message.kind}:${message.path}`;
    case 'switch_group':
    case 'enable_group':
      return `${message.kind}:${message.group}`;
    default:
      return message.kind;
  }
};

/** A flag for each path, one for queueing, a group number. */
export class TraceKernel implements MapKernel {
  active: boolean[];
  queueing = false;
  group = 1;
  sent: string[] = [];

  constructor(paths: number) {
    this.active = Array.from({ length: paths }, () => true);
  }

  send(message: DaemonMessage): void {
    this.sent.push(wordOf(message));
    switch (message.kind) {
      case 'fail_path':
      case 'reinstate_path':
        this.active[message.path] = message.kind === 'reinstate_path';
        break;
      case 'switch_group':
        this.group = message.group;
        break;
      case 'queue_if_no_path':
      case 'fail_if_no_path':
        this.queueing = message.kind === 'queue_if_no_path';
        break;
      case 'reload':
        this.active = this.active.map(() => true);
        this.group = message.initialGroup;
        this.queueing = message.queueing;
        break;
      default:
    }
  }

  read(): TableStatus {
    const active = new Map(this.active.map((each, path) => [path, each]));
    return { active, disabledGroups: [], group: this.group, queueing: this.queueing };
  }
}
