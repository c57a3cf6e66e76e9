/** The words that hosts and arrays share: commands, outcomes, sense, access states. Knows nobody. */
export { AccessState } from './access';
export { commands, type CommandId, type CommandSpec } from './command';
export { OutcomeKind, senseCode, type Outcome, type SenseCode } from './outcome';
export { isReservationIn, type Reservation } from './reservation';
export {
  ascOf,
  ascqOf,
  isSense,
  senseKeyOf,
  senseName,
  SenseKey,
  Sense,
  senseTable,
  senseText,
  type SenseSpec,
} from './sense';
