/** Cmdlets of the MPIO module about timers and the DSM's default policy. */
import { whyNotSetting } from '../../multipath';
import { readPolicy } from '../../scenario';
import type { Command, SettingValue } from '../../scenario/scenario';
import type { ConsoleInput } from '../console';
import { secondsOf, settingOf, windowsOf } from '../host';
import { modelled, say, simplified, sources } from '../lines';
import { policyShort } from '../words';
import type { Args, Param } from './bind';
import { changing, mpioModuleMissing, warning } from './claims';
import { failure, type Cmdlet, type Result } from './cmdlet';
import { rowOf, type Objects } from './objects';

const onOff = (input: ConsoleInput, key: string): string => (settingOf(input, key) === true ? 'Enabled' : 'Disabled');
const states = { kind: 'choice', choices: ['Enabled', 'Disabled'] } as const;
const second = 1e9;

interface Setting {
  readonly param: Param;
  readonly key: string;
  readonly unit: 'seconds' | 'count' | 'switch';
}
const settable: readonly Setting[] = [
  { param: { name: 'NewPathVerificationState', ...states }, key: 'pathVerifyEnabled', unit: 'switch' },
  { param: { name: 'NewPathVerificationPeriod', kind: 'number' }, key: 'pathVerificationPeriodNs', unit: 'seconds' },
  { param: { name: 'NewPDORemovePeriod', kind: 'number' }, key: 'pdoRemovePeriodNs', unit: 'seconds' },
  { param: { name: 'NewRetryCount', kind: 'number' }, key: 'retryCount', unit: 'count' },
  { param: { name: 'NewRetryInterval', kind: 'number' }, key: 'retryIntervalNs', unit: 'seconds' },
  { param: { name: 'CustomPathRecovery', ...states }, key: 'useCustomPathRecoveryInterval', unit: 'switch' },
  { param: { name: 'NewPathRecoveryInterval', kind: 'number' }, key: 'pathRecoveryIntervalNs', unit: 'seconds' },
  { param: { name: 'NewDiskTimeout', kind: 'number' }, key: 'diskTimeoutNs', unit: 'seconds' },
];

function settings(input: ConsoleInput): Objects {
  const values: readonly (readonly [string, string | number])[] = [
    ['PathVerificationState', onOff(input, 'pathVerifyEnabled')],
    ['PathVerificationPeriod', secondsOf(input, 'pathVerificationPeriodNs')],
    ['PDORemovePeriod', secondsOf(input, 'pdoRemovePeriodNs')],
    ['RetryCount', Number(settingOf(input, 'retryCount') ?? 0)],
    ['RetryInterval', secondsOf(input, 'retryIntervalNs')],
    ['UseCustomPathRecoveryTime', onOff(input, 'useCustomPathRecoveryInterval')],
    ['CustomPathRecoveryTime', secondsOf(input, 'pathRecoveryIntervalNs')],
    ['DiskTimeoutValue', secondsOf(input, 'diskTimeoutNs')],
  ];
  return {
    columns: values.map(([name]) => ({ name })),
    rows: [rowOf(values.map(([, value]) => value))],
    view: 'list',
    provenance: modelled(sources.module, 'The reference shows a DiskTimeoutValue of 120; installed systems have 60.'),
  };
}

function set(args: Args, input: ConsoleInput): Result {
  const name = 'Set-MPIOSetting';
  const commands: Command[] = [];
  for (const { param, key, unit } of settable) {
    const asked = args[param.name];
    if (asked === undefined) continue;
    const value: SettingValue =
      unit === 'switch' ? asked === 'Enabled' : unit === 'seconds' ? Number(asked) * second : asked;
    const why = whyNotSetting(key, value);
    if (why !== null)
      return {
        out: [
          failure(
            name,
            name,
            `The value ${String(asked)} is out of the range of ${param.name}.`,
            `InvalidArgument: (:) [${name}]`,
            `ParameterArgumentValidationError,${name}`,
            simplified(sources.timers, `${why} The range is this model’s.`),
          ),
        ],
      };
    commands.push({ do: 'set', aim: input.host, key, value });
  }
  if (commands.length === 0) return { out: [] };
  const remark = 'Windows asks for a restart before a change counts; here it counts at once.';
  return changing(name, commands, () => [warning('Settings changed, reboot required', remark)]);
}

/** The module knows no RRWS and no WP here. */
const defaults = ['None', 'FOO', 'RR', 'LQD', 'LB'] as const;
const conflict =
  'The reference says that only devices claimed later get it; the DSM’s code, and this model, change present ones too.';

export const settingCmdlets: readonly Cmdlet[] = [
  {
    name: 'Get-MPIOSetting',
    module: 'MPIO',
    does: 'Timers of MPIO and the disk timeout.',
    params: [],
    missing: mpioModuleMissing,
    run: (_, input) => ({ out: [settings(input)] }),
  },
  {
    name: 'Set-MPIOSetting',
    module: 'MPIO',
    does: 'Changes timers of MPIO and the disk timeout; periods in seconds.',
    params: settable.map(({ param }) => param),
    missing: mpioModuleMissing,
    run: set,
  },
  {
    name: 'Get-MSDSMGlobalDefaultLoadBalancePolicy',
    module: 'MPIO',
    does: 'Default policy of the Microsoft DSM.',
    params: [],
    missing: mpioModuleMissing,
    run: (_, input) => {
      const policy = windowsOf(input)?.dsmPolicy ?? null;
      const text = policy === null ? 'None' : policyShort(policy);
      const foreign = !(defaults as readonly string[]).includes(text);
      const remark = foreign ? 'Set by mpclaim; what the real cmdlet shows then was not seen.' : '';
      return { out: [[say(text, foreign ? simplified(sources.module, remark) : modelled(sources.module))]] };
    },
  },
  {
    name: 'Set-MSDSMGlobalDefaultLoadBalancePolicy',
    module: 'MPIO',
    does: 'Sets the default policy of the Microsoft DSM: None, FOO, RR, LQD or LB.',
    params: [{ name: 'Policy', kind: 'choice', choices: defaults, place: 0, required: true }],
    missing: mpioModuleMissing,
    run: ({ Policy }, input) =>
      changing(
        'Set-MSDSMGlobalDefaultLoadBalancePolicy',
        [{ do: 'set-policy', aim: input.host, policy: readPolicy(String(Policy)) ?? 'clear' }],
        (now) => [
          [
            say(
              windowsOf(now)?.dsmPolicy ? String(Policy) : 'None',
              simplified(sources.module, `The real cmdlet prints nothing. ${conflict}`),
            ),
          ],
        ],
      ),
  },
];
