/**
 * What a user can break, and how to mend it: a command in, disturbances out.
 * A fault must not know what follows from it: it names no path, no timer and no host's opinion.
 */
import { addedDelay } from './added-delay';
import { cableCut } from './cable-cut';
import { controllerCrash } from './controller-crash';
import type { Disturbance } from './disturbance';
import type { Fault, FaultCommand } from './fault';
import { frameErrors } from './frame-errors';
import { hbaDisable } from './hba-disable';
import { hbaPull } from './hba-pull';
import { ownerMove } from './owner-move';
import { portPull } from './port-pull';
import { silentDrop } from './silent-drop';
import { switchPowerOff } from './switch-power-off';

export type { Disturbance } from './disturbance';
export type { Fault, FaultCommand, FaultVerb } from './fault';

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

export const faultOfVerb = (verb: string): Fault | undefined => faults.find((each) => each.verb === verb);

/** Several faults share one remedy: `clean` takes drop, errors and delay off a cable. */
export const faultsHealedBy = (verb: string): readonly Fault[] => faults.filter((each) => each.healVerb === verb);

/** Does this command of the journal break or mend hardware? */
export const isFaultCommand = (command: { readonly do: string }): command is FaultCommand =>
  faults.some((each) => each.verb === command.do || each.healVerb === command.do);

/** What a command does to the hardware; empty when it is none of the faults' verbs. */
export function disturbancesOf(command: FaultCommand | { readonly do: string }): readonly Disturbance[] {
  if (!isFaultCommand(command)) return [];
  const fault = faultOfVerb(command.do);
  return fault ? fault.strike(command) : faultsHealedBy(command.do).flatMap((each) => each.heal(command));
}
