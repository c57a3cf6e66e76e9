/** What happens at the array, and the commands that nobody waits for. */
import type { EventTable } from './events';
import { answerOf } from './target';

export const targetEvents: EventTable = {
  tpg: (replay, words) => {
    const [lun, group, state, preferred] = words.map(Number);
    const entry = replay.target.luns[lun].groups[group];
    entry.state = state;
    entry.preferred = preferred === 1;
    return {};
  },
  stpgmode: (replay, words) => {
    const [lun, mode, down] = words.map(Number);
    replay.target.luns[lun].stpgMode = mode;
    replay.target.luns[lun].stpgDown = down;
    return {};
  },
  inj: (replay, words) => {
    const [lun, path, operation] = words.map(Number);
    replay.target.inject(lun, path, operation, answerOf(words.slice(3, 9)), Number(words[9]));
    return {};
  },
  injclear: (replay) => {
    replay.target.clearInjections();
    return {};
  },
  pump: (replay) => {
    let n = 0;
    for (let tag = replay.queue.shift(); tag !== undefined; tag = replay.queue.shift()) {
      replay.answer(tag);
      n += 1;
    }
    return { n };
  },
  pumpone: (replay) => {
    const tag = replay.queue.shift();
    if (tag !== undefined) replay.answer(tag);
    return { did: tag === undefined ? 0 : 1 };
  },
};
