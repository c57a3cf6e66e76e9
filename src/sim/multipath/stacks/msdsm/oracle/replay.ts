/**
 * One script under way: our DSM, the trace's array, and mpio's part played by the script. Commands that the sample waits for
 * are answered at once; those it does not wait for stand in a queue until the script pumps them.
 */
import { createMultipathColumns, type MultipathColumns } from '../../../columns';
import type { OpenHost, Order, Step } from '../../../device';
import { Draft } from '../draft';
import { onAnswer } from '../answers';
import { openMsdsm } from '../open';
import type { MsdsmState, Pending } from '../state';
import { Counters, type Request } from './counters';
import type { MsdsmScript, ScriptConfig } from './script';
import { codesOf } from './reservation-actions';
import { opcode, Target, type TargetAnswer } from './target';

const aluaNames = ['none', 'implicit', 'explicit', 'both'] as const;
/** What every LUN of the traces says in INQUIRY. */
export const hardwareId = 'ORACLE  VIRTUAL DISK    ';
const success = 0;
const unsuccessful = 0xc0000001;
const noSuchDevice = 0xc000000e;

function cacheSettings(cache: string | number): OpenHost['settings'] {
  if (cache === 'off') return { useCacheForLeastBlocks: false, leastBlocksCacheBytes: 0x100000 };
  if (cache === 'offonly') return { useCacheForLeastBlocks: false };
  if (cache === 'default') return {};
  return { useCacheForLeastBlocks: true, leastBlocksCacheBytes: Number(cache) };
}

function hostOf(config: ScriptConfig): OpenHost {
  const paths = config.paths.length;
  const luns = config.luns.map((_, lun) => lun);
  return {
    host: 'trace',
    release: '2022',
    dsmPolicy: null,
    targetPolicies: {},
    settings: { dsmBehaviour: 'sample-exact', implicitDisableAccepted: false, disableStatistics: config.nostats, ...cacheSettings(config.cache) },
    aluaOf: config.luns.map((lun, group) => ({
      group,
      alua: lun.tpgs === 3 && lun.implicit_disable_ok === 1 ? 'explicit' : aluaNames[lun.tpgs],
    })),
    groups: luns.map((group) => ({
      group,
      lun: `lun${group}`,
      vendor: hardwareId.slice(0, 8),
      product: hardwareId.slice(8),
      serial: `${group}`,
      bus: 'FC',
      sizeGiB: 1,
      wantedPolicy: null,
      paths: [],
    })),
    paths: luns.flatMap((group) =>
      config.paths.map((path, index) => ({
        path: group * paths + index,
        group,
        nexus: index,
        port: path.port,
        bus: path.bus,
        target: path.target,
        lun: group,
        portGroup: path.tpg,
        targetPort: path.rtp,
      })),
    ),
  };
}

export class Replay {
  readonly target: Target;
  readonly columns: MultipathColumns;
  readonly counters: Counters;
  readonly requests = new Map<string, Request>();
  state: MsdsmState;
  /** What reservation commands got during the event. */
  reserved: { readonly path: number; readonly answer: TargetAnswer }[] = [];
  /** Requests to mpio during the event: throttle, resume. */
  asked: (readonly [string, number])[] = [];
  /** Orders of the event that were no commands. */
  orders: Order[] = [];
  /** Tags of commands that nobody waits for. */
  queue: string[] = [];
  /** Path last chosen for a LUN. */
  readonly lastPath = new Map<number, number>();
  /** NTSTATUS of the last command that was waited for. */
  status = success;

  constructor(readonly script: MsdsmScript) {
    const { cfg } = script;
    this.target = new Target(cfg);
    this.columns = createMultipathColumns(cfg.paths.length * cfg.luns.length, cfg.paths.length, cfg.luns.length);
    this.counters = new Counters(this.columns, !cfg.nostats);
    this.state = openMsdsm(hostOf(cfg), this.columns);
  }

  /** Row of the world. */
  device(lun: number, path: number): number {
    return lun * this.script.cfg.paths.length + path;
  }

  lunOf(device: number): number {
    return Math.floor(device / this.script.cfg.paths.length);
  }

  pathOf(device: number): number {
    return device < 0 ? -1 : device % this.script.cfg.paths.length;
  }

  beginEvent(): void {
    this.target.seen = [];
    this.reserved = [];
    this.asked = [];
    this.orders = [];
    this.status = success;
  }

  draft(): Draft {
    return new Draft(this.state, this.columns, 0, 'dsm');
  }

  /** One call into the DSM; what it waits for is answered before this returns. */
  run(work: (draft: Draft) => void): void {
    const draft = this.draft();
    work(draft);
    this.take(draft.seal());
  }

  take(step: Step<MsdsmState>): void {
    const before = this.state;
    this.state = step.state;
    for (const { group, throttled } of step.state.groups) {
      if (throttled !== before.groups[group].throttled) this.asked.push([throttled ? 'throttle' : 'resume', group]);
    }
    for (const order of step.orders) {
      if (order.kind !== 'send') {
        this.orders.push(order);
        continue;
      }
      const pending = this.state.pending.find((row) => row.tag === order.tag);
      if (pending?.waits) this.answer(order.tag);
      else this.queue.push(order.tag);
    }
  }

  /** The array carries out a command, and the DSM hears of it. */
  answer(tag: string): void {
    const pending = this.state.pending.find((row) => row.tag === tag);
    if (!pending) return;
    const answer = this.#send(pending);
    const lun = pending.group;
    const ok = answer.ntStatus === 0 && answer.scsi === 0;
    this.status = ok ? success : this.statusOf(answer);
    this.run((draft) => {
      onAnswer(draft, {
        kind: 'answered',
        tag,
        path: pending.path,
        ok,
        outcome: answer.outcome,
        access: ok && pending.command === 'rtpg' ? this.report(lun) : null,
        ...(pending.command === 'rtpg' ? { portGroups: this.portGroups(lun) } : {}),
      });
    });
  }

  #send(pending: Pending): TargetAnswer {
    const path = this.pathOf(pending.path);
    switch (pending.command) {
      case 'reservation': {
        const answer = this.target.command(pending.group, path, ...codesOf(pending.reservation!.action));
        this.reserved.push({ path, answer });
        return answer;
      }
      case 'tur':
        return this.target.command(pending.group, path, opcode.testUnitReady);
      case 'rtpg':
        return this.target.command(pending.group, path, opcode.reportPortGroups, 0x0a);
      default:
        return this.target.command(
          pending.group,
          path,
          opcode.setPortGroups,
          0x0a,
          (pending.asks ?? [pending.path]).map((row) => this.pathOf(row)),
        );
    }
  }

  statusOf(answer: TargetAnswer): number {
    if (answer.scsi === 2 && answer.outcome.sense >> 16 === 5) return noSuchDevice;
    return answer.ntStatus === 0 ? unsuccessful : answer.ntStatus;
  }

  /** What RTPG says of the LUN's paths. */
  report(lun: number): { path: number; state: 0 | 1 | 2 | 3 | 15; preferred: boolean }[] {
    return this.script.cfg.paths.map((_, index) => {
      const group = this.target.portGroup(lun, index);
      return { path: this.device(lun, index), state: group.state as 0 | 1 | 2 | 3 | 15, preferred: group.preferred };
    });
  }

  /** States of all port groups, those without a path too. */
  portGroups(lun: number): readonly number[] {
    return this.target.luns[lun].groups.map((group) => group.state);
  }
}
