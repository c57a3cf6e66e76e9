/** Buttons for what can break here: faults of the registry with this aim, each with its present state. */
import { faults } from '../../../sim/catalog';
import type { Fault } from '../../../sim/catalog';
import type { RunFacts } from '../../../sim/run/reading';

export interface FaultButton {
  readonly fault: Fault;
  /** True when it is struck now, so that the button heals. */
  readonly struck: boolean;
}

function isStruck(fault: Fault, aim: string, facts: RunFacts | null): boolean {
  if (!facts) return false;
  const cable = facts.cables[aim];
  const hbas = facts.hbas.filter((hba) => hba.port.startsWith(`${aim}.`));
  const ports = Object.entries(facts.ports).filter(([id]) => id.startsWith(`${aim}.`));
  switch (fault.verb) {
    case 'cut':
      return cable?.cut ?? false;
    case 'drop':
      return cable?.silent ?? false;
    case 'errors':
      return (cable?.errorShare ?? 0) > 0;
    case 'delay':
      return (cable?.delayNs ?? 0) > 0;
    case 'pull-port':
      return facts.ports[aim]?.pulled ?? false;
    case 'disable-hba':
      return hbas.length > 0 && hbas.every((hba) => hba.state === 'disabled');
    case 'pull-hba':
      return ports.length > 0 && ports.every(([, port]) => port.pulled);
    case 'power-off':
      return facts.switches[aim]?.powered === false;
    case 'crash':
      return facts.controllers[aim]?.state === 'down';
    default:
      return false;
  }
}
export const faultsFor = (aims: Fault['aims'], aim: string, facts: RunFacts | null): readonly FaultButton[] =>
  faults.filter((fault) => fault.aims === aims && fault.verb !== 'move-owner').map((fault) => ({ fault, struck: isStruck(fault, aim, facts) }));
