/** An adapter out of its slot: the driver loses it, and its ports are dark. */
import { hostOf } from './aim';
import type { Fault } from './fault';

export const hbaPull: Fault = {
  id: 'hba-pull',
  label: 'Pull',
  healLabel: 'Insert',
  verb: 'pull-hba',
  healVerb: 'insert-hba',
  cliOption: 'pull-hba',
  aims: 'hba',
  teaches: 'As with a disabled adapter PnP removes the paths at once, and the switch sees the port go dark as well.',
  whoLearns: 'Windows at once: PnP removes the paths. The switch: light gone.',
  params: [],
  icon: 'unplug',
  strike: (command) =>
    command.do === 'pull-hba'
      ? [{ kind: 'hba', host: hostOf(command.aim), hba: command.aim, how: 'pulled', present: false }]
      : [],
  heal: (command) =>
    command.do === 'insert-hba'
      ? [{ kind: 'hba', host: hostOf(command.aim), hba: command.aim, how: 'pulled', present: true }]
      : [],
};
