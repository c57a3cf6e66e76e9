/** An answer is at the host. */
import { OutcomeKind } from '../../scsi';
import { judge, outcomeOf } from '../control/stack';
import type { World } from '../world';
import { detach, finishGood } from './finish';
import { arrivedAtHost } from './transit';

export function complete(w: World, row: number): void {
  const io = w.io;
  // The driver's own refusals never were on a wire.
  if (io.answer[row] !== -OutcomeKind.noDevice && !arrivedAtHost(w, row)) return;
  detach(w, row);
  const answer = io.answer[row]!;
  io.answer[row] = 0;
  if (answer === 0) finishGood(w, row);
  else judge(w, row, outcomeOf(answer));
}
