/** One change from the command line, such as `web1.policy=RR`, `web1.linkDownHoldNs=5s` or `oltp.outstanding=8`. */
import { accesses, cableMedia, releaseIds, remark } from '../topology';
import type { Cable, Device, Finding } from '../topology';
import type { SettingSpec } from '../kernel/settings';
import { parseDuration } from './duration';
import { hint } from './nearest';
import { Reader } from './reader';
import { ownerKind, readOwned, readWish, specOf } from './read-settings';
import { patterns, workloadNumbers } from './read-workloads';
import type { PathWish, Scenario, WorkloadSpec } from './scenario';
import { bareVocabulary } from './vocabulary';
import type { Vocabulary } from './vocabulary';

export interface SetResult {
  /** As it was when a finding is an error. */
  readonly value: Scenario;
  readonly findings: readonly Finding[];
}

/** Owners: `seed`, a workload, a LUN (`owner`), a cable (`lengthM`, `medium`), a host, host/lun, an array or a switch. */
export function applySet(scenario: Scenario, text: string, vocabulary: Vocabulary = bareVocabulary): SetResult {
  const match = /^\s*([^.=\s]+)(?:\.([^=\s]+))?\s*=\s*(.*?)\s*$/.exec(text);
  if (!match) {
    const finding = remark(
      'error',
      'set-not-read',
      text.slice(0, 100),
      'This is not a setting.',
      'Write it as web1.policy=RR or oltp.outstanding=8.',
    );
    return { value: scenario, findings: [finding] };
  }
  const [, owner, key = '', word] = match;
  const r = new Reader();
  const changed = change(r, scenario, owner, key, word, vocabulary);
  return { value: r.failed ? scenario : (changed ?? scenario), findings: r.findings };
}

function change(
  r: Reader,
  scenario: Scenario,
  owner: string,
  key: string,
  word: string,
  vocabulary: Vocabulary,
): Scenario | undefined {
  const place = key === '' ? owner : `${owner}.${key}`;
  const { topology } = scenario;
  if (owner === 'seed' && key === '') {
    const seed = r.number(numeric(word), place, 0, 4_294_967_295, true);
    return seed === undefined ? undefined : { ...scenario, seed };
  }
  const workload = scenario.workloads.find((entry) => entry.id === owner);
  if (workload) {
    const next = setWorkload(r, workload, key, word, place, vocabulary);
    return next && { ...scenario, workloads: scenario.workloads.map((entry) => (entry === workload ? next : entry)) };
  }
  const cable = topology.cables.find((entry) => entry.id === owner);
  if (cable && (key === 'lengthM' || key === 'medium')) {
    const next = setCable(r, cable, key, word, place);
    return (
      next && {
        ...scenario,
        topology: { ...topology, cables: topology.cables.map((entry) => (entry === cable ? next : entry)) },
      }
    );
  }
  const lun = topology.luns.find((entry) => entry.id === owner);
  if (lun && key === 'owner') {
    const to = r.choice(word, place, ['ctr1', 'ctr2'], 'controller');
    return (
      to && {
        ...scenario,
        topology: {
          ...topology,
          luns: topology.luns.map((entry) => (entry === lun ? { ...entry, owner: to } : entry)),
        },
      }
    );
  }
  const kind = ownerKind(topology, owner);
  if (kind === null || key === '') {
    const known = [
      'seed',
      ...scenario.workloads.map((entry) => entry.id),
      ...Object.keys(topology.devices),
      ...topology.luns.map((entry) => entry.id),
    ];
    return r.error(
      'unknown-owner',
      place,
      `"${owner}" has no settings${key === '' ? ' without a name' : ''}.`,
      hint(owner, known),
    );
  }
  const device = deviceChange(r, topology.devices[owner], key, word, place);
  if (device) return { ...scenario, topology: { ...topology, devices: { ...topology.devices, [owner]: device } } };
  if (r.failed) return undefined;
  const before = Object.hasOwn(scenario.settings, owner) ? scenario.settings[owner] : {};
  if (kind === 'lun-of-host') {
    const wish = /^(P[1-9]\d{0,4})\.(state|weight|preferred)$/.exec(key);
    if (wish) {
      const paths = (before.paths ?? {}) as Readonly<Record<string, PathWish>>;
      const next = readWish(r, { ...paths[wish[1]], [wish[2]]: plain(word) }, place);
      return next && withSettings(scenario, owner, { ...before, paths: { ...paths, [wish[1]]: next } });
    }
  }
  const spec = kind === 'lun-of-host' ? [] : specOf(topology, owner, vocabulary);
  const value = readOwned(
    r,
    kind,
    key,
    typed(
      r,
      word,
      spec?.find((entry) => entry.key === key),
      place,
    ),
    place,
    spec,
  );
  return value === undefined ? undefined : withSettings(scenario, owner, { ...before, [key]: value });
}

