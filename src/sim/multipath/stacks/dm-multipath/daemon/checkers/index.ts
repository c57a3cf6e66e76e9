/** Path checkers: from what came back, and what sysfs says, to a path state. */
export { goodReply, type CheckReply, type HostByte } from './reply';
export { look, mostHung, noRun, take, type CheckRun, type Looked } from './run';
export {
  checkers,
  chooseChecker,
  findChecker,
  rowOfReply,
  stateOfDevice,
  type Checker,
  type CheckRow,
  type DeviceTraits,
} from './tables';
