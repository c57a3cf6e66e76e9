/** A copy of a world: columns are sliced, the control plane's values are shared because they are never mutated. */
import { bytesOf, copyColumns } from './columns';
import { silentSink, type World } from './world';

export function copyWorld(w: World): World {
  return {
    ...w,
    queue: w.queue.copy(),
    hash: { ...w.hash },
    io: copyColumns(w.io),
    link: copyColumns(w.link),
    lit: w.lit.slice(),
    port: copyColumns(w.port),
    nexus: copyColumns(w.nexus),
    path: copyColumns(w.path),
    sw: copyColumns(w.sw),
    ctl: copyColumns(w.ctl),
    raid: copyColumns(w.raid),
    diskBusyNs: w.diskBusyNs.slice(),
    reception: w.reception.slice(),
    arrayFirstController: w.arrayFirstController.slice(),
    targetInside: w.targetInside.slice(),
    lun: copyColumns(w.lun),
    group: copyColumns(w.group),
    load: copyColumns(w.load),
    mp: copyColumns(w.mp),
    rscnDelayNs: w.rscnDelayNs.slice(),
    hosts: w.hosts.slice(),
    hbaPorts: w.hbaPorts.slice(),
    arrays: w.arrays.slice(),
    arraySettings: w.arraySettings.slice(),
    controls: w.controls.slice(),
    controlFree: w.controlFree.slice(),
    timers: new Map(w.timers),
    probes: new Map(w.probes),
    shownPaths: w.shownPaths.slice(),
    shownTruth: w.shownTruth.slice(),
    sink: silentSink,
  };
}

/** Bytes of the typed arrays; the control plane is shared. */
export function worldBytes(w: World): number {
  const records = [w.io, w.link, w.port, w.nexus, w.path, w.sw, w.ctl, w.raid, w.lun, w.group, w.load, w.mp];
  return w.queue.bytes + w.diskBusyNs.byteLength + records.reduce((sum, record) => sum + bytesOf(record), 0);
}
