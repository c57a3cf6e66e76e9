/** Tab in the Command Prompt: commands, the switches that may follow, disk numbers, path ids, hardware ids. */
import type { Completion, ConsoleInput } from '../console';
import { mpioDisks, pathsOf, windowsOf } from '../host';
import { offer, placeOf } from '../complete';
import { hive, registryKeys, keyPath, sameKey } from '../registry';
import type { Word } from '../words';

export function completeCmd(text: string, names: readonly string[], input: ConsoleInput): Completion {
  const place = placeOf(text);
  const [name, ...rest] = place.before;
  if (!name) return offer(place, names);
  return offer(place, after(name.text.toLowerCase().replace(/\.exe$/, ''), rest, input));
}

/** What programs offer behind their name; PowerShell asks the same. */
export function after(name: string, words: readonly Word[], input: ConsoleInput): readonly string[] {
  const [first, second] = words.map((word) => word.text.toLowerCase());
  switch (name) {
    case 'mpclaim':
      return afterMpclaim(words, input);
    case 'diskpart':
      return afterDiskpart(words, input);
    case 'reg': {
      if (first === undefined) return ['query', 'add'];
      if (second === undefined) return registryKeys(input).map((key) => `${hive}${key.path}`);
      const key = registryKeys(input).find((each) => sameKey(each.path, keyPath(words[1]!.text) ?? ''));
      if (words.at(-1)!.text.toLowerCase() === '/v') return key?.values.map((value) => value.name) ?? [];
      return first === 'add' ? ['/v', '/t', '/d', '/f'] : ['/v', '/s'];
    }
    case 'shutdown':
      return ['/r', '/t', '/f'];
    case 'wevtutil':
      return first === undefined ? ['qe'] : second === undefined ? ['System'] : ['/c:10', '/rd:true', '/f:text'];
    default:
      return [];
  }
}

const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, i) => String(i));

function afterMpclaim(words: readonly Word[], input: ConsoleInput): readonly string[] {
  const [first, second, third] = words.map((word) => word.text.toLowerCase());
  const disks = (): readonly string[] =>
    mpioDisks(input)
      .map((disk) => String(disk.number))
      .toReversed();
  const ids = (): readonly string[] => (windowsOf(input)?.hardware ?? []).map((row) => row.id);
  if (first === undefined) return ['-e', '-h', '-l', '-n', '-r', '-s', '-v'];
  if (first === '-r' || first === '-n') {
    if (second === undefined) return ['-i', '-u'];
    if (third === undefined) return ['-a', '-c', '-d'];
    return third === '-d' ? [...ids(), ...(windowsOf(input)?.supported ?? [])] : [];
  }
  if (first !== '-s' && first !== '-l') return [];
  if (second === undefined) return ['-d', '-m', '-t'];
  if (first === '-s') return second === '-d' && third === undefined ? disks() : [];
  if (second === '-m') return third === undefined ? numbers(8) : [];
  if (second === '-t') return third === undefined ? ids() : words.length === 3 ? numbers(8) : [];
  if (second !== '-d') return [];
  if (third === undefined) return disks();
  if (words.length === 3) return numbers(8);
  return pathWord(words.slice(4), Number(third), input);
}

/** In the list of paths: a path id that is not yet named, then state, weight, preferred. */
function pathWord(entries: readonly Word[], number: number, input: ConsoleInput): readonly string[] {
  const step = entries.length % 4;
  if (step === 1) return numbers(4);
  if (step === 2) return ['0'];
  if (step === 3) return numbers(2);
  const disk = mpioDisks(input).find((each) => each.number === number);
  const named = new Set(entries.map((word) => word.text.toUpperCase()));
  const ids = disk ? pathsOf(input, disk.group).map(({ path }) => path.pathId) : [];
  return ids.filter((id) => !named.has(id.toUpperCase()));
}

function afterDiskpart(words: readonly Word[], input: ConsoleInput): readonly string[] {
  const texts = words.map((word) => word.text.toLowerCase());
  const verbs = ['list', 'select', 'detail', 'online', 'offline'];
  if (verbs.includes(texts.at(-1) ?? '')) return ['disk'];
  if (texts.at(-1) === 'disk' && texts.at(-2) === 'select')
    return (windowsOf(input)?.disks ?? []).map((disk) => String(disk.number));
  return verbs;
}
