/** Copies of a world: columns are sliced, the control plane's values are shared because they are never mutated. */
import { bytesOf, copyColumns } from './columns';
import { emptyWorld } from './genesis';
import { silentSink, type World } from './world';

const records = ['io', 'link', 'port', 'nexus', 'leg', 'path', 'sw', 'ctl', 'raid', 'lun', 'group', 'load', 'mp'] as const;

/**
 * The copy is made by the same constructor as its original: objects of one shape keep the loop's compiled code fit for
 * both. With copies of another shape every world of the process ran at a third of its speed.
 */
export function copyWorld(w: World): World {
  const copy = emptyWorld(w.seed, 1);
  const into = copy as unknown as Record<string, unknown>;
  const from = w as unknown as Record<string, unknown>;
  const kept = new Set<string>(records);
  for (const key of Object.keys(from)) {
    const value = from[key];
    if (kept.has(key)) continue;
    if (ArrayBuffer.isView(value)) into[key] = (value as Float64Array).slice();
    else if (Array.isArray(value)) into[key] = value.slice();
    else if (value instanceof Map) into[key] = new Map(value);
    else into[key] = value;
  }
  for (const key of records) copyColumns<object>(w[key], copy[key]);
  copy.queue = w.queue.copy();
  copy.hash = { a: w.hash.a, b: w.hash.b };
  // Lists that are replaced and never mutated may stay shared.
  copy.workloads = w.workloads;
  copy.sink = silentSink;
  return copy;
}

/** Bytes of the typed arrays; the control plane is shared. */
export function worldBytes(w: World): number {
  return w.queue.bytes + w.diskBusyNs.byteLength + records.reduce((sum, key) => sum + bytesOf(w[key]), 0);
}
