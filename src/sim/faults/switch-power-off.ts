/** A switch without power: every cable in it is dark. */
import type { Fault } from './fault';

export const switchPowerOff: Fault = {
  id: 'switch-power-off',
  label: 'Power off',
  healLabel: 'Power on',
  verb: 'power-off',
  healVerb: 'power-on',
  cliOption: 'power-off',
  aims: 'switch',
  teaches:
    'A whole fabric is gone, yet each host only sees its own port go dark: the hold is the same as for one cut cable.',
  whoLearns: 'Every attached port, light gone after 0.1 s.',
  params: [],
  icon: 'power-off',
  strike: (command) => (command.do === 'power-off' ? [{ kind: 'power', device: command.aim, on: false }] : []),
  heal: (command) => (command.do === 'power-on' ? [{ kind: 'power', device: command.aim, on: true }] : []),
};
