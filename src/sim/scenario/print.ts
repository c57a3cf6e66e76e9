/** A scenario as text: stable order, what is empty left out, short things on one line. Parsing it gives the same scenario. */
import { printCable, printMap } from '../topology';
import type { Lun } from '../topology';
import type { Edit, JournalRow, Scenario } from './scenario';

const filePart = (lun: Lun): object => ({ ...lun, maps: lun.maps.map(printMap) });

function fileEdit(edit: Edit): object {
  if (edit.op === 'add-cable') return { ...edit, cable: printCable(edit.cable) };
  if (edit.op === 'add-lun' || edit.op === 'change-lun') return { ...edit, lun: filePart(edit.lun) };
  return edit;
}
const fileRow = (row: JournalRow): object => (row.do === 'edit' ? { ...row, edits: row.edits.map(fileEdit) } : row);

/** As it stands in the file, before it becomes text. */
export function fileOf(s: Scenario): Readonly<Record<string, unknown>> {
  const some = (value: object): boolean => Object.keys(value).length > 0;
  return {
    format: s.format,
    version: s.version,
    title: s.title,
    ...(s.note !== undefined && { note: s.note }),
    ...(s.guide !== undefined && { guide: s.guide }),
    seed: s.seed,
    devices: s.topology.devices,
    ...(some(s.topology.cables) && { cables: s.topology.cables.map(printCable) }),
    ...(some(s.topology.luns) && { luns: s.topology.luns.map(filePart) }),
    ...(some(s.settings) && { settings: s.settings }),
    ...(some(s.workloads) && { workloads: s.workloads }),
    ...(some(s.journal) && { journal: s.journal.map(fileRow) }),
    ...(some(s.layout) && { layout: s.layout }),
    ...(some(s.view) && { view: s.view }),
  };
}

const lineWidth = 110;

/** JSON with a line for each part that fits on one. */
function pretty(value: unknown, indent: string): string {
  const flat = spaced(value);
  if (typeof value !== 'object' || value === null || (flat.length + indent.length <= lineWidth && indent.length > 0))
    return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return value.length === 0
      ? '[]'
      : `[\n${value.map((entry) => inner + pretty(entry, inner)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  if (entries.length === 0) return '{}';
  return `{\n${entries.map(([key, entry]) => `${inner}${JSON.stringify(key)}: ${pretty(entry, inner)}`).join(',\n')}\n${indent}}`;
}
/** One line, with a space after commas and colons. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return entries.length === 0
    ? '{}'
    : `{ ${entries.map(([key, entry]) => `${JSON.stringify(key)}: ${spaced(entry)}`).join(', ')} }`;
}

export const printScenario = (scenario: Scenario): string => `${pretty(fileOf(scenario), '')}\n`;
/** For links: no spaces, and the usual seed left out. */
export function compactScenario(scenario: Scenario): string {
  const { seed, ...file } = fileOf(scenario) as { seed: number };
  return JSON.stringify(seed === 42 ? file : { ...file, seed });
}
