/** What a typed `mpclaim` line asks for: every documented form. Switches may be in capitals. */
import type { PolicyChoice, Word } from '../words';
import { policyOfNumber, readNumber } from '../words';

export interface PathEntry {
  /** 16 hex digits, in capitals. */
  readonly pathId: string;
  /** 0 A/O, 1 A/U, 2 standby, 3 unavailable. */
  readonly state: number;
  readonly weight: number;
  readonly preferred: boolean;
}

export type MpclaimRequest =
  | { readonly ask: 'usage' | 'enumerate' | 'list-disks' | 'dsm-policy' | 'target-policies' | 'claimed-ids' }
  | { readonly ask: 'disk'; readonly disk: number }
  /** `ids` null: every device that can be claimed; `spc3`: those that say they keep SPC-3. */
  | {
      readonly ask: 'claim';
      readonly on: boolean;
      readonly restart: boolean;
      readonly ids: readonly string[] | 'all' | 'spc3';
    }
  | { readonly ask: 'set-dsm-policy'; readonly policy: PolicyChoice }
  | { readonly ask: 'set-target-policy'; readonly hardware: string; readonly policy: PolicyChoice }
  | {
      readonly ask: 'set-disk-policy';
      readonly disk: number;
      readonly policy: PolicyChoice;
      readonly paths: readonly PathEntry[];
    }
  | { readonly ask: 'report'; readonly file: string | null }
  /** Not one of the forms; `why` says in words what is wrong. */
  | { readonly ask: 'unreadable'; readonly why: string };

const unreadable = (why: string): MpclaimRequest => ({ ask: 'unreadable', why });
const switchOf = (word: Word | undefined): string => (word && !word.quoted ? word.text.toLowerCase() : '');

/** `words` are those behind `mpclaim`. */
export function readMpclaim(words: readonly Word[]): MpclaimRequest {
  const [first, ...rest] = words;
  switch (first === undefined ? undefined : switchOf(first)) {
    case undefined:
    case '-?':
    case '/?':
      return { ask: 'usage' };
    case '-r':
    case '-n':
      return readClaim(switchOf(first) === '-r', rest);
    case '-e':
      return rest.length === 0 ? { ask: 'enumerate' } : unreadable('-e stands alone.');
    case '-h':
      return rest.length === 0 ? { ask: 'claimed-ids' } : unreadable('-h stands alone.');
    case '-s':
      return readShow(rest);
    case '-l':
      return readSet(rest);
    case '-v':
      return rest.length > 1 ? unreadable('-v takes one file.') : { ask: 'report', file: rest[0]?.text ?? null };
    default:
      return unreadable(`${first!.text} is not a switch of mpclaim.`);
  }
}

function readClaim(restart: boolean, words: readonly Word[]): MpclaimRequest {
  const [verb, what, ...ids] = words;
  const on = switchOf(verb) === '-i';
  if (!on && switchOf(verb) !== '-u') return unreadable('-r and -n need -i (claim) or -u (give back).');
  const claim = (which: readonly string[] | 'all' | 'spc3'): MpclaimRequest => ({
    ask: 'claim',
    on,
    restart,
    ids: which,
  });
  switch (switchOf(what)) {
    case '-a':
    case '-c':
      // Guides write `-a ""`, and mpclaim takes it.
      if (ids.some((word) => word.text !== '')) return unreadable(`${what!.text} takes no hardware ID.`);
      return claim(switchOf(what) === '-a' ? 'all' : 'spc3');
    case '-d': {
      if (ids.length === 0) return unreadable('-d needs a hardware ID in quotes, or "" for all.');
      if (ids.some((word) => word.text.length > 24)) return unreadable('A hardware ID has 8 and 16 characters.');
      if (ids.some((word) => word.text === '')) return claim('all');
      return claim(ids.map((word) => word.text));
    }
    default:
      return unreadable('-a (all), -c (SPC-3 compliant) or -d (listed ids) is missing.');
  }
}

