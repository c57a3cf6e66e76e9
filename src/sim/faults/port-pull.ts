/** A connector out of a port: the port goes dark at both ends of its cable. */
import type { Fault } from './fault';

export const portPull: Fault = {
  id: 'port-pull',
  label: 'Pull',
  healLabel: 'Insert',
  verb: 'pull-port',
  healVerb: 'insert-port',
  cliOption: 'pull-port',
  aims: 'port',
  teaches: 'Pulled at the host or at the array, the same cable is dark; who sees light go decides which clock runs.',
  whoLearns: 'Both ends of the cable, light gone after 0.1 s.',
  params: [],
  icon: 'unplug',
  strike: (command) => (command.do === 'pull-port' ? [{ kind: 'port', port: command.aim, pulled: true }] : []),
  heal: (command) => (command.do === 'insert-port' ? [{ kind: 'port', port: command.aim, pulled: false }] : []),
};
