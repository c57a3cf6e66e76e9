/** The small commands of a prompt. */
import { releaseOf } from '../../multipath';
import type { ConsoleAnswer, ConsoleInput } from '../console';
import { computerName, releaseIdOf } from '../host';
import { answer, complain, modelled, notModelled, say, sayAll, simplified, sources } from '../lines';
import { readNumber, type Word } from '../words';

export const ver = (input: ConsoleInput): ConsoleAnswer =>
  answer([say(`Microsoft Windows [Version ${releaseOf(releaseIdOf(input)).build.value}]`, modelled(sources.windows))]);

export const hostname = (input: ConsoleInput): ConsoleAnswer =>
  answer([say(computerName(input), modelled(sources.console, 'The name in the drawing.'))]);

export const echo = (rest: string): ConsoleAnswer =>
  answer([say(rest.trim() === '' ? 'ECHO is on.' : rest, modelled(sources.windows))]);

/** `shutdown /r /t 0` */
export function shutdown(words: readonly Word[], input: ConsoleInput): ConsoleAnswer {
  let restart = false;
  let delay = 30;
  for (let i = 0; i < words.length; i++) {
    const option = words[i]!.text.toLowerCase().replace(/^-/, '/');
    if (option === '/r') restart = true;
    else if (option === '/t') {
      const number = readNumber(words[++i]?.text ?? '');
      if (number === null)
        return answer([complain('Invalid syntax.', simplified(sources.windows, '/t needs seconds.'))]);
      delay = number;
    } else if (option !== '/f')
      return answer([complain(`Not modelled: ${words[i]!.text}.`, notModelled('Only shutdown /r, with /t and /f.'))]);
  }
  if (!restart)
    return answer([
      complain('Not modelled: only shutdown /r.', notModelled('A host can be restarted, not shut down.')),
    ]);
  const remark = delay > 0 ? `Windows would wait ${delay} s; here the restart begins at once.` : '';
  const provenance = remark === '' ? modelled(sources.windows) : simplified(sources.windows, remark);
  return answer([say(`${computerName(input)} restarts.`, provenance)], [{ do: 'restart', aim: input.host }]);
}

export interface Known {
  readonly name: string;
  readonly does: string;
}
export function help(known: readonly Known[]): ConsoleAnswer {
  return answer(
    sayAll(
      known.map(({ name, does }) => `${name.padEnd(12)}${does}`),
      simplified(sources.console, 'What this prompt knows; Windows knows more.'),
    ),
  );
}
