/** `reg query` and `reg add` on the keys that the model has. */
import { msdsmSettings, whyNotSetting } from '../../multipath';
import type { ConsoleAnswer, ConsoleInput, ConsoleLine } from '../console';
import { answer, complain, modelled, notModelled, say, simplified, sources } from '../lines';
import { refusals } from '../mpclaim';
import { hive, keyPath, registryKeys, sameKey, type RegistryKey, type RegistryValue } from '../registry';
import { readNumber, type Word } from '../words';

const layout = modelled(sources.registry);
const noSuch = (why: string): ConsoleLine =>
  complain('ERROR: The system was unable to find the specified registry key or value.', notModelled(why));

interface Options {
  readonly value: string | null;
  readonly data: string | null;
  readonly type: string | null;
  readonly deep: boolean;
  readonly strange: string | null;
}
function readOptions(words: readonly Word[]): Options {
  let options: Options = { value: null, data: null, type: null, deep: false, strange: null };
  for (let i = 0; i < words.length; i++) {
    const name = words[i]!.text.toLowerCase();
    const next = words[i + 1]?.text ?? null;
    if (/^\/[vdt]$/.test(name) && next !== null) {
      options = { ...options, [{ v: 'value', d: 'data', t: 'type' }[name[1]!] as string]: next };
      i++;
    } else if (name === '/s') options = { ...options, deep: true };
    else if (name !== '/f') options = { ...options, strange: words[i]!.text };
  }
  return options;
}

export function reg(words: readonly Word[], input: ConsoleInput): ConsoleAnswer {
  const [verb, key, ...rest] = words;
  const path = key ? keyPath(key.text) : null;
  const isAdd = /^add$/i.test(verb?.text ?? '');
  if (!isAdd && !/^query$/i.test(verb?.text ?? ''))
    return answer([complain('Not modelled: only reg query and reg add.', notModelled('Other verbs of reg.'))]);
  if (path === null)
    return answer([noSuch('The model has HKLM\\SYSTEM\\CurrentControlSet with the keys of mpio, msdsm and Disk.')]);
  const options = readOptions(rest);
  if (options.strange !== null)
    return answer([
      complain('ERROR: Invalid syntax.', simplified(sources.windows, `${options.strange} is not an option here.`)),
    ]);
  return isAdd ? add(path, options, input) : query(path, options, input);
}

function query(path: string, { value, deep }: Options, input: ConsoleInput): ConsoleAnswer {
  const all = registryKeys(input);
  const below = all.filter((key) => path === '' || key.path.toLowerCase().startsWith(`${path.toLowerCase()}\\`));
  const here = all.find((key) => sameKey(key.path, path));
  if (!here && below.length === 0) return answer([noSuch('This key is not modelled.')]);
  const wanted = (key: RegistryKey): readonly RegistryValue[] =>
    key.values.filter((each) => value === null || each.name.toLowerCase() === value.toLowerCase());
  const shown = [...(here ? [here] : []), ...(deep ? below : [])].filter((key) => wanted(key).length > 0);
  if (value !== null && shown.length === 0) return answer([noSuch('This value is not modelled, or not set.')]);
  const lines: ConsoleLine[] = [];
  for (const key of shown) {
    lines.push(say('', layout), say(`${hive}${key.path}`, layout));
    for (const each of wanted(key))
      lines.push(say(`    ${each.name}    ${each.kind}    ${dataText(each)}`, each.provenance, each.about));
  }
  lines.push(say('', layout));
  if (!deep && value === null) for (const key of below) lines.push(say(`${hive}${key.path}`, layout));
  return answer(lines);
}
function dataText({ data, kind }: RegistryValue): string {
  if (typeof data !== 'number') return data.join('\\0');
  return kind === 'REG_BINARY' ? data.toString(16).padStart(2, '0').toUpperCase() : `0x${data.toString(16)}`;
}
/** A byte of REG_BINARY is two hex digits. */
const readData = (text: string, kind: RegistryValue['kind']): number | null =>
  kind !== 'REG_BINARY' ? readNumber(text) : /^[0-9a-f]{2}$/i.test(text) ? Number.parseInt(text, 16) : null;

function add(path: string, { value, data, type }: Options, input: ConsoleInput): ConsoleAnswer {
  const key = registryKeys(input).find((each) => sameKey(each.path, path));
  const found = key?.values.find((each) => each.name.toLowerCase() === value?.toLowerCase());
  if (!key || !found) return answer([noSuch('Only values that the model has can be written.')]);
  if (typeof found.write === 'string')
    return answer([complain(`Not modelled: ${found.write}`, notModelled(found.write), found.about)]);
  const number = data === null ? null : readData(data, found.kind);
  if (number === null || (type !== null && type.toUpperCase() !== found.kind))
    return answer([
      complain(
        'ERROR: Invalid syntax.',
        simplified(
          sources.windows,
          `Write /t ${found.kind} /d with ${found.kind === 'REG_BINARY' ? '00 or 01' : 'a number'}.`,
        ),
      ),
    ]);
  const command = found.write(number);
  if (command.do === 'set-policy' && number > 6)
    return answer([
      complain('ERROR: Invalid syntax.', simplified(sources.sample, 'A policy is a number from 0 to 6.')),
    ]);
  if (command.do === 'set') {
    const why = msdsmSettings.some((spec) => spec.key === command.key)
      ? whyNotSetting(command.key, command.value)
      : null;
    if (why !== null)
      return answer([
        complain(
          'ERROR: Invalid syntax.',
          simplified(found.provenance.source, `${why} Windows checks this when it reads the value.`),
        ),
      ]);
  }
  return {
    lines: [],
    commands: [command],
    after: (_, news) => {
      const refused = refusals(news, input.host);
      return refused.length > 0 ? refused : [say('The operation completed successfully.', found.provenance)];
    },
  };
}
