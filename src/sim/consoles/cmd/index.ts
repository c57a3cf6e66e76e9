/** The Command Prompt. */
import type { Completion, ConsoleAnswer, ConsoleInput, HostConsole } from '../console';
import { mpioIsThere, releaseLabel, whyNoConsole } from '../host';
import { answer, complain, notModelled, printable, sayAll, simplified, sources } from '../lines';
import { runMpclaim } from '../mpclaim';
import { wordsOf, type Word } from '../words';

export const cmd: HostConsole = {
  id: 'cmd',
  title: 'Command Prompt',
  missing: whyNoConsole,
  banner: (input) =>
    sayAll(
      [`Simulated Command Prompt of ${input.host}, ${releaseLabel(input)}. 'help' lists what it knows.`, ''],
      simplified(sources.console, 'A real prompt begins with the version of Windows.'),
    ),
  prompt: () => 'C:\\Users\\Administrator>',
  complete: (): Completion => ({ from: 0, options: [] }),
  run: (text, input) => run(wordsOf(printable(text)), input),
};

function run([name, ...rest]: readonly Word[], input: ConsoleInput): ConsoleAnswer {
  if (!name) return answer([]);
  if (name.text.toLowerCase().replace(/\.exe$/, '') === 'mpclaim' && mpioIsThere(input)) return runMpclaim(rest, input);
  return answer([complain(`'${name.text}' is not recognized.`, notModelled('This prompt does not know it.'))]);
}
