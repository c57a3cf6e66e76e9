/** What breaks and what is mended. Faults are commands of the run, not undoable: Mend and Restore all are their inverse. */
import type { Command } from '../../sim/catalog';
import type { Page } from '../page';
import { needs, number, text } from './action';
import type { Action, Args } from './action';
import { command } from './command';

const simple: readonly (readonly [Command['do'], string])[] = [
  ['cut', 'Cut cable'],
  ['mend', 'Mend cable'],
  ['drop', 'Drop frames silently'],
  ['clean', 'Clean cable'],
  ['pull-port', 'Pull the cable out of a port'],
  ['insert-port', 'Put the cable back'],
  ['disable-hba', 'Disable adapter'],
  ['enable-hba', 'Enable adapter'],
  ['pull-hba', 'Pull adapter'],
  ['insert-hba', 'Insert adapter'],
  ['power-off', 'Power off'],
  ['power-on', 'Power on'],
  ['crash', 'Crash controller'],
  ['return', 'Return controller'],
];

const plain = simple.map(([verb, label]): Action => ({
  id: verb,
  label,
  key: null,
  group: 'Break',
  refusal: needs('aim'),
  perform: (page, args) => command(page, { do: verb, aim: text(args, 'aim') } as Command),
}));

/** The cable meant by X: the named one, or the selected one. */
function aimOf(page: Page, args: Args): string | null {
  if (typeof args.aim === 'string') return args.aim;
  const ref = page.selection.selected;
  return ref?.kind === 'cable' || ref?.kind === 'device' || ref?.kind === 'controller' || ref?.kind === 'adapter' || ref?.kind === 'port'
    ? ref.id
    : null;
}
/** What X does to it now. */
function toggle(page: Page, aim: string): Command | null {
  const { facts } = page.run;
  if (page.drawing.topology.cables.some((cable) => cable.id === aim)) {
    return { do: facts?.cables[aim]?.cut ? 'mend' : 'cut', aim };
  }
  const device = page.drawing.topology.devices[aim];
  if (device?.kind === 'switch') return { do: facts?.switches[aim]?.powered === false ? 'power-on' : 'power-off', aim };
  const controller = facts?.controllers[aim];
  if (controller) return { do: controller.state === 'down' ? 'return' : 'crash', aim };
  const port = facts?.ports[aim];
  if (port) return { do: port.pulled ? 'insert-port' : 'pull-port', aim };
  const own = facts?.hbas.filter((hba) => hba.port.startsWith(`${aim}.`)) ?? [];
  if (own.length > 0) return { do: own.every((hba) => hba.state === 'disabled') ? 'enable-hba' : 'disable-hba', aim };
  return null;
}

export const faultActions: readonly Action[] = [
  ...plain,
  {
    id: 'errors',
    label: 'Lose a share of frames',
    key: null,
    group: 'Break',
    refusal: (page, args) =>
      needs('aim', 'share')(page, args) ?? (number(args, 'share') >= 0 && number(args, 'share') <= 1 ? null : 'A share is 0 to 1.'),
    perform: (page, args) => command(page, { do: 'errors', aim: text(args, 'aim'), share: number(args, 'share') }),
  },
  {
    id: 'delay',
    label: 'Add delay',
    key: null,
    group: 'Break',
    refusal: (page, args) =>
      needs('aim', 'delayNs')(page, args) ?? (number(args, 'delayNs') >= 0 && number(args, 'delayNs') <= 6e10 ? null : 'A delay is 0 to 60 s.'),
    perform: (page, args) => command(page, { do: 'delay', aim: text(args, 'aim'), delayNs: number(args, 'delayNs') }),
  },
  {
    id: 'toggle-cut',
    label: 'Cut or mend',
    key: 'X',
    group: 'Break',
    refusal(page, args) {
      const aim = aimOf(page, args);
      if (aim === null) return 'Select a cable first.';
      return toggle(page, aim) ? null : `${aim} cannot be cut.`;
    },
    perform(page, args) {
      const aim = aimOf(page, args);
      const what = aim === null ? null : toggle(page, aim);
      return what && command(page, what);
    },
  },
  {
    id: 'move-owner',
    label: 'Move the owner of a LUN',
    key: null,
    group: 'Break',
    refusal: needs('aim', 'to'),
    perform: (page, args) => command(page, { do: 'move-owner', aim: text(args, 'aim'), to: text(args, 'to') }),
  },
  {
    id: 'restore-all',
    label: 'Restore all',
    key: 'R',
    group: 'Break',
    refusal: (page) => ((page.run.facts?.faults.length ?? 0) > 0 ? null : 'Nothing is broken.'),
    perform: (page) => command(page, { do: 'restore-all' }),
  },
];
