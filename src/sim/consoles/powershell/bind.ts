/** Parameters of a cmdlet: names in any case, shortened as far as they stay clear, values by place where allowed. */
import { readNumber, wordsOf } from '../words';

export interface Param {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'switch' | 'bool' | 'choice';
  readonly choices?: readonly string[];
  /** May stand without its name, at this place. */
  readonly place?: number;
  readonly required?: true;
}
export type Args = Readonly<Record<string, string | number | boolean>>;

export interface BindError {
  readonly error: string;
  /** As FullyQualifiedErrorId says it. */
  readonly id: string;
}

/** Known to every cmdlet; they change nothing here. */
const common: readonly Param[] = [
  { name: 'Confirm', kind: 'switch' },
  { name: 'ErrorAction', kind: 'text' },
  { name: 'Verbose', kind: 'switch' },
];

const failed = (id: string, error: string): BindError => ({ id, error });

function find(name: string, params: readonly Param[]): Param | BindError {
  const wanted = name.toLowerCase();
  const all = [...params, ...common];
  const exact = all.find((param) => param.name.toLowerCase() === wanted);
  if (exact) return exact;
  const near = all.filter((param) => param.name.toLowerCase().startsWith(wanted));
  if (near.length === 1) return near[0]!;
  if (near.length === 0)
    return failed('NamedParameterNotFound', `A parameter cannot be found that matches the name '${name}'.`);
  const names = near.map((param) => `-${param.name}`).join(' ');
  return failed('AmbiguousParameter', `The parameter name '${name}' fits several: ${names}.`);
}

function readValue(param: Param, text: string): string | number | boolean | BindError {
  const cannot = failed('CannotConvertArgument', `The value '${text}' does not fit the parameter '${param.name}'.`);
  switch (param.kind) {
    case 'number':
      return readNumber(text) ?? cannot;
    case 'bool':
    case 'switch':
      return /^\$?true$/i.test(text) ? true : /^\$?false$/i.test(text) ? false : cannot;
    case 'choice': {
      const choice = param.choices!.find((each) => each.toLowerCase() === text.toLowerCase());
      return choice ?? failed('CannotConvertArgument', `${cannot.error} Use one of: ${param.choices!.join(', ')}.`);
    }
    case 'text':
      return text;
    default:
      return param.kind satisfies never;
  }
}

const isError = (value: unknown): value is BindError => typeof value === 'object' && value !== null && 'error' in value;

/** `text` is what stands behind the cmdlet's name. */
export function bind(text: string, params: readonly Param[]): Args | BindError {
  const words = wordsOf(text, '"\'');
  const args: Record<string, string | number | boolean> = {};
  let place = 0;
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    const [, name, inline] =
      word.quoted && !/^-/.test(text.slice(word.at)) ? [] : (/^-([a-z]\w*)(?::(.*))?$/i.exec(word.text) ?? []);
    let param: Param | BindError | undefined;
    let value: string | undefined = inline;
    if (name !== undefined) {
      param = find(name, params);
      if (!isError(param) && param.kind !== 'switch' && (value === undefined || value === '')) value = words[++i]?.text;
    } else {
      param = params.find((each) => each.place === place);
      place++;
      value = word.text;
      if (!param) return failed('PositionalParameterNotFound', `Nothing takes the value '${word.text}'.`);
    }
    if (isError(param)) return param;
    if (Object.hasOwn(args, param.name))
      return failed('ParameterAlreadyBound', `The parameter '${param.name}' is given twice.`);
    if (value === undefined && param.kind !== 'switch')
      return failed('MissingArgument', `The parameter '${param.name}' needs a value.`);
    const read = value === undefined ? true : readValue(param, value);
    if (isError(read)) return read;
    args[param.name] = read;
  }
  const missing = params.find((param) => param.required && !Object.hasOwn(args, param.name));
  return missing
    ? failed('MissingMandatoryParameter', `The parameter '${missing.name}' is missing; here nothing asks for it.`)
    : args;
}

export const isBindError = (args: Args | BindError): args is BindError =>
  typeof args['error'] === 'string' && 'id' in args;

/** `Qsan*`, and lists with commas, as VendorId takes them. */
export function fits(pattern: string | number | boolean | undefined, text: string): boolean {
  if (pattern === undefined) return true;
  const plain = (each: string): string =>
    each
      .replace(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.');
  return String(pattern)
    .split(',')
    .some((each) => new RegExp(`^${plain(each.trim())}$`, 'i').test(text.trim()));
}
