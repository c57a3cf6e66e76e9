/** One cable as text: `A1 web1.hba0.0 - fabA.0 5m OM3`. Id, length and medium may be left out when typing. */
import type { Cable, CableMedium, Finding } from './topology';
import { isId, parsePortId } from './ids';

export const defaultLengthM = 5;
export const maxLengthM = 1_000_000;
export const cableMedia: readonly CableMedium[] = [
  'OM2',
  'OM3',
  'OM4',
  'OS2',
  'Cat5e',
  'Cat6a',
  'DAC',
  'SAS-passive',
  'SAS-active',
];
const mediumOf = (word: string | undefined): CableMedium | undefined =>
  cableMedia.find((medium) => medium.toLowerCase() === word?.toLowerCase());

export const remark = (
  level: Finding['level'],
  code: string,
  place: string,
  message: string,
  mend: string,
): Finding => ({
  level,
  code,
  place,
  message,
  mend,
});

export const isCableLength = (lengthM: number): boolean => lengthM > 0 && lengthM <= maxLengthM;

export const printCable = (cable: Cable): string =>
  `${cable.id} ${cable.a} - ${cable.b} ${cable.lengthM}m${cable.medium === undefined ? '' : ` ${cable.medium}`}`;

/** Typographic dashes count as a dash, `2km` as 2000 m. `fallbackId` names a cable that comes without an id. */
export function parseCable(
  text: string,
  place: string,
  fallbackId = '',
): { readonly value: Cable | null; readonly findings: readonly Finding[] } {
  const bad = (code: string, message: string, mend: string) => ({
    value: null,
    findings: [remark('error', code, place, message, mend)],
  });
  const match = /^\s*(?:(\S+)\s+)?(\S+)\s+(?:-{1,2}|\u2013|\u2014)\s+(\S+)(?:\s+(\S+))?(?:\s+(\S+))?\s*$/.exec(text);
  if (!match) {
    return bad('cable-not-read', `"${text.slice(0, 80)}" is not a cable.`, 'Write it as: A1 web1.hba0.0 - fabA.0 5m.');
  }
  const [, id = fallbackId, a, b, ...tail] = match;
  // A medium may stand without a length, never before it.
  const [length, word] = tail[1] === undefined && mediumOf(tail[0]) ? [undefined, tail[0]] : tail;
  if (!isId(id))
    return bad(
      'bad-id',
      `"${id.slice(0, 40)}" cannot name a cable.`,
      'Put an id in front, such as A1: a letter, then letters, digits, dash or underscore.',
    );
  for (const end of [a, b]) {
    if (!parsePortId(end)) {
      return bad(
        'bad-port',
        `"${end.slice(0, 80)}" is not a port.`,
        'Ports are written web1.hba0.0 (host), fabA.3 (switch) or a1.ctr1.0 (array).',
      );
    }
  }
  const metres =
    length === undefined ? ['', `${defaultLengthM}`, 'm'] : /^(\d+(?:\.\d+)?(?:e[+-]?\d+)?)(m|km)$/i.exec(length);
  const lengthM = metres ? Number(metres[1]) * (metres[2].toLowerCase() === 'km' ? 1000 : 1) : 0;
  if (!isCableLength(lengthM)) {
    return bad(
      'bad-length',
      `"${(length ?? '').slice(0, 40)}" is not a length.`,
      'Write metres, such as 5m or 2km, up to 1000 km.',
    );
  }
  const medium = mediumOf(word);
  if (word !== undefined && medium === undefined) {
    return bad(
      'bad-medium',
      `"${word.slice(0, 40)}" is not a kind of cable.`,
      `Write one of ${cableMedia.join(', ')} behind the length, or nothing.`,
    );
  }
  return { value: { id, a, b, lengthM, ...(medium !== undefined && { medium }) }, findings: [] };
}
