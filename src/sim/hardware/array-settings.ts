/** What it costs an array to serve, per model. The timers of its controllers' roles are in `arrays`. */
import { microsecond, millisecond, second } from '../kernel';
import type { SettingSpec, SettingsSpec } from '../kernel/settings';
import { findArray } from './find';
import type { Pace } from './models';

const ours = 'placeholder: plausible for its generation, no vendor figure found';

type Duration = {
  key: string;
  label: string;
  help: string;
  default: number;
  min: number;
  max: number;
  source?: string;
};
const time = (d: Duration): SettingSpec => ({ tag: 'placeholder', source: ours, kind: 'duration', ...d });

const portQueue: SettingsSpec = [
  {
    key: 'portQueue',
    label: 'Port queue',
    help: 'Commands one target port accepts at a time; beyond it the answer is TASK SET FULL.',
    kind: 'count',
    default: 512,
    min: 1,
    max: 65_536,
    tag: 'placeholder',
    source: 'unknown for this generation; DDN S2A9900 has 512, IBM and EMC name 2048',
  },
];

interface Times {
  readonly hitNs: number;
  readonly mirrorNsPerByte: number;
  readonly mirrorNs: number;
}
function service(cpuNs: number, { hitNs, mirrorNsPerByte, mirrorNs }: Times): SettingsSpec {
  return [
    time({
      key: 'cpuNs',
      label: 'CPU per I/O',
      help: 'Controller time that each command costs.',
      default: cpuNs,
      min: 0,
      max: 10 * millisecond,
    }),
    time({
      key: 'cacheHitNs',
      label: 'Cache hit',
      help: 'Time inside the array for a command that the cache answers, beside its CPU time.',
      default: hitNs,
      min: 0,
      max: 100 * millisecond,
    }),
    // The cache is shown in its steady state, full of old writes: what counts is how fast the drives take them.
    time({
      key: 'destageWindowNs',
      label: 'Destage backlog',
      help: 'How far the drives may lie behind with written data before further writes have to wait.',
      default: 100 * millisecond,
      min: 0,
      max: 10 * second,
    }),
    {
      key: 'mirrorNsPerByte',
      label: 'Mirror, per byte',
      help: 'Nanoseconds a byte on the link between the controllers: 0.5 is 2 GB/s. Forwarded reads use the same link.',
      kind: 'count',
      default: mirrorNsPerByte,
      min: 0,
      max: 1_000,
      tag: 'placeholder',
      source: ours,
    },
    time({
      key: 'mirrorLatencyNs',
      label: 'Mirror, latency',
      help: 'Until the peer has confirmed the copy of a write; not paid while write-through.',
      default: mirrorNs,
      min: 0,
      max: 100 * millisecond,
    }),
    time({
      key: 'forwardHopNs',
      label: 'Forwarding hop',
      help: 'Extra latency of a command that came in at the controller which does not own the RAID group.',
      default: 15 * microsecond,
      min: 0,
      max: 100 * millisecond,
    }),
    time({
      key: 'forwardCpuNs',
      label: 'Forwarding CPU',
      help: 'Extra CPU time on each of the two controllers for a forwarded command.',
      default: 10 * microsecond,
      min: 0,
      max: 10 * millisecond,
    }),
    {
      key: 'queueGain',
      label: 'Disk queue gain',
      help: 'How much faster a full disk queue is served when the drive chooses the order.',
      kind: 'count',
      default: 1.8,
      min: 1,
      max: 4,
      tag: 'placeholder',
      source: 'placeholder: about 1.8 at 32 deep',
    },
  ];
}

const fixedDelay: SettingsSpec = [
  time({
    key: 'serviceNs',
    label: 'Service time',
    help: 'The target answers each command after this time, however many it has.',
    default: 10 * millisecond,
    min: 0,
    max: 60 * second,
    source: 'a test target, as the null block device behind reference E3',
  }),
];

const early = { hitNs: 60 * microsecond, mirrorNsPerByte: 0.5, mirrorNs: 8 * microsecond };
const today = { hitNs: 25 * microsecond, mirrorNsPerByte: 0.125, mirrorNs: 3 * microsecond };

/** Of today's controllers four or more cores share the work; one queue serves as fast as they do together. */
const serviceOf: Readonly<Record<Pace, SettingsSpec>> = {
  f300: service(20 * microsecond, early),
  f400: service(14 * microsecond, early),
  s300: service(20 * microsecond, early),
  p300: service(45 * microsecond, early),
  p500: service(30 * microsecond, early),
  'fc-today': service(2 * microsecond, today),
  'iscsi-today': service(10 * microsecond, today),
  'pure-delay': fixedDelay,
};

/** Empty for a model that is not in the catalogue. */
export function arraySettings(modelId: string): SettingsSpec {
  const model = findArray(modelId);
  return model ? [...serviceOf[model.pace], ...portQueue] : [];
}
