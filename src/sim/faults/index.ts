/**
 * What a user can break, and how to mend it: a command in, disturbances out.
 * A fault must not know what follows from it: it names no path, no timer and no host's opinion.
 */
import type { Command, CommandVerb } from '../scenario/scenario';
import { addedDelay } from './added-delay';
import { cableCut } from './cable-cut';
import { controllerCrash } from './controller-crash';
import type { Disturbance } from './disturbance';
import type { Fault } from './fault';
import { frameErrors } from './frame-errors';
import { hbaDisable } from './hba-disable';
import { hbaPull } from './hba-pull';
import { ownerMove } from './owner-move';
import { portPull } from './port-pull';
import { silentDrop } from './silent-drop';
import { switchPowerOff } from './switch-power-off';

export type { Disturbance } from './disturbance';
export type { Fault } from './fault';

export const faults: readonly Fault[] = [
  cableCut,
  silentDrop,
  frameErrors,
  addedDelay,
  portPull,
  hbaDisable,
  hbaPull,
  switchPowerOff,
  controllerCrash,
  ownerMove,
];

export const faultOfVerb = (verb: CommandVerb): Fault | undefined => faults.find((each) => each.verb === verb);

/** Several faults share one remedy: `clean` takes drop, errors and delay off a cable. */
export const faultsHealedBy = (verb: CommandVerb): readonly Fault[] => faults.filter((each) => each.healVerb === verb);

/** What a command does to the hardware; empty when it is none of the faults' verbs. */
export function disturbancesOf(command: Command): readonly Disturbance[] {
  const fault = faultOfVerb(command.do);
  return fault ? fault.strike(command) : faultsHealedBy(command.do).flatMap((each) => each.heal(command));
}