function readShow(words: readonly Word[]): MpclaimRequest {
  const [what, disk, ...more] = words;
  if (more.length > 0) return unreadable('There is a word too many.');
  switch (switchOf(what)) {
    case '-d':
      if (disk === undefined) return { ask: 'list-disks' };
      return /^\d{1,6}$/.test(disk.text)
        ? { ask: 'disk', disk: Number(disk.text) }
        : unreadable(`${disk.text} is not the number of an MPIO disk.`);
    case '-m':
      return disk === undefined ? { ask: 'dsm-policy' } : unreadable('-s -m takes nothing more.');
    case '-t':
      return disk === undefined ? { ask: 'target-policies' } : unreadable('-s -t takes nothing more.');
    default:
      return unreadable('-s needs -d, -m or -t.');
  }
}

function readPolicyWord(word: Word | undefined): PolicyChoice | null {
  return word === undefined ? 'clear' : policyOfNumber(word.text);
}

function readSet(words: readonly Word[]): MpclaimRequest {
  const [what, ...rest] = words;
  const badPolicy = unreadable('A policy is a number from 0 to 7.');
  switch (switchOf(what)) {
    case '-m': {
      const policy = readPolicyWord(rest[0]);
      if (rest.length > 1) return unreadable('-l -m takes one policy.');
      return policy === null ? badPolicy : { ask: 'set-dsm-policy', policy };
    }
    case '-t': {
      const [hardware, number, ...more] = rest;
      if (hardware === undefined || hardware.text.trim() === '' || hardware.text.length > 24)
        return unreadable('-l -t needs a hardware ID of 24 characters in quotes.');
      const policy = readPolicyWord(number);
      if (more.length > 0) return unreadable('-l -t takes one hardware ID and one policy.');
      return policy === null ? badPolicy : { ask: 'set-target-policy', hardware: hardware.text.padEnd(24), policy };
    }
    case '-d': {
      const [disk, number, ...entries] = rest;
      if (disk === undefined || !/^\d{1,6}$/.test(disk.text))
        return unreadable('-l -d needs the number of an MPIO disk.');
      const policy = readPolicyWord(number);
      if (policy === null) return badPolicy;
      const paths = readPaths(policy, entries);
      return typeof paths === 'string'
        ? unreadable(paths)
        : { ask: 'set-disk-policy', disk: Number(disk.text), policy, paths };
    }
    default:
      return unreadable('-l needs -d, -m or -t.');
  }
}

/** `pathid state weight preferred`, four words a path; a text says what is wrong. */
function readPaths(policy: PolicyChoice, words: readonly Word[]): readonly PathEntry[] | string {
  if (words.length === 0) return [];
  if (policy !== 'fail-over-only' && policy !== 'round-robin-subset' && policy !== 'weighted-paths')
    return 'Only FOO, RRWS and WP take a list of paths.';
  if (words.length % 4 !== 0) return 'Each path has four words: path id, state, weight, preferred.';
  const entries: PathEntry[] = [];
  for (let i = 0; i < words.length; i += 4) {
    const [pathId, state, weight, preferred] = words.slice(i, i + 4).map((word) => word.text);
    const number = readNumber(weight!);
    if (!/^[0-9a-f]{16}$/i.test(pathId!)) return `${pathId} is not a path id of 16 hex digits.`;
    if (!/^[0-3]$/.test(state!)) return `${state} is not a path state: 0 A/O, 1 A/U, 2 standby, 3 unavailable.`;
    if (number === null) return `${weight} is not a weight.`;
    if (!/^[01]$/.test(preferred!)) return `Preferred is 0 or 1, not ${preferred}.`;
    entries.push({
      pathId: pathId!.toUpperCase(),
      state: Number(state),
      weight: number,
      preferred: preferred === '1',
    });
  }
  return entries;
}
