/** A slow path: each command that crosses takes longer. */
import { millisecond, second } from '../kernel';
import type { Fault } from './fault';

export const addedDelay: Fault = {
  id: 'added-delay',
  label: 'Slow down',
  healLabel: 'Clean',
  verb: 'delay',
  healVerb: 'clean',
  cliOption: 'delay',
  aims: 'cable',
  teaches: 'One slow path of several takes its full share under round robin, and little under least queue depth.',
  whoLearns: 'Nobody: latency rises.',
  params: [
    {
      key: 'delayNs',
      label: 'Added delay',
      help: 'Added to each command that crosses this cable.',
      kind: 'duration',
      default: 40 * millisecond,
      min: 0,
      max: 10 * second,
      tag: 'placeholder',
      source: 'Chosen for the lesson: five times a base of 10 ms in all (scene "one slow path")',
    },
  ],
  icon: 'hourglass',
  strike: (command) =>
    command.do === 'delay' ? [{ kind: 'cable', cable: command.aim, delayNs: command.delayNs }] : [],
  heal: (command) => (command.do === 'clean' ? [{ kind: 'cable', cable: command.aim, delayNs: 0 }] : []),
};
