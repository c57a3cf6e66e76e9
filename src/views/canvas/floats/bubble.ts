/** What the bubble of a selected thing offers: verbs of the run, and removal while editing. */
import type { App, Ref } from '../../../app/types';

export interface Offer {
  readonly id: string;
  readonly label: string;
  readonly icon: 'cut' | 'mend' | 'power' | 'remove' | 'plug' | 'move' | 'clean' | 'desktop';
  readonly args: unknown;
  readonly main: boolean;
}
const offer = (id: string, label: string, icon: Offer['icon'], args: unknown, main = false): Offer => ({ id, label, icon, args, main });

export function offersOf(app: App, ref: Ref, cut: boolean): Offer[] {
  const { facts } = app.run;
  const editing = app.preferences.mode === 'edit';
  const aim = ref.id;
  const remove = editing ? [offer('remove', 'Remove', 'remove', { ref })] : [];
  switch (ref.kind) {
    case 'cable':
      return [cut ? offer('mend', 'Mend', 'mend', { aim }, true) : offer('cut', 'Cut', 'cut', { aim }, true), ...remove];
    case 'port': {
      const cabled = app.drawing.topology.cables.some((cable) => cable.a === aim || cable.b === aim);
      if (!cabled) return [];
      return [facts?.ports[aim]?.pulled ? offer('insert-port', 'Plug in', 'plug', { aim }, true) : offer('pull-port', 'Pull plug', 'plug', { aim }, true)];
    }
    case 'adapter': {
      const own = facts?.hbas.filter((hba) => hba.port.startsWith(`${aim}.`)) ?? [];
      const ports = Object.entries(facts?.ports ?? {}).filter(([id]) => id.startsWith(`${aim}.`));
      const off = own.length > 0 && own.every((hba) => hba.state === 'disabled');
      const pulled = ports.length > 0 && ports.every(([, port]) => port.pulled);
      if (pulled) return [offer('insert-hba', 'Insert adapter', 'plug', { aim }, true)];
      return [
        off ? offer('enable-hba', 'Enable HBA', 'power', { aim }, true) : offer('disable-hba', 'Disable HBA', 'power', { aim }, true),
        offer('pull-hba', 'Pull adapter', 'plug', { aim }),
      ];
    }
    case 'device': {
      const device = app.drawing.topology.devices[aim];
      if (device?.kind === 'host') return [offer('open-desktop', 'Desktop', 'desktop', { host: aim }, true), ...remove];
      if (device?.kind !== 'switch') return remove;
      const off = facts?.switches[aim]?.powered === false;
      return [off ? offer('power-on', 'Power on', 'power', { aim }, true) : offer('power-off', 'Power off', 'power', { aim }, true), ...remove];
    }
    case 'controller': {
      const down = facts?.controllers[aim]?.state === 'down';
      return [down ? offer('return', 'Return controller', 'power', { aim }, true) : offer('crash', 'Crash controller', 'power', { aim }, true)];
    }
    case 'lun': {
      const id = aim.split('/').at(-1) ?? aim;
      const lun = app.drawing.topology.luns.find((one) => one.id === id);
      const array = app.drawing.topology.devices[lun?.array ?? ''];
      if (!lun || array?.kind !== 'array' || array.access === 'symmetric' || aim.includes('/')) return [];
      const owner = (facts?.owners[id]?.owner ?? lun.owner).split('.').at(-1);
      const to = owner === 'ctr1' ? 'ctr2' : 'ctr1';
      return [offer('move-owner', `Move to ${to.toUpperCase()}`, 'move', { aim: id, to }, true)];
    }
    case 'path':
    case 'workload':
      return [];
  }
}
