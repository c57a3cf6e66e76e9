/** An adapter disabled in Device Manager. */
import { hostOf } from './aim';
import type { Fault } from './fault';

export const hbaDisable: Fault = {
  id: 'hba-disable',
  label: 'Disable',
  healLabel: 'Enable',
  verb: 'disable-hba',
  healVerb: 'enable-hba',
  cliOption: 'disable-hba',
  aims: 'hba',
  teaches:
    'Windows itself takes the devices away, so no hold and no timeout is waited for: the same two paths are gone, without the stall.',
  whoLearns: 'Windows at once: PnP removes the paths.',
  params: [],
  icon: 'circle-off',
  strike: (command) =>
    command.do === 'disable-hba'
      ? [{ kind: 'hba', host: hostOf(command.aim), hba: command.aim, how: 'disabled', present: false }]
      : [],
  heal: (command) =>
    command.do === 'enable-hba'
      ? [{ kind: 'hba', host: hostOf(command.aim), hba: command.aim, how: 'disabled', present: true }]
      : [],
};
