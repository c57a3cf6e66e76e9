/**
 * The error grid of the DSM sample, replayed: each cell is a request that ended badly, and what the sample said and did.
 * Two steps, as in a run: the condition finds its row of the table, and the row is carried out on a host of ours. The
 * second depends on host, path and row alone, so it is done once for each and the other cells are looked up.
 */
import { AccessState, OutcomeKind, senseCode } from '../../../../scsi';
import { createMultipathColumns, type MultipathColumns } from '../../../columns';
import type { OpenHost, Order } from '../../../device';
import type { OracleMismatch } from '../../../oracle';
import { verdictOf, type VerdictRow } from '../verdicts';
import { msdsm } from '../device';
import { Draft } from '../draft';
import { obey } from '../interpret';
import type { MsdsmState } from '../state';

/** mask, retry output, interval, status, then state of the path, path to be used, commands queued, throttle asked. */
export type GridVerdict = readonly (string | number)[];

export interface GridHeader {
  readonly verdicts: readonly GridVerdict[];
}
export interface GridLine {
  readonly cfg: string;
  /** Path under test. */
  readonly dut: number;
  /** Operation code, hex. */
  readonly op: string;
  readonly nt: string;
  /** Whole SRB status byte and SCSI status, hex. */
  readonly srb: string;
  readonly scsi: string;
  /** Sense (`none` or `key/asc/ascq`, hex) to row of the header's verdicts. */
  readonly v: Readonly<Record<string, number>>;
}
export interface GridReplay {
  readonly cells: number;
  readonly mismatches: number;
  readonly first: OracleMismatch | null;
}

interface GridHost {
  readonly alua: 'none' | 'implicit' | 'explicit';
  /** Port group of each path, and what RTPG says of it. */
  readonly paths: readonly (readonly [portGroup: number, access: AccessState])[];
}

const { activeOptimized: ao, activeUnoptimized: au, standby: sb } = AccessState;
const twoGroups = (here: AccessState, there: AccessState): GridHost['paths'] => [
  [0, here],
  [0, here],
  [1, there],
  [1, there],
];
/** The sample's test hosts by name. */
export const gridHosts: Readonly<Record<string, GridHost>> = {
  sym3: { alua: 'none', paths: [0, 1, 2].map(() => [0, ao]) },
  sym1: { alua: 'none', paths: [[0, ao]] },
  'alua-ao': { alua: 'explicit', paths: twoGroups(ao, au) },
  'alua-au': { alua: 'explicit', paths: twoGroups(ao, au) },
  'alua-noao': { alua: 'implicit', paths: twoGroups(sb, au) },
};

type Behaviour = 'documented' | 'sample-exact';

interface Ready {
  readonly state: MsdsmState;
  readonly columns: MultipathColumns;
}

/** A host with all paths there and every command of the DSM answered. */
function ready(spec: GridHost, behaviour: Behaviour): Ready {
  const paths = spec.paths.map(([portGroup], path) => ({
    path,
    group: 0,
    nexus: path,
    port: 2 + path,
    bus: 0,
    target: 1,
    lun: 0,
    portGroup,
    targetPort: path,
  }));
  const identity = { vendor: 'ORACLE', product: 'VIRTUAL DISK', serial: 'grid', bus: 'FC', sizeGiB: 1 } as const;
  const open: OpenHost = {
    host: 'grid',
    release: '2022',
    aluaOf: [{ group: 0, alua: spec.alua }],
    groups: [{ group: 0, lun: 'grid', ...identity, wantedPolicy: null, paths: [] }],
    paths,
    dsmPolicy: null,
    targetPolicies: {},
    settings: { dsmBehaviour: behaviour },
  };
  const columns = createMultipathColumns(paths.length, paths.length, 1);
  let state = msdsm.open(open, columns);
  const unanswered: Extract<Order, { kind: 'send' }>[] = [];
  const take = (step: { readonly state: MsdsmState; readonly orders: readonly Order[] }): void => {
    state = step.state;
    for (const order of step.orders) {
      if (order.kind === 'send') unanswered.push(order);
      else if (order.kind === 'gate') columns.groupGate[order.group] = ['open', 'hold', 'gone'].indexOf(order.gate);
    }
  };
  const report = spec.paths.map(([, access], path) => ({ path, state: access, preferred: false }));
  const good = { kind: OutcomeKind.good, sense: 0 };
  spec.paths.forEach(([, access], path) => {
    take(msdsm.observe(state, columns, { kind: 'path-arrived', path, access, preferred: false }, 0));
    for (let sent = unanswered.shift(); sent; sent = unanswered.shift()) {
      const heard = report.filter((row) => state.paths[row.path].present);
      const answer = {
        kind: 'answered',
        tag: sent.tag,
        path: sent.path,
        ok: true,
        outcome: good,
        access: heard,
      } as const;
      take(msdsm.observe(state, columns, answer, 0));
    }
  });
  return { state, columns };
}

