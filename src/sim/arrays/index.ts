/**
 * Disk arrays beyond their speed: who owns what, what ALUA says, how a controller dies and comes back.
 * They must not know hosts' stacks, cables or faults: commands arrive at a controller, and answers leave it.
 */
export type {
  ArrayGroup,
  ArrayHappening,
  ArrayOptions,
  ArrayOrder,
  ArrayRules,
  ArraySettings,
  ArrayState,
  ArrayStep,
  ControllerState,
  Reception,
} from './array';
export { arrayRules, isTakingOver, settingOfTimer } from './array-rules';
export { controllerMachine } from './controller.machine';
export { arrayKind, arrayKinds } from './registry';
export {
  forbidden,
  noReservations,
  reservationCommand,
  type LunReservations,
  type ReservationAnswer,
} from './reservations';
export { arraySettings } from './settings';
export { accessNs, readDrive, reserveCpu, reserveDestage, reserveDrive, reserveMirror, reserveStream, reserveWrite } from './service';
