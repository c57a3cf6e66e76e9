/** What an administrator's own work takes, and how a host stands at the start. */
import { second, type SettingsSpec } from '../../../kernel';

const hour = 3600 * second;

export const windowsSettings: SettingsSpec = [
  {
    key: 'mpioAtStart',
    kind: 'choice',
    label: 'Multipath I/O at the start',
    default: 'claimed',
    tag: 'placeholder',
    source: 'assumption: most scenes begin with a host that is set up',
    choices: [
      { id: 'claimed', label: 'Installed, devices claimed' },
      { id: 'installed', label: 'Installed, nothing claimed' },
      { id: 'absent', label: 'Not installed' },
    ],
    help: 'How Windows stands when the run begins; set while it runs, it counts from the next restart.',
  },
  {
    key: 'featureInstallNs',
    kind: 'duration',
    label: 'Adding the feature takes',
    default: 60 * second,
    min: second,
    max: hour,
    tag: 'placeholder',
    source: 'assumption: a minute; no source says how long',
    help: 'Time that Windows works on adding or removing Multipath I/O or a DSM before it asks for a restart.',
  },
  {
    key: 'claimNs',
    kind: 'duration',
    label: 'Adding a device takes',
    default: 30 * second,
    min: second,
    max: hour,
    tag: 'known',
    source: 'Qsan white paper on Windows Server 2008: about half a minute, then a restart',
    help: 'Time from Add on Discover Multi-Paths until Windows asks for a restart.',
  },
  {
    key: 'restartNs',
    kind: 'duration',
    label: 'A restart takes',
    default: 90 * second,
    min: second,
    max: hour,
    tag: 'placeholder',
    source: 'assumption: 90 s; real servers take minutes',
    help: 'Time from the restart until the adapters’ drivers run again; its ports are dark until then.',
  },
];

export interface WindowsSettings {
  readonly mpioAtStart: 'claimed' | 'installed' | 'absent';
  readonly featureInstallNs: number;
  readonly claimNs: number;
  readonly restartNs: number;
}

/** Stated values that fit, else the defaults. */
export function readWindowsSettings(wanted: Readonly<Record<string, number | string | boolean>>): WindowsSettings {
  const values: Record<string, number | string | boolean> = {};
  for (const spec of windowsSettings) {
    const asked = Object.hasOwn(wanted, spec.key) ? wanted[spec.key] : spec.default;
    const fits =
      spec.kind === 'choice'
        ? spec.choices.some((choice) => choice.id === asked)
        : typeof asked === 'number' && 'min' in spec && asked >= spec.min && asked <= spec.max;
    values[spec.key] = fits ? asked : spec.default;
  }
  return values as unknown as WindowsSettings;
}