const withSettings = (scenario: Scenario, owner: string, settings: Scenario['settings'][string]): Scenario => ({
  ...scenario,
  settings: { ...scenario.settings, [owner]: settings },
});

const numeric = (word: string): unknown => (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(word) ? Number(word) : word);
const plain = (word: string): unknown =>
  word === 'true' || word === 'on' ? true : word === 'false' || word === 'off' ? false : numeric(word);

/** Durations may have a unit; without a spec a word with a unit is still a duration. */
function typed(r: Reader, word: string, spec: SettingSpec | undefined, place: string): unknown {
  if (spec?.kind === 'choice') return word;
  const isDuration = spec ? spec.kind === 'duration' : place.endsWith('Ns');
  if (!isDuration) return plain(word);
  const { value, findings } = parseDuration(word, place);
  r.take(findings);
  return value ?? 0;
}

/** `medium=usual` goes back to what fits ports and length. */
function setCable(r: Reader, cable: Cable, key: 'lengthM' | 'medium', word: string, place: string): Cable | undefined {
  if (key === 'lengthM') {
    const lengthM = r.number(numeric(word), place, 0.001, 1_000_000);
    return lengthM === undefined ? undefined : { ...cable, lengthM };
  }
  const medium = r.choice(word, place, ['usual', ...cableMedia] as const, 'kind of cable');
  if (medium === undefined) return undefined;
  const { medium: _, ...rest } = cable;
  return medium === 'usual' ? rest : { ...rest, medium };
}

function deviceChange(
  r: Reader,
  device: Device | undefined,
  key: string,
  word: string,
  place: string,
): Device | undefined {
  if (device?.kind === 'host' && key === 'release') {
    const release = r.choice(word, place, releaseIds, 'release');
    return release && { ...device, release };
  }
  if (device?.kind === 'array' && key === 'access') {
    const access = r.choice(word, place, accesses, 'access');
    return access && { ...device, access };
  }
  return undefined;
}

function setWorkload(
  r: Reader,
  workload: WorkloadSpec,
  key: string,
  word: string,
  place: string,
  vocabulary: Vocabulary,
): WorkloadSpec | undefined {
  const range = Object.hasOwn(workloadNumbers, key) ? workloadNumbers[key] : undefined;
  if (range) {
    const value = r.number(numeric(word), place, range.min, range.max, range.whole);
    return value === undefined ? undefined : { ...workload, [key]: value };
  }
  if (key === 'pattern') {
    const pattern = r.choice(word, place, patterns, 'pattern');
    return pattern && { ...workload, pattern };
  }
  if (key === 'preset') {
    const preset = vocabulary.presets ? r.choice(word, place, vocabulary.presets, 'preset') : word;
    return preset === undefined ? undefined : { ...workload, preset };
  }
  return r.error(
    'unknown-setting',
    place,
    `"${key}" is not a setting of a workload.`,
    hint(key, [...Object.keys(workloadNumbers), 'pattern', 'preset']),
  );
}
