/** Paths that arrive, are tested, fail and leave, as mpio's calls into the DSM. */
import { activatePath, describePath, inquirePath, pathIsUsable } from '../arrival';
import { isInitialized, verifyPath } from '../verify';
import { invalidateNexus, removeDevice, removePathObject, removePending } from '../removal';
import { asksAgain } from '../verdicts';
import type { EventTable } from './events';
import type { Replay } from './replay';
import { opcode } from './target';

const hex = (value: number): string => value.toString(16);
const notConnected = 0xc000009d;
const notSupported = 0xc00000bb;
const noSuchDevice = 0xc000000e;
const notCalled = 'ffffffff';

/** What the DSM sends while it inquires: implicit moves switched off where the array lets it, then the port groups. */
function inquire(replay: Replay, lun: number, path: number): boolean {
  const { target } = replay;
  const { tpgs } = target.luns[lun].config;
  if (tpgs === 0) return true;
  if (tpgs === 3 && target.command(lun, path, opcode.modeSense).scsi === 0 && target.luns[lun].implicitEnabled)
    target.command(lun, path, opcode.modeSelect);
  let answer = target.command(lun, path, opcode.reportPortGroups, 0x0a);
  while (asksAgain(answer.outcome)) answer = target.command(lun, path, opcode.reportPortGroups, 0x0a);
  return answer.ntStatus === 0 && answer.scsi === 0;
}

function verify(replay: Replay, device: number): number {
  let connected = true;
  replay.run((draft) => {
    connected = isInitialized(draft, device);
    if (connected) verifyPath(draft, device, 'verify');
  });
  return connected ? replay.status : notConnected;
}

export const pathEvents: EventTable = {
  arrive: (replay, words) => {
    const [lun, path] = words.map(Number);
    const device = replay.device(lun, path);
    if (!inquire(replay, lun, path)) {
      return { inq: hex(notSupported), set: notCalled, verify: notCalled, active: -1, path: '0' };
    }
    replay.run((draft) => {
      inquirePath(draft, device, replay.target.luns[lun].config.tpgs === 0 ? [] : replay.report(lun), replay.portGroups(lun));
      describePath(draft, device);
    });
    const { port, bus, target } = replay.script.cfg.paths[path];
    const id = hex(((0x77 << 24) | (port << 16) | (bus << 8) | target) >>> 0);
    // Where RTPG has just been sent, the first test is left out (7.1).
    const tested = replay.target.luns[lun].config.tpgs === 0 ? verify(replay, device) : 0;
    if (tested !== 0) return { inq: '0', set: '0', verify: hex(tested), active: -1, path: id };
    replay.run((draft) => activatePath(draft, device, 'arrival'));
    return { inq: '0', set: '0', verify: '0', active: pathIsUsable(replay.draft(), device) ? 1 : 0, path: id };
  },
  verify: (replay, words) => {
    const [lun, path] = words.map(Number);
    return { st: hex(verify(replay, replay.device(lun, path))) };
  },
  active: (replay, words) => {
    const [lun, path] = words.map(Number);
    const device = replay.device(lun, path);
    replay.run((draft) => activatePath(draft, device, 'verify'));
    return { active: pathIsUsable(replay.draft(), device) ? 1 : 0 };
  },
  inval: (replay, words) => {
    const nexus = Number(words[0]);
    let groups: readonly number[] = [];
    replay.run((draft) => {
      groups = invalidateNexus(draft, nexus, 'io-error');
    });
    const found = groups.find((group) => replay.columns.groupPointer[group] >= 0);
    if (found === undefined) return { st: hex(noSuchDevice), new: -1 };
    return { st: '0', new: replay.pathOf(replay.columns.groupPointer[found]) };
  },
  rempend: (replay, words) => {
    const [lun, path] = words.map(Number);
    replay.run((draft) => removePending(draft, replay.device(lun, path)));
    return { st: '0' };
  },
  remove: (replay, words) => {
    const [lun, path] = words.map(Number);
    replay.run((draft) => removeDevice(draft, replay.device(lun, path)));
    replay.counters.dropDevice(replay.device(lun, path));
    return { st: '0' };
  },
  rempath: (replay, words) => {
    const nexus = Number(words[0]);
    replay.run((draft) => removePathObject(draft, nexus));
    replay.counters.dropPath(nexus);
    return { st: '0' };
  },
};
