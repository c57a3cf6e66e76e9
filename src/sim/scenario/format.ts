/** Text of a scenario file to a scenario: checked in full, never throws, and says what is wrong and where. */
import { remark } from '../topology';
import type { Finding } from '../topology';
import { bareVocabulary } from './vocabulary';
import type { Vocabulary } from './vocabulary';
import { Reader, checkShape, clip, kindOf, step } from './reader';
import { readTopology } from './read-drawing';
import { maxNs, readJournal } from './read-journal';
import { readSettings } from './read-settings';
import { readWorkloads } from './read-workloads';
import type { Scenario, ScenarioView } from './scenario';

export const maxTextLength = 5_000_000;
export const formatVersion = 1;
export const defaultSeed = 42;
const maxTitle = 200;
const maxNote = 4_000;
const maxGuide = 64;
const canvasReach = 1_000_000;

const neededKeys = ['format', 'version', 'title', 'devices'];
const optionalKeys = ['note', 'guide', 'seed', 'cables', 'luns', 'settings', 'workloads', 'journal', 'layout', 'view'];

export interface Parsed {
  /** Null when a finding is an error. */
  readonly value: Scenario | null;
  readonly findings: readonly Finding[];
}
const nothing = (code: string, place: string, message: string, mend: string): Parsed => ({
  value: null,
  findings: [remark('error', code, place, message, mend)],
});

export function parseScenario(text: string, vocabulary: Vocabulary = bareVocabulary): Parsed {
  if (text.length > maxTextLength) {
    return nothing('too-large', '/', `The file has ${text.length} characters.`, `Keep it below ${maxTextLength}.`);
  }
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    return nothing(
      'not-json',
      '/',
      `This is not JSON: ${clip(String((error as Error)?.message ?? error))}`,
      'Look for a missing comma, quote or bracket.',
    );
  }
  return readScenario(root, vocabulary);
}

/** The same for a value that is no longer text. */
export function readScenario(root: unknown, vocabulary: Vocabulary = bareVocabulary): Parsed {
  const r = new Reader();
  checkShape(r, root);
  if (r.failed) return { value: null, findings: r.findings };
  const gate = versionGate(root);
  if (gate) return gate;
  const file = r.fields(root, '', neededKeys, optionalKeys);
  if (!file) return { value: null, findings: r.findings };
  const has = (key: string): boolean => Object.hasOwn(file, key);

  const title = r.text(file.title, '/title', maxTitle) ?? '';
  const note = has('note') ? r.text(file.note, '/note', maxNote) : undefined;
  const guide = has('guide') ? r.text(file.guide, '/guide', maxGuide) : undefined;
  const seed = has('seed') ? (r.number(file.seed, '/seed', 0, 4_294_967_295, true) ?? 0) : defaultSeed;
  const topology = readTopology(r, { devices: file.devices, cables: file.cables ?? [], luns: file.luns ?? [] });
  const settings = has('settings') ? readSettings(r, file.settings, topology, vocabulary) : {};
  const workloads = has('workloads') ? readWorkloads(r, file.workloads, topology, vocabulary) : [];
  const journal = has('journal') && !r.failed ? readJournal(r, file.journal, { topology, workloads }, vocabulary) : [];
  const layout = has('layout') ? readLayout(r, file.layout, deviceIds(topology.devices, journal)) : {};
  const view = has('view') ? readView(r, file.view) : {};
  if (r.failed) return { value: null, findings: r.findings };
  const value: Scenario = {
    format: 'san-scenario',
    version: 1,
    title,
    ...(note !== undefined && { note }),
    ...(guide !== undefined && guide !== '' && { guide }),
    seed,
    topology,
    settings,
    workloads,
    journal,
    layout,
    view,
  };
  return { value, findings: r.findings };
}

function versionGate(root: unknown): Parsed | null {
  if (typeof root !== 'object' || root === null || Array.isArray(root)) {
    return nothing(
      'not-an-object',
      '/',
      `A scenario is an object, and this is ${kindOf(root)}.`,
      'Start the file with a curly bracket.',
    );
  }
  const { format, version } = root as Readonly<Record<string, unknown>>;
  if (format !== 'san-scenario') {
    return nothing(
      'not-a-scenario',
      '/format',
      'This is not a scenario of the SAN Playground.',
      'Its first key should be "format": "san-scenario".',
    );
  }
  if (typeof version !== 'number' || version < 1 || version !== Math.floor(version)) {
    return nothing(
      'bad-version',
      '/version',
      'The version of the format is missing.',
      `Write "version": ${formatVersion}.`,
    );
  }
  if (version > formatVersion) {
    return nothing(
      'newer-version',
      '/version',
      `This file has format version ${version}; this playground reads up to ${formatVersion}.`,
      'Open it with a newer playground.',
    );
  }
  return null;
}

function deviceIds(devices: Scenario['topology']['devices'], journal: Scenario['journal']): ReadonlySet<string> {
  const ids = new Set(Object.keys(devices));
  for (const row of journal) {
    if (row.do !== 'edit') continue;
    for (const edit of row.edits) if (edit.op === 'add-device') ids.add(edit.id);
  }
  return ids;
}

function readLayout(r: Reader, value: unknown, devices: ReadonlySet<string>): Scenario['layout'] {
  const layout: Record<string, readonly [number, number]> = {};
  for (const [id, spot] of Object.entries(r.record(value, '/layout', 4_000) ?? {})) {
    const place = `/layout/${step(id)}`;
    if (!devices.has(id)) {
      r.warn('unknown-device', place, `There is no device "${clip(id)}" to put there.`, 'The place is left out.');
      continue;
    }
    const pair = r.list(spot, place, 2);
    if (pair.length !== 2) {
      r.error('bad-place', place, 'A place is two numbers.', 'Write it as [80, 144].');
      continue;
    }
    const x = r.number(pair[0], `${place}/0`, -canvasReach, canvasReach);
    const y = r.number(pair[1], `${place}/1`, -canvasReach, canvasReach);
    if (x !== undefined && y !== undefined) layout[id] = [x, y];
  }
  return layout;
}

function readView(r: Reader, value: unknown): ScenarioView {
  const read = r.fields(value, '/view', [], ['atNs', 'speed', 'lens', 'select', 'fingerprint']);
  if (!read) return {};
  const has = (key: string): boolean => Object.hasOwn(read, key);
  const atNs = has('atNs') ? r.number(read.atNs, '/view/atNs', 0, maxNs, true) : undefined;
  const speed = !has('speed')
    ? undefined
    : read.speed === 'max'
      ? 'max'
      : r.number(read.speed, '/view/speed', 0.0001, 1_000);
  const lens = has('lens') ? r.flag(read.lens, '/view/lens') : undefined;
  const select = has('select') ? r.text(read.select, '/view/select', 200) : undefined;
  const fingerprint = has('fingerprint') ? r.text(read.fingerprint, '/view/fingerprint', 64) : undefined;
  return {
    ...(atNs !== undefined && { atNs }),
    ...(speed !== undefined && { speed }),
    ...(lens !== undefined && { lens }),
    ...(select !== undefined && { select }),
    ...(fingerprint !== undefined && { fingerprint }),
  };
}
