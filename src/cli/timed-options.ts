/** Faults and their remedies as options, made from the registry: `--cut A1@5s`, `--errors A1@5s,share=0.001`. */
import { discover, faults, parseDuration, readCommand, readPolicy } from '../sim/catalog';
import type { Fault, JournalRow, Topology } from '../sim/catalog';
import { problem, type Finding } from './findings';
import type { CommandLine, OptionSpec } from './options';

interface TimedOption extends OptionSpec {
  readonly verb: string;
  readonly fault: Fault | null;
}

const examples: Readonly<Record<Fault['aims'], string>> = {
  cable: 'A1@5s',
  port: 'fabA.1@5s',
  hba: 'web1.hba0@5s',
  switch: 'fabA@5s',
  controller: 'a1.ctr1@5s',
  lun: 'lun0@5s',
};
const extraOf = (fault: Fault): string =>
  fault.verb === 'move-owner'
    ? ',to=ctr2'
    : fault.params
        .map(
          ({ key, kind, default: value }) =>
            `,${kind === 'duration' ? `${key.replace(/Ns$/, '')}=${Number(value) / 1e6}ms` : `${key}=${String(value)}`}`,
        )
        .join('');

function timedOptions(): readonly TimedOption[] {
  const list: TimedOption[] = [];
  for (const fault of faults) {
    const aim = examples[fault.aims];
    list.push({
      name: fault.cliOption,
      verb: fault.verb,
      fault,
      value: `${aim}${extraOf(fault)}`,
      help: `${fault.label}: ${fault.aims}`,
    });
  }
  for (const fault of faults) {
    if (list.some((each) => each.name === fault.healVerb)) continue;
    list.push({
      name: fault.healVerb,
      verb: fault.healVerb,
      fault,
      value: examples[fault.aims],
      help: `${fault.healLabel}: ${fault.aims}`,
    });
  }
  list.push({
    name: 'set-policy',
    verb: 'set-policy',
    fault: null,
    value: 'web1/lun0@5s,policy=RR',
    help: 'Set the policy of a host or of one of its LUNs',
  });
  list.push({ name: 'restore-all', verb: 'restore-all', fault: null, value: '@60s', help: 'Mend everything at once' });
  return list;
}

export const timed = timedOptions();

/** A time on the command line: a bare number counts in seconds. */
export function readTime(
  text: string,
  place: string,
): { readonly atNs: number; readonly findings: readonly Finding[] } {
  const { value, findings } = parseDuration(/^\s*[\d.]+\s*$/.test(text) ? `${text.trim()}s` : text, place);
  return { atNs: value ?? 0, findings };
}

/** Journal rows of all timed options, checked against the drawing. */
export function readTimed(
  line: CommandLine,
  topology: Topology,
): { readonly rows: readonly JournalRow[]; readonly findings: readonly Finding[] } {
  const rows: JournalRow[] = [];
  const findings: Finding[] = [];
  for (const { name, value } of line.options) {
    const option = timed.find((each) => each.name === name);
    if (!option) continue;
    const place = `--${name} ${value}`;
    const read = readOne(option, value, place, topology);
    findings.push(
      ...read.findings.map((each) => ({ ...each, place: each.place.startsWith('--') ? each.place : place })),
    );
    if (read.row) rows.push(read.row);
  }
  return { rows, findings };
}

function readOne(
  option: TimedOption,
  text: string,
  place: string,
  topology: Topology,
): { readonly row: JournalRow | null; readonly findings: readonly Finding[] } {
  const fail = (code: string, message: string, mend: string): { row: null; findings: Finding[] } => ({
    row: null,
    findings: [problem(code, place, message, mend)],
  });
  const example = `Write it as --${option.name} ${option.value}.`;
  const match = /^([^@]*)@([^,]+)((?:,[^,]+)*)$/.exec(
    option.verb === 'restore-all' && !text.includes('@') ? `@${text}` : text,
  );
  if (!match) return fail('no-time', 'This says not when.', example);
  const [, aim, timeText, tail] = match;
  if (aim === '' && option.verb !== 'restore-all') return fail('no-aim', 'This says not what.', example);
  const time = readTime(timeText, place);
  if (time.findings.length > 0) return { row: null, findings: time.findings };
  const command: Record<string, unknown> = { do: option.verb, ...(option.verb !== 'restore-all' && { aim }) };
  if (option.fault && option.verb === option.fault.verb)
    for (const spec of option.fault.params) command[spec.key] = spec.default;
  for (const part of tail.split(',').filter((each) => each !== '')) {
    const [, key, word] = /^([^=]+)=(.*)$/.exec(part) ?? ['', '', ''];
    if (key === '') return fail('not-a-parameter', `"${part}" has no "=".`, example);
    const spec = option.fault?.params.find((each) => each.key === key || each.key === `${key}Ns`);
    if (spec?.kind === 'duration') {
      const { value, findings } = parseDuration(word, place);
      if (/^\s*\d*\.?\d*\s*$/.test(word))
        return fail('bad-duration', `"${word}" has no unit.`, 'Write a number with ns, us, ms, s, min or h.');
      if (value === null) return { row: null, findings };
      command[spec.key] = value;
    } else if (spec) command[spec.key] = word === '' ? word : Number.isNaN(Number(word)) ? word : Number(word);
    else command[key] = key === 'policy' ? (readPolicy(word) ?? word) : word;
  }
  const { value, findings } = readCommand(command, topology);
  if (!value) return { row: null, findings };
  const stray = strayAim(option.fault, aim, topology);
  if (stray) return fail('unknown-aim', stray, example);
  return { row: { atNs: time.atNs, ...value }, findings };
}

/** An aim that the file's checker lets pass (a port may be drawn later), but that is nothing here and now. */
function strayAim(fault: Fault | null, aim: string, topology: Topology): string | null {
  if (fault?.aims === 'port' && !discover(topology).ports.some((port) => port.id === aim))
    return `"${aim}" is not a port of this drawing.`;
  if (fault?.aims === 'switch' && topology.devices[aim]?.kind !== 'switch')
    return `"${aim}" is not a switch of this drawing.`;
  return null;
}
