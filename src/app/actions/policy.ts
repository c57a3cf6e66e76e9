/** Load-balance policy, wishes for paths, and settings of hosts and arrays. */
import { policyIds, policyShortNames } from '../../sim/catalog';
import { focusedGroup } from '../focus';
import type { PathWish, PolicyId, SettingValue } from '../../sim/catalog';
import type { Page } from '../page';
import { needs, text } from './action';
import type { Action } from './action';
import { command } from './command';

function refused(page: Page, policy: PolicyId, aim?: string): string | null {
  const group = focusedGroup(page, aim);
  if (!group) return 'No LUN is mapped to a host.';
  const row = group.opinion.policies.find((one) => one.id === policy);
  return row && !row.allowed ? `Refused: ${row.reason}` : null;
}

const digits = policyIds.map((policy, i): Action => ({
  id: `policy-${i + 1}`,
  label: `Policy ${policyShortNames[policy]}`,
  key: `${i + 1}`,
  group: 'Policy',
  refusal: (page) => refused(page, policy),
  perform(page) {
    const group = focusedGroup(page);
    return group && command(page, { do: 'set-policy', aim: `${group.host}/${group.lun}`, policy });
  },
}));

export const policyActions: readonly Action[] = [
  {
    id: 'set-policy',
    label: 'Set the policy of a LUN or host',
    key: null,
    group: 'Policy',
    refusal(page, args) {
      const missing = needs('aim', 'policy')(page, args);
      if (missing !== null) return missing;
      const policy = args.policy;
      if (policy === 'clear') return null;
      if (!policyIds.includes(policy as PolicyId)) return `There is no policy ${String(policy)}.`;
      return text(args, 'aim').includes('/') ? refused(page, policy as PolicyId, text(args, 'aim')) : null;
    },
    perform: (page, args) => command(page, { do: 'set-policy', aim: text(args, 'aim'), policy: args.policy as PolicyId | 'clear' }),
  },
  {
    id: 'set-paths',
    label: 'Set states, weights and preferred path',
    key: null,
    group: 'Policy',
    refusal: needs('aim', 'paths'),
    perform: (page, args) =>
      command(page, {
        do: 'set-paths',
        aim: text(args, 'aim'),
        paths: args.paths as Readonly<Record<string, PathWish>>,
        ...(typeof args.policy === 'string' && { policy: args.policy as PolicyId }),
      }),
  },
  {
    id: 'set',
    label: 'Change a setting',
    key: null,
    group: 'Policy',
    refusal: needs('aim', 'key', 'value'),
    perform: (page, args) => command(page, { do: 'set', aim: text(args, 'aim'), key: text(args, 'key'), value: args.value as SettingValue }),
  },
  ...digits,
];
