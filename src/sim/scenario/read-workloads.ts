/** Workloads of a file: who asks, of what, how hard. */
import { clip } from './reader';
import type { Reader } from './reader';
import { readId } from './read-drawing';
import type { Topology } from '../topology';
import { hint } from './nearest';
import type { WorkloadSpec } from './scenario';
import type { Vocabulary } from './vocabulary';

export const maxWorkloads = 4_000;
const numbers = {
  outstanding: { min: 1, max: 1_024, whole: true },
  rateIops: { min: 1, max: 1_000_000, whole: false },
  readShare: { min: 0, max: 1, whole: false },
  blockBytes: { min: 512, max: 4_194_304, whole: true },
  hitShare: { min: 0, max: 1, whole: false },
} as const;
export const workloadNumbers: Readonly<
  Record<string, { readonly min: number; readonly max: number; readonly whole: boolean }>
> = numbers;
export const patterns = ['random', 'sequential'] as const;
const needed = ['id', 'host', 'lun', 'preset'];
const optional = [...Object.keys(numbers), 'pattern'];

export function readWorkload(
  r: Reader,
  value: unknown,
  place: string,
  vocabulary: Vocabulary,
): WorkloadSpec | undefined {
  const read = r.fields(value, place, needed, optional);
  if (!read) return undefined;
  const id = readId(r, read.id, `${place}/id`);
  const host = readId(r, read.host, `${place}/host`);
  const lun = readId(r, read.lun, `${place}/lun`);
  const preset = vocabulary.presets
    ? r.choice(read.preset, `${place}/preset`, vocabulary.presets, 'preset')
    : r.text(read.preset, `${place}/preset`, 64);
  const rest: Record<string, number | string> = {};
  for (const [key, { min, max, whole }] of Object.entries(workloadNumbers)) {
    const number = Object.hasOwn(read, key) ? r.number(read[key], `${place}/${key}`, min, max, whole) : undefined;
    if (number !== undefined) rest[key] = number;
  }
  const blockBytes = rest.blockBytes;
  if (typeof blockBytes === 'number' && blockBytes % 512 !== 0) {
    r.error(
      'not-whole',
      `${place}/blockBytes`,
      `${blockBytes} bytes are not whole blocks of 512.`,
      'Use a multiple of 512.',
    );
  }
  const pattern = Object.hasOwn(read, 'pattern')
    ? r.choice(read.pattern, `${place}/pattern`, patterns, 'pattern')
    : undefined;
  if (pattern) rest.pattern = pattern;
  if (id === undefined || host === undefined || lun === undefined || preset === undefined) return undefined;
  return { id, host, lun, preset, ...rest };
}

export function readWorkloads(
  r: Reader,
  value: unknown,
  topology: Topology,
  vocabulary: Vocabulary,
): readonly WorkloadSpec[] {
  const workloads: WorkloadSpec[] = [];
  const ids = new Set<string>();
  const luns = new Map(topology.luns.map((lun) => [lun.id, lun]));
  r.list(value, '/workloads', maxWorkloads).forEach((entry, i) => {
    const place = `/workloads/${i}`;
    const workload = readWorkload(r, entry, place, vocabulary);
    if (!workload) return;
    if (ids.has(workload.id))
      r.error('id-used-twice', place, `Two workloads are called ${workload.id}.`, 'Give one of them another id.');
    ids.add(workload.id);
    if ((Object.hasOwn(topology.devices, workload.host) ? topology.devices[workload.host].kind : null) !== 'host') {
      r.error(
        'unknown-host',
        `${place}/host`,
        `Workload ${workload.id} runs on ${clip(workload.host)}, which is not a host of the drawing.`,
        r.full ? '' : hint(workload.host, Object.keys(topology.devices)),
      );
    }
    const lun = luns.get(workload.lun);
    if (!lun) {
      r.error(
        'unknown-lun',
        `${place}/lun`,
        `Workload ${workload.id} asks LUN ${workload.lun}, which does not exist.`,
        r.full ? '' : hint(workload.lun, [...luns.keys()]),
      );
    } else if (!lun.maps.some((map) => map.host === workload.host)) {
      r.warn(
        'lun-not-mapped',
        `${place}/lun`,
        `${workload.lun} is not mapped to ${workload.host}, so workload ${workload.id} has no disk.`,
        'Map the LUN to the host.',
      );
    }
    workloads.push(workload);
  });
  return workloads;
}
