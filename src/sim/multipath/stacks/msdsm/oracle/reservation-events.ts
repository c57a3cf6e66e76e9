/** PERSISTENT RESERVE events of the traces (`pr`, `prin`): the DSM takes them off the way to the chooser. */
import type { Reservation } from '../../../../scsi';
import { tellsLastFailure } from '../reservation-run';
import { reserve } from '../reservations';
import type { EventAnswer, EventTable } from './events';
import type { Replay } from './replay';
import { inActions, outActions } from './reservation-actions';

/** DSM_WILL_HANDLE */
const handled = 2;
const hex = (value: number): string => value.toString(16);
const invalidParameter = 0xc000000d;
const noSuchDevice = 0xc000000e;

const answer = (status: number, scsi: number): EventAnswer => ({
  cat: handled,
  st: hex(status),
  iost: hex(status),
  scsi,
});

/** NTSTATUS of a path that failed for good; SCSI status of the last command of all. */
function play(replay: Replay, lun: number, command: Reservation): EventAnswer {
  replay.run((draft) => reserve(draft, lun, command));
  const seen = replay.reserved;
  const last = seen.at(-1);
  if (!last) return answer(noSuchDevice, 0);
  const failed = replay.orders.some(
    (order) => order.kind === 'announce' && (order.code === 'reservation-failed' || order.code === 'reservation-conflict'),
  );
  if (!failed) return answer(0, last.answer.scsi);
  const forGood = seen.filter((each, at) => each.answer.ntStatus !== 0 && seen[at + 1]?.path !== each.path);
  const told = forGood.at(tellsLastFailure(command) ? -1 : 0);
  return answer(told?.answer.ntStatus ?? 0, last.answer.scsi);
}

export const reservationEvents: EventTable = {
  pr: (replay, words) => {
    const [lun, serviceAction, type, , serviceKey, key] = words.map(Number);
    const action = outActions[serviceAction];
    if (!action) return answer(invalidParameter, 0);
    return play(replay, lun, { action, type, key: hex(key), serviceKey: hex(serviceKey) });
  },
  prin: (replay, words) => {
    const [lun, serviceAction] = words.map(Number);
    const action = inActions[serviceAction];
    if (!action) return answer(invalidParameter, 0);
    return play(replay, lun, { action, type: 0, key: '0', serviceKey: '0' });
  },
};
