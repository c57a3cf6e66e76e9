/** The journal: what the user did, and when. Each verb has its own fields, and its aim must exist by then. */
import type { Topology } from '../topology';
import { deviceOf } from '../topology';
import { hint } from './nearest';
import { clip, kindOf } from './reader';
import type { Reader } from './reader';
import { readCable, readDevice, readId, readLun } from './read-drawing';
import { ownerKind, readOwned, readPolicyValue, readWishes, specOf } from './read-settings';
import { readWorkload } from './read-workloads';
import type { Command, Edit, JournalRow } from './scenario';
import type { Vocabulary } from './vocabulary';
import { applyEdits } from './edits';
import type { Drawing } from './edits';

export const maxRows = 10_000;
/** 104 days: beyond, nanoseconds are no longer whole numbers. */
export const maxNs = 9_007_199_254_740_991;
const maxDelayNs = 3_600_000_000_000;

const verbs: Readonly<Record<Command['do'], readonly string[]>> = {
  cut: ['aim'],
  mend: ['aim'],
  drop: ['aim'],
  errors: ['aim', 'share'],
  delay: ['aim', 'delayNs'],
  clean: ['aim'],
  'pull-port': ['aim'],
  'insert-port': ['aim'],
  'disable-hba': ['aim'],
  'enable-hba': ['aim'],
  'pull-hba': ['aim'],
  'insert-hba': ['aim'],
  'power-off': ['aim'],
  'power-on': ['aim'],
  crash: ['aim'],
  return: ['aim'],
  'move-owner': ['aim', 'to'],
  'set-policy': ['aim', 'policy'],
  'set-paths': ['aim', 'paths'],
  set: ['aim', 'key', 'value'],
  'restore-all': [],
  edit: ['edits'],
  'set-target-policy': ['aim', 'hardware', 'policy'],
  'move-path': ['aim'],
  look: ['aim'],
  reserve: ['aim', 'action', 'key', 'serviceKey', 'type'],
  restart: ['aim'],
  'install-mpio': ['aim'],
  'remove-mpio': ['aim'],
  claim: ['aim', 'hardware'],
  unclaim: ['aim', 'hardware'],
  'claim-bus': ['aim', 'bus', 'on'],
  'install-dsm': ['aim', 'dsm'],
  'remove-dsm': ['aim', 'dsm'],
  'online-disk': ['aim'],
  'offline-disk': ['aim'],
  'initialise-disk': ['aim'],
};
const mayHave: Readonly<Partial<Record<Command['do'], readonly string[]>>> = { 'set-paths': ['policy'] };
export const commandVerbs = Object.keys(verbs) as readonly Command['do'][];

type AimKind = 'host' | 'path' | 'cable' | 'port' | 'adapter' | 'device' | 'controller' | 'lun' | 'policy' | 'group' | 'owner';
const aimOf: Readonly<Partial<Record<Command['do'], AimKind>>> = {
  cut: 'cable',
  mend: 'cable',
  drop: 'cable',
  errors: 'cable',
  delay: 'cable',
  clean: 'cable',
  'pull-port': 'port',
  'insert-port': 'port',
  'disable-hba': 'adapter',
  'enable-hba': 'adapter',
  'pull-hba': 'adapter',
  'insert-hba': 'adapter',
  'power-off': 'device',
  'power-on': 'device',
  crash: 'controller',
  return: 'controller',
  'move-owner': 'lun',
  'set-policy': 'policy',
  'set-paths': 'group',
  set: 'owner',
  'set-target-policy': 'host',
  'move-path': 'path',
  look: 'group',
  reserve: 'group',
  restart: 'host',
  'install-mpio': 'host',
  'remove-mpio': 'host',
  claim: 'host',
  unclaim: 'host',
  'claim-bus': 'host',
  'install-dsm': 'host',
  'remove-dsm': 'host',
  'online-disk': 'path',
  'offline-disk': 'path',
  'initialise-disk': 'path',
};
/** How each kind of aim is written, for messages. */
const example: Readonly<Record<AimKind, string>> = {
  host: 'a host, such as web1',
  path: 'a path, such as web1/lun0/2',
  cable: 'a cable, such as A1',
  port: 'a port, such as web1.hba0.0',
  adapter: 'an adapter, such as web1.hba0',
  device: 'a device, such as fabA',
  controller: 'a controller, such as a1.ctr1',
  lun: 'a LUN, such as lun0',
  policy: 'a host or host/lun, such as web1/lun0',
  group: 'host/lun, such as web1/lun0',
  owner: 'a host, an array or a switch',
};

