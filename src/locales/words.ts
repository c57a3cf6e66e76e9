/** Single words: sources, owners, states. One word for one thing, as Windows says it where Windows has a word. */
import { formatBlockBytes, formatCount, formatSettingNs, formatShare } from './numbers';

const sources: Readonly<Record<string, string>> = {
  fault: 'Fault',
  hba: 'HBA',
  fabric: 'Fabric',
  array: 'Array',
  storport: 'storport',
  mpio: 'mpio',
  msdsm: 'msdsm',
  disk: 'disk',
  ntfs: 'ntfs',
  windows: 'Windows',
  app: 'App',
  run: 'Run',
};

/** `Fault`, `mpio`: drivers keep their own spelling. An HBA's row names the port. */
export function sourceLabel(source: string, aim = ''): string {
  if (source === 'hba' && /\.hba\d+/.test(aim)) return aimWord(aim);
  return sources[source] ?? (source || 'Unknown');
}

/** Words of the states that lanes, pills and tables show. */
export const stateLabels: Readonly<Record<string, string>> = {
  activeOptimized: 'Active/Optimized',
  activeUnoptimized: 'Active/Unoptimized',
  standby: 'Standby',
  unavailable: 'Unavailable',
  transitioning: 'In transition',
  failed: 'Failed',
  removed: 'Removed',
  diskOnline: 'Disk online',
  diskOffline: 'Disk offline',
  loggedIn: 'Logged in',
  linkDown: 'I/O held',
  loggingIn: 'Logging in',
  held: 'I/O held',
  lost: 'Lost',
  disabled: 'Disabled',
  running: 'Running',
  waiting: 'Waiting',
  error: 'I/O error',
  lostDisk: 'Disk lost',
  hostDown: 'Host restarts',
  up: 'Up',
  down: 'Down',
  silent: 'Silent drop',
  booting: 'Booting',
  takingOver: 'Taking over',
  normal: 'Normal',
  degraded: 'Degraded',
  failover: 'Failing over',
  allFailed: 'All paths failed',
};

/** Codes on the canvas, where there is no room. */
export const stateCodes: Readonly<Record<string, string>> = {
  activeOptimized: 'A/O',
  activeUnoptimized: 'A/U',
  standby: 'SB',
  unavailable: 'UA',
  transitioning: 'TR',
  failed: 'FAIL',
  removed: 'GONE',
  diskOnline: 'ON',
  diskOffline: 'OFF',
};

/** `linkDown` to `Link down`, for a state without a word of its own. */
const spaced = (text: string): string => {
  const words = text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

export const stateWord = (state: string): string => stateLabels[state] ?? (spaced(state) || 'Unknown');

/** What a lane says, its owner named: `I/O held (HBA)`, `Failed (MPIO)`. The truth and the application need no owner. */
export function laneWord(state: string, owner: string): string {
  const word = owner === 'truth' ? { up: 'Link up', down: 'Link down', silent: 'Silent drop' }[state] : undefined;
  if (word !== undefined || owner === 'truth' || owner === 'app' || owner === '') return word ?? stateWord(state);
  return `${stateWord(state)} (${owner})`;
}

/** `HBA-1`, `CTR1 FC1`, `P1`, `LUN 0` from an id, when nobody gave a better name. */
export function aimWord(aim: string): string {
  const ends = aim.split('>');
  if (ends.length === 2) return `${aimWord(ends[0])} to ${aimWord(ends[1])}`;
  const port = /^[^./]+\.(hba|ctr)(\d+)(?:\.(\d+))?$/.exec(aim);
  if (port) {
    const [, kind, part, number] = port;
    if (kind === 'ctr') return `CTR${part}${number === undefined ? '' : ` FC${Number(number) + 1}`}`;
    return `HBA-${Number(part) + 1}${number === undefined || number === '0' ? '' : ` port ${number}`}`;
  }
  const controller = /^ctr(\d+)$/.exec(aim);
  if (controller) return `CTR${controller[1]}`;
  const path = /^[^/]+\/([^/]+)\/(\d+)$/.exec(aim);
  if (path) return `P${path[2]}`;
  const lun = /^(?:[^/]+\/)?lun-?(\d+)$/i.exec(aim);
  if (lun) return `LUN ${Number(lun[1])}`;
  return aim;
}

/** Reservation commands by SPC's own names. */
const reservationActions: Readonly<Record<string, string>> = {
  register: 'REGISTER',
  'register-ignore': 'REGISTER AND IGNORE EXISTING KEY',
  reserve: 'RESERVE',
  release: 'RELEASE',
  clear: 'CLEAR',
  preempt: 'PREEMPT',
  'preempt-abort': 'PREEMPT AND ABORT',
  'read-keys': 'READ KEYS',
  'read-reservation': 'READ RESERVATION',
};

/** A parameter as its key's unit says. */
export function valueWord(key: string, value: number | string): string {
  // The initiator's end of a nexus is the row's own port.
  if (key === 'nexus') return aimWord(String(value).split('>').at(-1) ?? '');
  if (key === 'ports') return String(value).split(' ').map(aimWord).join(', ');
  if (key === 'action') return reservationActions[value] ?? String(value);
  if (typeof value === 'string') return aimWord(value);
  if (key === 'disk') return `MPIO Disk${value}`;
  if (key.endsWith('Ns')) return formatSettingNs(value);
  if (/share$/i.test(key)) return formatShare(value);
  if (/bytes$/i.test(key)) return formatBlockBytes(value);
  return Number.isInteger(value) ? formatCount(value) : String(value);
}

/** `some-new-code` as a sentence, so that an unknown code is never shown as nothing. */
export const codeWord = (code: string): string => spaced(code) || 'Event';
