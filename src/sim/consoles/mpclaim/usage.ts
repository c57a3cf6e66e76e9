/** Bare `mpclaim`: its forms, in our words and in 79 columns; the real text is another. */
import type { ConsoleInput, ConsoleLine } from '../console';
import { isSince } from '../host';
import { sayAll, simplified, sources } from '../lines';

const row = (form: string, does: string): string => `  ${form.padEnd(44)}${does}`;

export function usage(input: ConsoleInput): ConsoleLine[] {
  const newer = isSince(input, '2008R2');
  return sayAll(
    [
      '',
      'Usage:',
      row('mpclaim {-r | -n} -i {-a | -c | -d ID ...}', 'Claim devices for MPIO'),
      row('mpclaim {-r | -n} -u {-a | -c | -d ID ...}', 'Give devices back'),
      row('mpclaim -e', 'Storage, and whether MPIO has it'),
      row('mpclaim -s -d [disk]', 'MPIO disks, or one with its paths'),
      ...(newer
        ? [
            row('mpclaim -s -m', 'Default policy of the DSM'),
            row('mpclaim -s -t', 'Default policies by hardware ID'),
            row('mpclaim -l -m [policy]', 'Set the default policy of the DSM'),
            row('mpclaim -l -t "ID" [policy]', 'Set the default of a hardware ID'),
          ]
        : []),
      row('mpclaim -l -d disk [policy [path ...]]', 'Set the policy of one MPIO disk'),
      ...(newer ? [row('mpclaim -v [file]', 'Configuration report')] : []),
      row('mpclaim -h', 'Hardware IDs that MPIO claims'),
      '',
      '  -r restart, -n no restart; -a all, -c SPC-3 compliant,',
      '  -d by hardware ID ("" is all).',
      '  ID: vendor in 8 and product in 16 characters, in quotes.',
      `  policy: 0 clear, 1 FOO, 2 RR, 3 RRWS, 4 LQD, 5 WP${newer ? ', 6 LB' : ''}, 7 vendor specific.`,
      '  path (with 1, 3 and 5): path ID, state (0 A/O, 1 A/U, 2 standby,',
      '    3 unavailable), weight, preferred (0, 1).',
      '',
      '  The policy of a disk wins over that of its hardware ID, and that over the',
      '  default of the DSM.',
    ],
    simplified(sources.mpclaimHelp, 'All forms are there; the real help is worded otherwise.'),
  );
}