function exists(topology: Topology, kind: AimKind, aim: string): boolean {
  const owner = ownerKind(topology, aim);
  const device = Object.hasOwn(topology.devices, deviceOf(aim)) ? topology.devices[deviceOf(aim)] : undefined;
  switch (kind) {
    case 'host':
      return owner === 'host';
    case 'path':
      return /\/\d+$/.test(aim) && ownerKind(topology, aim.slice(0, aim.lastIndexOf('/'))) === 'lun-of-host';
    case 'cable':
      return topology.cables.some((cable) => cable.id === aim);
    case 'lun':
      return topology.luns.some((lun) => lun.id === aim);
    case 'device':
      return Object.hasOwn(topology.devices, aim);
    case 'port':
      return device !== undefined && /^[^.]+\.(hba\d+\.|ctr[12]\.)?\d+$/.test(aim);
    case 'adapter':
      return (
        device?.kind === 'host' &&
        /^hba\d+$/.test(aim.slice(deviceOf(aim).length + 1)) &&
        Number(aim.slice(deviceOf(aim).length + 4)) < device.hba.length
      );
    case 'controller':
      return device?.kind === 'array' && /\.ctr[12]$/.test(aim);
    case 'policy':
      return owner === 'host' || owner === 'lun-of-host';
    case 'group':
      return owner === 'lun-of-host';
    case 'owner':
      return owner !== null;
  }
}

function known(topology: Topology, kind: AimKind): readonly string[] {
  if (kind === 'cable') return topology.cables.map((cable) => cable.id);
  if (kind === 'lun') return topology.luns.map((lun) => lun.id);
  return Object.keys(topology.devices);
}

function readAim(
  r: Reader,
  verb: Command['do'],
  value: unknown,
  place: string,
  topology: Topology,
): string | undefined {
  const kind = aimOf[verb] ?? 'owner';
  const aim = r.text(value, place, 100);
  if (aim === undefined || exists(topology, kind, aim)) return aim;
  return r.error(
    'unknown-aim',
    place,
    `"${clip(aim)}" is not ${example[kind]}, of this drawing.`,
    r.full ? '' : hint(aim, known(topology, kind)),
  );
}

const at = (read: Readonly<Record<string, unknown>>, r: Reader, place: string): { at?: number } => {
  const number = Object.hasOwn(read, 'at') ? r.number(read.at, `${place}/at`, 0, maxRows, true) : undefined;
  return number === undefined ? {} : { at: number };
};

