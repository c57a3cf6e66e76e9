/** Sentences of the event list and of "why the app waits", made from codes and parameters. */
import type { LogRow, WhyLine } from '../sim/run/reading';
import { logAliases, logTemplates, whyTemplates } from './log-codes';
import { aimWord, codeWord, valueWord } from './words';

/** A better name for an id than the id itself tells (`WIN-01`, `FABRIC-A`); undefined to leave it. */
export type Names = (id: string) => string | undefined;
type Params = Readonly<Record<string, number | string>>;

/** `FABRIC-A powered off`. Never empty: an unknown code becomes words of its own. */
export function describeLog(row: LogRow, names?: Names): string {
  return capital(sentence(templateOf(logTemplates, row.code), row.code, row.aim, row.params, names));
}

/** `HBA-1 sees no light, holds I/O up to 30 s`; what is still to come begins with `Then:`. */
export function describeWhy(line: WhyLine, names?: Names): string {
  const template = templateOf(whyTemplates, line.code) ?? templateOf(logTemplates, line.code);
  const text = sentence(template, line.code, line.aim, line.params, names);
  return line.forecast ? `Then: ${text}` : capital(text);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function templateOf(table: Readonly<Record<string, string>>, given: string): string | undefined {
  const code = Object.hasOwn(logAliases, given) ? logAliases[given] : given;
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

function sentence(template: string | undefined, code: string, aim: string, params: Params, names?: Names): string {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(params)) {
    const named = typeof value === 'string' ? names?.(value) : undefined;
    values[key] = named ?? valueWord(key, value);
  }
  if (aim !== '') values['aim'] = names?.(aim) ?? aimWord(aim);
  const text = template === undefined ? unknown(code, values) : fill(template, values);
  return text === '' ? codeWord(code) : text;
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  const isKnown = (part: string): boolean =>
    [...part.matchAll(/\{(\w+)\}/g)].every(([, key]) => (values[key] ?? '') !== '');
  return template
    .replace(/\[([^\]]*)\]/g, (_, part: string) => (isKnown(part) ? part : ''))
    .replace(/\{(\w+)\}/g, (_, key: string) => values[key] ?? '')
    .replace(/\s{2,}/g, ' ')
    .replace(/\s+([,:.])/g, '$1')
    .trim();
}

function unknown(code: string, values: Readonly<Record<string, string>>): string {
  const details = Object.entries(values).map(([key, value]) => (key === 'aim' ? value : `${key} ${value}`));
  return details.length > 0 ? `${codeWord(code)}: ${details.join(', ')}` : codeWord(code);
}
