/** What an administrator orders on a host: told to its stack, and written down in the settings unless it was refused. */
import type { AdminCommand } from '../../multipath/device';
import type { Command, OwnerSettings, SettingValue } from '../../scenario/scenario';
import type { World } from '../world';
import { restartHost } from './restart';
import { log } from './schedule';
import { tellStack } from './stack';

type Verb = Command['do'];
type Administering = Extract<
  Command,
  {
    do:
      | 'restart' | 'install-mpio' | 'remove-mpio' | 'claim' | 'unclaim' | 'claim-bus' | 'install-dsm' | 'remove-dsm'
      | 'online-disk' | 'offline-disk' | 'initialise-disk' | 'set-target-policy' | 'move-path' | 'look' | 'reserve';
  }
>;
const verbs: readonly Verb[] = [
  'restart', 'install-mpio', 'remove-mpio', 'claim', 'unclaim', 'claim-bus', 'install-dsm', 'remove-dsm', 'online-disk',
  'offline-disk', 'initialise-disk', 'set-target-policy', 'move-path', 'look', 'reserve',
];
export const isAdministering = (command: Command): command is Administering => verbs.includes(command.do);

/** Settings of a host hold a default of a VID/PID under this key. */
export const targetPolicyKey = (hardware: string): string => `targetPolicy:${hardware}`;

export function setting(w: World, owner: string, change: OwnerSettings): void {
  w.settings = { ...w.settings, [owner]: { ...w.settings[owner], ...change } };
}

/** Puts a value into the settings, has it said to the stack, and takes it out again when the stack refuses. */
export function setUnlessRefused(w: World, owner: string, key: string, value: SettingValue, tell: () => boolean): void {
  const before = w.settings;
  setting(w, owner, { [key]: value });
  if (!tell()) w.settings = before;
}

const hostOf = (aim: string): string => aim.split('/')[0]!;

export function administer(w: World, command: Administering): void {
  const host = w.dir.hostOf.get(hostOf(command.aim));
  if (host === undefined) return;
  if (command.do === 'set-target-policy') {
    setTargetPolicy(w, host, command);
    return;
  }
  if (command.do === 'restart') {
    restartHost(w, host, true);
    return;
  }
  const told = adminCommand(w, command);
  if (told) tellStack(w, host, { kind: 'admin', command: told });
}

function setTargetPolicy(w: World, host: number, command: Extract<Command, { do: 'set-target-policy' }>): void {
  const { aim, hardware } = command;
  const policy = command.policy === 'clear' ? null : command.policy;
  log(w, 'run', 'target-policy-set', aim, { hardware: hardware.trim(), policy: policy ?? 'clear' });
  setUnlessRefused(w, aim, targetPolicyKey(hardware), policy ?? 'none', () =>
    tellStack(w, host, { kind: 'admin', command: { set: 'target-policy', hardware, policy } }),
  );
}

/** The command in the stack's numbers, or null for a LUN or path that is not there. */
function adminCommand(w: World, command: Exclude<Administering, { do: 'set-target-policy' }>): AdminCommand | null {
  switch (command.do) {
    case 'install-mpio':
    case 'remove-mpio':
      return { set: command.do };
    case 'claim':
    case 'unclaim':
      return { set: command.do, hardware: command.hardware };
    case 'claim-bus':
      return { set: 'claim-bus', bus: command.bus, on: command.on };
    case 'install-dsm':
    case 'remove-dsm':
      return { set: command.do, dsm: command.dsm };
    case 'look': {
      const group = w.dir.groupOf.get(command.aim);
      return group === undefined ? null : { set: 'look', group };
    }
    case 'reserve': {
      const group = w.dir.groupOf.get(command.aim);
      const { action, key, serviceKey, type } = command;
      return group === undefined ? null : { set: 'reservation', group, reservation: { action, key, serviceKey, type } };
    }
    case 'restart':
      return null;
    default: {
      const path = w.dir.paths.findIndex((each) => each.id === command.aim);
      if (path < 0) return null;
      if (command.do !== 'move-path') return { set: command.do, path };
      log(w, 'run', 'path-move-ordered', command.aim);
      return { set: 'move', group: w.path.group[path]!, path };
    }
  }
}