function readEdit(r: Reader, value: unknown, place: string, vocabulary: Vocabulary): Edit | undefined {
  const op = r.record(value, place, 8)?.op;
  switch (op) {
    case 'add-device':
    case 'change-device': {
      const read = r.fields(value, place, ['op', 'id', 'device'], op === 'add-device' ? ['at'] : []);
      const id = read && readId(r, read.id, `${place}/id`);
      const device = read && readDevice(r, read.device, `${place}/device`);
      return read && id !== undefined && device ? { op, id, device, ...at(read, r, place) } : undefined;
    }
    case 'add-cable': {
      const read = r.fields(value, place, ['op', 'cable'], ['at']);
      const cable = read && readCable(r, read.cable, `${place}/cable`);
      return read && cable ? { op, cable, ...at(read, r, place) } : undefined;
    }
    case 'add-lun':
    case 'change-lun': {
      const read = r.fields(value, place, ['op', 'lun'], op === 'add-lun' ? ['at'] : []);
      const lun = read && readLun(r, read.lun, `${place}/lun`);
      return read && lun ? { op, lun, ...at(read, r, place) } : undefined;
    }
    case 'add-workload':
    case 'change-workload': {
      const read = r.fields(value, place, ['op', 'workload'], op === 'add-workload' ? ['at'] : []);
      const workload = read && readWorkload(r, read.workload, `${place}/workload`, vocabulary);
      return read && workload ? { op, workload, ...at(read, r, place) } : undefined;
    }
    case 'remove-device':
    case 'remove-cable':
    case 'remove-lun':
    case 'remove-workload': {
      const id = readId(r, r.fields(value, place, ['op', 'id'])?.id, `${place}/id`);
      return id === undefined ? undefined : { op, id };
    }
    default:
      return r.error(
        'unknown-edit',
        `${place}/op`,
        `${typeof op === 'string' ? `"${clip(op)}"` : kindOf(op)} is not an edit.`,
        hint(String(op ?? '').slice(0, 64), editOps),
      );
  }
}
const editOps: readonly Edit['op'][] = [
  ...(['add-device', 'remove-device', 'change-device', 'add-cable', 'remove-cable'] as const),
  ...(['add-lun', 'remove-lun', 'change-lun', 'add-workload', 'remove-workload', 'change-workload'] as const),
];

/** A command without its time, as the command line and the page's bridge also read it. */
export function readCommand(
  r: Reader,
  value: unknown,
  place: string,
  topology: Topology,
  vocabulary: Vocabulary,
  extra: readonly string[] = [],
): Command | undefined {
  const record = r.record(value, place, 16);
  if (!record) return undefined;
  if (!Object.hasOwn(record, 'do'))
    return r.error('missing-key', place, '"do" is missing.', 'Add "do" with a verb, such as "cut".');
  const verb = r.choice(record.do, `${place}/do`, commandVerbs, 'verb');
  const read = verb && r.fields(value, place, ['do', ...extra, ...verbs[verb]], mayHave[verb] ?? []);
  if (!verb || !read) return undefined;
  if (verb === 'restore-all') return { do: verb };
  if (verb === 'edit') {
    const edits = r
      .list(read.edits, `${place}/edits`, maxRows)
      .map((entry, i) => readEdit(r, entry, `${place}/edits/${i}`, vocabulary));
    return { do: verb, edits: edits.filter((edit) => edit !== undefined) };
  }
  const aim = readAim(r, verb, read.aim, `${place}/aim`, topology);
  if (aim === undefined) return undefined;
  switch (verb) {
    case 'errors': {
      const share = r.number(read.share, `${place}/share`, 0, 1);
      return share === undefined ? undefined : { do: verb, aim, share };
    }
    case 'delay': {
      const delayNs = r.number(read.delayNs, `${place}/delayNs`, 0, maxDelayNs, true);
      return delayNs === undefined ? undefined : { do: verb, aim, delayNs };
    }
    case 'move-owner': {
      const to = r.choice(read.to, `${place}/to`, ['ctr1', 'ctr2'], 'controller');
      return to && { do: verb, aim, to };
    }
    case 'set-policy': {
      const policy = read.policy === 'clear' ? 'clear' : readPolicyValue(r, read.policy, `${place}/policy`);
      return policy === undefined ? undefined : ({ do: verb, aim, policy } as Command);
    }
    case 'set-paths': {
      const paths = readWishes(r, read.paths, `${place}/paths`);
      if (!Object.hasOwn(read, 'policy')) return { do: verb, aim, paths };
      const policy = readPolicyValue(r, read.policy, `${place}/policy`);
      return policy === undefined ? undefined : ({ do: verb, aim, paths, policy } as Command);
    }
    case 'set': {
      const key = r.text(read.key, `${place}/key`, 64);
      const kind = ownerKind(topology, aim);
      if (key === undefined || kind === null) return undefined;
      const value = readOwned(
        r,
        kind,
        key,
        read.value,
        `${place}/value`,
        kind === 'lun-of-host' ? [] : specOf(topology, aim, vocabulary),
      );
      return value === undefined ? undefined : { do: verb, aim, key, value };
    }
    case 'set-target-policy': {
      const hardware = readHardware(r, read.hardware, `${place}/hardware`);
      const policy = read.policy === 'clear' ? 'clear' : readPolicyValue(r, read.policy, `${place}/policy`);
      return hardware === undefined || policy === undefined
        ? undefined
        : ({ do: verb, aim, hardware, policy } as Command);
    }
    case 'claim':
    case 'unclaim': {
      // As it was typed: an entry of the list that is shorter than 24 characters is a prefix.
      const hardware = r.text(read.hardware, `${place}/hardware`, 24);
      return hardware === undefined ? undefined : { do: verb, aim, hardware };
    }
    case 'claim-bus': {
      const bus = r.choice(read.bus, `${place}/bus`, ['iscsi', 'sas'] as const, 'bus');
      const on = r.flag(read.on, `${place}/on`);
      return bus === undefined || on === undefined ? undefined : { do: verb, aim, bus, on };
    }
    case 'install-dsm':
    case 'remove-dsm': {
      const dsm = r.text(read.dsm, `${place}/dsm`, 64);
      return dsm === undefined ? undefined : { do: verb, aim, dsm };
    }
    case 'reserve': {
      const action = r.choice(read.action, `${place}/action`, reservationActions, 'action');
      const key = readKey(r, read.key, `${place}/key`);
      const serviceKey = readKey(r, read.serviceKey, `${place}/serviceKey`);
      const type = r.number(read.type, `${place}/type`, 1, 8, true);
      return action === undefined || key === undefined || serviceKey === undefined || type === undefined
        ? undefined
        : { do: verb, aim, action, key, serviceKey, type };
    }
    default:
      return { do: verb, aim };
  }
}

