/** A configuration as text: what is stated, and what is in force, as `multipathd show config` and `multipath -t` print it. */
import { intervalsOf } from '../daemon';
import type { Filters, MultipathConf, Stated } from './conf';
import { filtersOf } from './filters';
import { findKeyword, printOrder, type SectionId } from './keywords';
import { deviceTable } from './table';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Numbers stand bare, all else in quotation marks. */
function valueText(section: SectionId, key: string, value: string): string {
  const kind = findKeyword(section, key)?.value.kind;
  const bare = (kind === 'int' || kind === 'word-or-int') && /^-?\d+$/.test(value);
  return bare ? value : quoted(value);
}

function linesOf(section: SectionId, values: Stated, indent: string): string[] {
  const order = printOrder[section] ?? [];
  return order.flatMap((key) =>
    values[key] === undefined ? [] : [`${indent}${key} ${valueText(section, key, values[key])}`],
  );
}

/** `device {`, its lines, `}`. */
const block = (name: string, lines: readonly string[], indent = '\t'): string[] => [
  `${indent}${name} {`,
  ...lines,
  `${indent}}`,
];

function filterLines({ devnode, wwid, property, protocol, device }: Filters): string[] {
  const simple = { devnode, wwid, property, protocol };
  return [
    ...Object.entries(simple).flatMap(([key, list]) => list.map((each) => `\t${key} ${quoted(each)}`)),
    ...device.flatMap((each) => {
      const values = Object.entries(each).flatMap(([key, value]) => (value === null ? [] : [[key, value as string]]));
      return block('device', linesOf('filter-device', Object.fromEntries(values) as Stated, '\t\t'));
    }),
  ];
}

interface Sections {
  readonly defaults: Stated;
  readonly blacklist: Filters;
  readonly exceptions: Filters;
  readonly devices: readonly Stated[];
}

function print(conf: MultipathConf, { defaults, blacklist, exceptions, devices }: Sections): string {
  const subs = (name: SectionId & ('device' | 'protocol' | 'multipath'), list: readonly Stated[]): string[] =>
    list.flatMap((values) => block(name, linesOf(name, values, '\t\t')));
  const lines = [
    ...block('defaults', linesOf('defaults', defaults, '\t'), ''),
    ...block('blacklist', filterLines(blacklist), ''),
    ...block('blacklist_exceptions', filterLines(exceptions), ''),
    ...block('devices', subs('device', devices), ''),
    ...block('overrides', [...linesOf('overrides', conf.overrides, '\t'), ...subs('protocol', conf.protocols)], ''),
    ...(conf.multipaths.length > 0 ? block('multipaths', subs('multipath', conf.multipaths), '') : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** What is stated, and no more: reads back as the same configuration. */
export const printConf = (conf: MultipathConf): string => print(conf, conf);

/** What is in force: defaults filled in, built-in filters and entries with it. Keywords that are ignored are left out. */
export function showConfig(conf: MultipathConf): string {
  const order = printOrder.defaults ?? [];
  const builtIn = order.flatMap((key) => {
    const initial = findKeyword('defaults', key)?.default ?? null;
    return initial === null ? [] : [[key, initial]];
  });
  const { polling_interval: polling, max_polling_interval: max } = conf.defaults;
  const numberOf = (text: string | undefined): number | null => (text === undefined ? null : Number(text));
  const { pollingS, maxS } = intervalsOf(numberOf(polling), numberOf(max));
  const defaults: Stated = {
    ...(Object.fromEntries(builtIn) as Stated),
    ...conf.defaults,
    polling_interval: String(pollingS),
    max_polling_interval: String(maxS),
  };
  return print(conf, { defaults, ...filtersOf(conf), devices: deviceTable(conf) });
}
