/** After the weather: does everything come back, and does everything come to rest when nobody asks any more? */
import { factsOf, LoadState, truthOf, type World } from '../../engine';
import type { Scenario } from '../../scenario/scenario';

const second = 1_000_000_000;
/** Of DSM device states: what lies above may carry nothing, and from failed on nobody asks the array. */
const standby = 2;
const lowestBad = 18;

/** Longest that mending may take with these settings: every clock once or twice after the other, and some seconds. */
export function recoveryBoundNs(scenario: Scenario): number {
  let host = 0;
  let array = 0;
  const of = (id: string, key: string): number => Number(scenario.settings[id]?.[key] ?? 0);
  for (const [id, { kind }] of Object.entries(scenario.topology.devices)) {
    if (kind === 'host') {
      const holds = Math.max(of(id, 'linkDownHoldNs'), of(id, 'portDownHoldNs')) + of(id, 'pnpRemoveDelayNs');
      // Lost commands wait for the disk timeout; a class retry may find another lost path.
      host = Math.max(
        host,
        holds +
          3 * of(id, 'diskTimeoutNs') +
          4 * of(id, 'pdoRemovePeriodNs') +
          of(id, 'retryCount') * of(id, 'retryIntervalNs') +
          of(id, 'restartNs'),
      );
    }
    if (kind === 'array') {
      const moves = of(id, 'heartbeatNs') + of(id, 'takeoverNs') + of(id, 'failbackNs') + 2 * of(id, 'transitionNs');
      array = Math.max(array, moves + of(id, 'bootNs'));
    }
  }
  return host + array + 10 * second;
}

/** What is not yet as it was before the weather; empty when all is well. `doneBefore`: completions of each load a while ago. */
export function missing(w: World, doneBefore: readonly number[]): string[] {
  const said: string[] = [];
  // A host learns of the array by I/O: what it believes of a disk that nobody uses may be old.
  const used = new Set(w.dir.workloads.map((_, load) => w.load.group[load]!));
  for (const [host, { groups }] of Object.entries(factsOf(w).hosts)) {
    for (const group of groups) {
      if (!used.has(group.group) || group.paths.some((path) => path.carrying)) continue;
      said.push(`${host}/${group.lun} has no carrying path`);
    }
  }
  w.dir.paths.forEach(({ id }, path) => {
    const state = w.mp.pathState[path]!;
    if (state >= lowestBad || (state > standby && used.has(w.path.group[path]!))) said.push(`${id} has state ${state}`);
    if (truthOf(w, w.path.nexus[path]!) !== 'up') said.push(`${id} has no way`);
  });
  w.dir.workloads.forEach((id, load) => {
    if (!w.dir.paths.some((_, path) => w.path.group[path] === w.load.group[load])) return;
    if (w.load.state[load]! >= LoadState.lostDisk) said.push(`${id} has lost its disk`);
    else if (w.load.done[load]! <= (doneBefore[load] ?? 0)) said.push(`${id} completes nothing`);
  });
  return said;
}

/** What still counts something although nothing runs; empty when all is at rest. */
export function unrest(w: World): string[] {
  const said: string[] = [];
  if (w.ioUsed !== 0) said.push(`${w.ioUsed} I/Os in use`);
  const zero = (name: string, column: ArrayLike<number>, names: (row: number) => string, rows: number): void => {
    for (let row = 0; row < rows; row++) if (column[row] !== 0) said.push(`${name} of ${names(row)} is ${column[row]}`);
  };
  zero('in flight', w.mp.nexusInFlight, (row) => w.dir.nexuses[row]!.id, w.dir.nexuses.length);
  zero('bytes', w.mp.nexusBytes, (row) => w.dir.nexuses[row]!.id, w.dir.nexuses.length);
  zero('commands', w.port.inFlight, (row) => w.dir.hbaPorts[row]!.id, w.dir.hbaPorts.length);
  zero('held', w.port.held, (row) => w.dir.hbaPorts[row]!.id, w.dir.hbaPorts.length);
  zero('depth', w.path.depth, (row) => w.dir.paths[row]!.id, w.dir.paths.length);
  zero('inside', w.targetInside, (row) => w.dir.targetPorts[row]!.id, w.dir.targetPorts.length);
  zero('outstanding', w.load.outstanding, (row) => w.dir.workloads[row]!, w.dir.workloads.length);
  return said;
}