const reservationActions = [
  'register',
  'register-ignore',
  'reserve',
  'release',
  'clear',
  'preempt',
  'preempt-abort',
  'read-keys',
  'read-reservation',
] as const;

function readKey(r: Reader, value: unknown, place: string): string | undefined {
  const text = r.text(value, place, 16);
  if (text === undefined || /^[0-9a-f]{1,16}$/i.test(text)) return text?.toLowerCase();
  return r.error('bad-key', place, `"${clip(text)}" is not a reservation key.`, 'Write 1 to 16 hex digits; 0 is none.');
}

/** A default policy is of one device: a shorter id is padded. */
function readHardware(r: Reader, value: unknown, place: string): string | undefined {
  const text = r.text(value, place, 24);
  return text === undefined || text === '' ? text : text.padEnd(24);
}

/** Aims are looked up in the drawing as it is when the row's turn comes: an edit may have added them. */
export function readJournal(
  r: Reader,
  value: unknown,
  drawing: Drawing,
  vocabulary: Vocabulary,
): readonly JournalRow[] {
  const list = r.list(value, '/journal', maxRows);
  const times = list.map((entry, i) => {
    const record = typeof entry === 'object' && entry !== null ? (entry as Readonly<Record<string, unknown>>) : {};
    return r.number(record.atNs, `/journal/${i}/atNs`, 0, maxNs, true) ?? 0;
  });
  const order = times.map((_, i) => i);
  if (times.some((time, i) => i > 0 && time < times[i - 1])) {
    r.warn(
      'journal-order',
      '/journal',
      'The rows are not in order of time.',
      'They are taken in order of time; rows of one moment stay as written.',
    );
    order.sort((a, b) => times[a] - times[b] || a - b);
  }
  const rows: JournalRow[] = [];
  let now = drawing;
  for (const i of order) {
    const command = readCommand(r, list[i], `/journal/${i}`, now.topology, vocabulary, ['atNs']);
    if (!command) continue;
    if (command.do === 'edit') {
      const edited = applyEdits(now, command.edits);
      for (const finding of edited.findings)
        r.error(finding.code, `/journal/${i}/edits`, finding.message, finding.mend);
      now = edited.value;
    }
    rows.push({ atNs: times[i], ...command });
  }
  return rows;
}
