/** Rows for workloads; a changed load keeps its row, its counters and what it has under way. */
import { streamOf } from '../kernel';
import { resolveWorkload } from '../workloads';
import { ensureRows } from './columns';
import { lane } from './control/schedule';
import { fillClosedLoad, scheduleArrival } from './stages/choose';
import { LoadState } from './stages/finish';
import type { World } from './world';

export function applyLoads(w: World): void {
  const ids = [...w.dir.workloads];
  const workloadOf = new Map(w.dir.workloadOf);
  const drawn = new Set(w.workloads.map((each) => each.id));
  for (let load = 0; load < ids.length; load++) if (!drawn.has(ids[load]!)) stop(w, load);
  const started: number[] = [];
  for (const spec of w.workloads) {
    const group = w.dir.groupOf.get(`${spec.host}/${spec.lun}`);
    if (group === undefined) continue;
    let load = workloadOf.get(spec.id);
    const isNew = load === undefined || w.load.state[load] === LoadState.removed;
    if (load === undefined) {
      load = ids.length;
      ids.push(spec.id);
      workloadOf.set(spec.id, load);
      ensureRows(w.load, 'group', 1, ids.length);
      w.load.stream[load] = streamOf(`workload/${spec.id}`);
    }
    const resolved = resolveWorkload(spec);
    const columns = w.load;
    const wasOpen = columns.rateMeanNs[load]! > 0;
    columns.group[load] = group;
    columns.target[load] = resolved.outstanding ?? 0;
    columns.rateMeanNs[load] = resolved.rateIops === null ? 0 : 1e9 / resolved.rateIops;
    columns.readShare[load] = resolved.readShare;
    columns.blockBytes[load] = Math.max(512, Math.floor(resolved.blockBytes / 512) * 512);
    columns.sequential[load] = resolved.pattern === 'sequential' ? 1 : 0;
    columns.hitShare[load] = resolved.hitShare;
    columns.destageShare[load] = resolved.destageOpsPerWrite;
    if (isNew) {
      columns.state[load] = w.physical.restarting[spec.host] ? LoadState.hostDown : LoadState.running;
      columns.lastDoneNs[load] = w.nowNs;
      columns.lastErrorNs[load] = -1;
      lane(w, `app/${spec.id}`, 'running', 'app');
    }
    if (columns.rateMeanNs[load]! > 0 && (isNew || !wasOpen)) started.push(load);
  }
  w.dir = { ...w.dir, workloads: ids, workloadOf };
  for (const load of started) scheduleArrival(w, load);
  for (let load = 0; load < ids.length; load++) if (w.load.state[load]! < LoadState.lostDisk) fillClosedLoad(w, load);
}

function stop(w: World, load: number): void {
  w.load.target[load] = 0;
  w.load.rateMeanNs[load] = 0;
  w.load.state[load] = LoadState.removed;
}