const copyOf = (columns: MultipathColumns): MultipathColumns =>
  Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.slice()]),
  ) as unknown as MultipathColumns;

/** Carries the row out on a copy of the host, and writes down what the sample's log would say. */
function carryOut(host: Ready, dut: number, isReadWrite: boolean, row: VerdictRow): GridVerdict {
  const columns = copyOf(host.columns);
  // The DSM alone: what mpio does with a verdict is not in the sample.
  const draft = new Draft(host.state, columns, 0, 'dsm');
  // The outcome is what the class driver would read; it has no say in here.
  const outcome = { kind: OutcomeKind.busy, sense: 0 };
  const verdict = obey(draft, { path: dut, group: 0, outcome, isReadWrite, mpioTries: 0, classTries: 0 }, row.then);
  const { state, orders } = draft.seal();
  const queued = orders.filter((order) => order.kind === 'send').length;
  const after = [columns.pathState[dut], columns.groupPointer[0], queued, state.groups[0].throttled ? 1 : 0];
  if (row.then.do === 'fail-over') return ['80000000', 0, 'default', 'same', ...after];
  if (verdict.do !== 'mpio-retry')
    return ['0', row.then.do === 'up' && row.then.silent ? 'unset' : 0, 'default', 'same', ...after];
  return [verdict.counts ? '0' : '8000', 1, verdict.afterNs === 0 ? 0 : 'default', 'same', ...after];
}

const senseOf = (text: string): number => {
  if (text === 'none') return -1;
  const [key, asc, ascq] = text.split('/').map((word) => parseInt(word, 16));
  return senseCode(key, asc, ascq);
};

/** `behaviour`: the grid says what `sample-exact` has to do; that `documented` does the same is a finding of ours. */
export function replayGrid(
  header: GridHeader,
  lines: readonly GridLine[],
  behaviour: Behaviour = 'sample-exact',
): GridReplay {
  const hosts = new Map<string, Ready>();
  const done = new Map<string, string>();
  const senses = new Map<string, number>();
  const expected = header.verdicts.map((verdict) => JSON.stringify(verdict));
  let cells = 0;
  let mismatches = 0;
  let first: OracleMismatch | null = null;
  for (const line of lines) {
    const spec = gridHosts[line.cfg];
    const host = hosts.get(line.cfg) ?? ready(spec, behaviour);
    hosts.set(line.cfg, host);
    const isReadWrite = line.op === '28' || line.op === '2a';
    const { nt } = line;
    const srb = parseInt(line.srb, 16);
    const scsi = parseInt(line.scsi, 16);
    let cell = 0;
    for (const text in line.v) {
      const sense = senses.get(text) ?? senseOf(text);
      senses.set(text, sense);
      const row = verdictOf({ nt, srb, scsi, sense, isReadWrite });
      const key = `${line.cfg} ${line.dut} ${isReadWrite} ${row.id}`;
      const got = done.get(key) ?? JSON.stringify(carryOut(host, line.dut, isReadWrite, row));
      done.set(key, got);
      if (got !== expected[line.v[text]]) {
        mismatches += 1;
        first ??= {
          script: `${line.cfg}, path ${line.dut}, op ${line.op}, ${nt}, srb ${line.srb}, scsi ${line.scsi}`,
          event: cell,
          what: `sense ${text} (row ${row.id})`,
          expected: expected[line.v[text]],
          got,
          context: [line],
        };
      }
      cells += 1;
      cell += 1;
    }
  }
  return { cells, mismatches, first };
}
