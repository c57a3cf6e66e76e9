/** An orderly change of owner. Moving back is its inverse. */
import type { Fault } from './fault';

export const ownerMove: Fault = {
  id: 'owner-move',
  label: 'Move owner',
  healLabel: 'Move back',
  verb: 'move-owner',
  healVerb: 'move-owner',
  cliOption: 'move-owner',
  aims: 'lun',
  teaches:
    'Hosts learn it by sense data and ask again: no path fails and no failover is logged, only the optimized side changes.',
  whoLearns: 'Hosts at their next I/O: in transition (04/0A), then access state changed (2A/06).',
  params: [],
  icon: 'arrow-right-left',
  strike: (command) => (command.do === 'move-owner' ? [{ kind: 'owner', lun: command.aim, to: command.to }] : []),
  heal: (command) => (command.do === 'move-owner' ? [{ kind: 'owner', lun: command.aim, to: command.to }] : []),
};
