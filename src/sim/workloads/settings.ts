/** The settings of a load are the same for all presets; only defaults and their reasons differ. */
import type { SettingsSpec, SourceTag } from '../kernel/settings';
import type { WorkloadPreset } from './workload';

export interface Reasons {
  /** Where size, mix and depth come from. */
  readonly shape: { readonly tag: SourceTag; readonly source: string };
  /** Where the cache shares come from. */
  readonly cache: { readonly tag: SourceTag; readonly source: string };
}

/** A preset with its settings made from its own numbers, so that the two cannot differ. */
export function preset(numbers: Omit<WorkloadPreset, 'settings'>, { shape, cache }: Reasons): WorkloadPreset {
  const load: SettingsSpec =
    numbers.outstanding !== null
      ? [
          {
            key: 'outstanding',
            label: 'Outstanding I/Os',
            help: 'I/Os kept in the air: each that ends starts the next. Counts in the application.',
            kind: 'count',
            default: numbers.outstanding,
            min: 1,
            max: 1024,
            ...shape,
          },
        ]
      : [
          {
            key: 'rateIops',
            label: 'Arrivals a second',
            help: 'I/Os that arrive each second, whether earlier ones have ended or not.',
            kind: 'count',
            default: numbers.rateIops ?? 0,
            min: 1,
            max: 1_000_000,
            ...shape,
          },
        ];
  const settings: SettingsSpec = [
    ...load,
    {
      key: 'readShare',
      label: 'Reads',
      help: 'Share of I/Os that read.',
      kind: 'share',
      default: numbers.readShare,
      min: 0,
      max: 1,
      ...shape,
    },
    {
      key: 'blockBytes',
      label: 'Block size',
      help: 'Bytes of one I/O.',
      kind: 'bytes',
      default: numbers.blockBytes,
      min: 512,
      max: 4 * 1024 * 1024,
      ...shape,
    },
    {
      key: 'pattern',
      label: 'Addresses',
      help: 'Whether each I/O follows the one before, or lies anywhere on the LUN.',
      kind: 'choice',
      default: numbers.pattern,
      choices: [
        { id: 'random', label: 'Random' },
        { id: 'sequential', label: 'Sequential' },
      ],
      ...shape,
    },
    {
      key: 'hitShare',
      label: 'Cache hits',
      help: 'Share of reads that the cache of the array serves.',
      kind: 'share',
      default: numbers.hitShare,
      min: 0,
      max: 1,
      ...cache,
    },
    {
      key: 'destageOpsPerWrite',
      label: 'Destaged writes',
      help: 'Disk writes that one host write still costs, after later writes to the same place replaced it in cache.',
      kind: 'share',
      default: numbers.destageOpsPerWrite,
      min: 0,
      max: 1,
      ...cache,
    },
  ];
  return { ...numbers, settings };
}
