/** `wevtutil qe System`: the events of the run that Windows would log. */
import type { ConsoleAnswer, ConsoleInput } from '../console';
import { systemLog } from '../events';
import { answer, complain, notModelled, say, simplified, sources } from '../lines';
import { clockOf } from '../time';
import { readNumber, type Word } from '../words';

const ours = simplified(
  sources.events,
  'Ids and sources are those of Windows; texts are ours, and levels partly inferred.',
);

export function wevtutil(words: readonly Word[], input: ConsoleInput): ConsoleAnswer {
  const [verb, log, ...options] = words.map((word) => word.text);
  if (!/^(qe|query-events)$/i.test(verb ?? ''))
    return answer([complain('Not modelled: only wevtutil qe System.', notModelled('Other verbs of wevtutil.'))]);
  if (!/^system$/i.test(log ?? ''))
    return answer([complain('Not modelled: the only log is System.', notModelled('Other logs of Windows.'))]);
  let count = Number.MAX_SAFE_INTEGER;
  let newestFirst = false;
  for (const option of options) {
    const [, name, value] = /^\/(\w+):(.*)$/.exec(option) ?? ['', '', ''];
    const number = readNumber(value!);
    if (/^(c|count)$/i.test(name!) && number !== null && number > 0) count = number;
    else if (/^(rd|reversedirection)$/i.test(name!) && /^(true|false)$/i.test(value!))
      newestFirst = /^true$/i.test(value!);
    else if (!/^(f|format)$/i.test(name!) || !/^text$/i.test(value!))
      return answer([complain(`Not modelled: ${option}.`, notModelled('Only /c:N, /rd:true and /f:text.'))]);
  }
  const all = systemLog(input);
  const events = (newestFirst ? [...all] : all.toReversed()).slice(0, count);
  if (events.length === 0)
    return answer([say('No events.', simplified(sources.console, 'wevtutil prints nothing here.'))]);
  return answer(
    events.flatMap(({ row, id, source, level, message }, i) =>
      [
        `Event[${i}]:`,
        '  Log Name: System',
        `  Source: ${source}`,
        `  Date: ${clockOf(row.atNs)} (simulated time)`,
        `  Event ID: ${id}`,
        `  Level: ${level}`,
        '  Description:',
        message,
        '',
      ].map((text) => say(text, ours, row.aim)),
    ),
  );
}
