/** Service actions of PERSISTENT RESERVE OUT and IN, by their number. */
import { isReservationIn, type Reservation } from '../../../../scsi';
import { opcode } from './target';

type Action = Reservation['action'];

/** REGISTER AND MOVE (7) is none of them: the DSM refuses it. */
export const outActions: readonly Action[] = [
  'register',
  'reserve',
  'release',
  'clear',
  'preempt',
  'preempt-abort',
  'register-ignore',
];
export const inActions: readonly Action[] = ['read-keys', 'read-reservation', 'report-capabilities'];

/** Operation code and service action. */
export const codesOf = (action: Action): readonly [operation: number, action: number] =>
  isReservationIn(action)
    ? [opcode.reserveIn, inActions.indexOf(action)]
    : [opcode.reserveOut, outActions.indexOf(action)];
