/** A dirty connector: a share of the frames is lost. */
import type { Fault } from './fault';

export const frameErrors: Fault = {
  id: 'frame-errors',
  label: 'Lose frames',
  healLabel: 'Clean',
  verb: 'errors',
  healVerb: 'clean',
  cliOption: 'errors',
  aims: 'cable',
  teaches:
    'Fibre Channel class 3 repairs nothing: a rare lost frame costs a whole disk timeout, and slots hang one after another.',
  whoLearns: 'Nobody: only timeouts, and error counters of the port.',
  params: [
    {
      key: 'share',
      label: 'Frames lost',
      help: 'Share of frames that do not arrive intact, on this cable, both ways.',
      kind: 'share',
      default: 0.001,
      min: 0,
      max: 1,
      tag: 'placeholder',
      source:
        'Chosen for the lesson: 0.1 % hangs most of 32 slots within seconds; a healthy link is below one bit in a million million',
    },
  ],
  icon: 'activity',
  strike: (command) =>
    command.do === 'errors' ? [{ kind: 'cable', cable: command.aim, errorShare: command.share }] : [],
  heal: (command) => (command.do === 'clean' ? [{ kind: 'cable', cable: command.aim, errorShare: 0 }] : []),
};
