/** A Windows host as its administrator works on it: feature, claims, restart, disks, reservations; and the desktop on the page. */
import type { Command } from '../../sim/catalog';
import type { Page } from '../page';
import type { DesktopWindow } from '../types';
import { always, text } from './action';
import type { Action, Args } from './action';
import { command } from './command';

const ofHost: readonly (readonly [Command['do'], string, ...(readonly string[])])[] = [
  ['restart', 'Restart a host'],
  ['install-mpio', 'Add the Multipath I/O feature'],
  ['remove-mpio', 'Remove the Multipath I/O feature'],
  ['claim', 'Claim devices for MPIO', 'hardware'],
  ['unclaim', 'Remove devices from MPIO', 'hardware'],
  ['claim-bus', 'Claim all devices of a bus', 'bus', 'on'],
  ['install-dsm', 'Install a DSM', 'dsm'],
  ['remove-dsm', 'Uninstall a DSM', 'dsm'],
  ['set-target-policy', 'Set the default policy of a device', 'hardware', 'policy'],
  ['move-path', 'Move a LUN to a path'],
  ['look', 'Look at the policy of a LUN'],
  ['reserve', 'Send a persistent reservation', 'action', 'key', 'serviceKey', 'type'],
  ['online-disk', 'Bring a disk online'],
  ['offline-disk', 'Take a disk offline'],
  ['initialise-disk', 'Initialise a disk'],
];

const verbs = ofHost.map(([verb, label, ...fields]): Action => ({
  id: verb,
  label,
  key: null,
  group: 'Windows',
  refusal: (_, args) => missing(['aim', ...fields], args),
  perform(page, args) {
    const rest = Object.fromEntries(fields.map((field) => [field, args[field]]));
    return command(page, { do: verb, aim: text(args, 'aim'), ...rest } as Command);
  },
}));

/** An empty text is a value here: `hardware: ''` means every device that applies. */
function missing(fields: readonly string[], args: Args): string | null {
  const field = fields.find((each) => args[each] === undefined || args[each] === null);
  return field === undefined ? null : `Say ${field}.`;
}

/** The host meant: the named one, the selected one, or the first of the drawing. */
function hostOf(page: Page, args: Args): string | null {
  const { devices } = page.drawing.topology;
  const isHost = (id: string): boolean => Object.hasOwn(devices, id) && devices[id].kind === 'host';
  const named = text(args, 'host');
  if (named !== '') return isHost(named) ? named : null;
  const selected = (page.selection.selected?.id ?? '').split(/[./]/)[0];
  if (isHost(selected)) return selected;
  return page.preferences.desktop?.host ?? Object.keys(devices).find(isHost) ?? null;
}

export const windowsActions: readonly Action[] = [
  ...verbs,
  {
    id: 'open-desktop',
    label: 'Open the desktop of a host',
    key: 'W',
    group: 'Windows',
    refusal: (page, args) => (hostOf(page, args) === null ? 'There is no such host.' : null),
    perform(page, args) {
      const host = hostOf(page, args);
      const window = (text(args, 'window') || page.preferences.desktop?.window || 'server-manager') as DesktopWindow;
      const mpioTab = text(args, 'mpioTab') || page.preferences.desktop?.mpioTab;
      if (host !== null) page.preferences.setDesktop({ host, window, ...(mpioTab !== undefined && { mpioTab }) });
    },
  },
  {
    id: 'close-desktop',
    label: 'Close the desktop',
    key: null,
    group: 'Windows',
    refusal: always,
    perform: (page) => page.preferences.setDesktop(null),
  },
  {
    id: 'guide',
    label: 'Show or hide the guide',
    key: null,
    group: 'Windows',
    refusal: (page) => (page.drawing.scenario.guide === undefined ? 'This scene has no guide.' : null),
    perform: (page, args) => page.preferences.setGuide(typeof args.open === 'boolean' ? args.open : !page.preferences.guideOpen),
  },
];
