/**
 * Quirk `own request`. An explicit set builds an STPG parameter list, and reads what comes back in the same buffer. When no
 * path is active to send it by, the sample reads the list itself as if it were an RTPG answer. The layouts differ: 4 bytes a
 * port group there, 8 and its ports here. So the first port group counts as optimized if another entry follows, whose
 * identifier's low byte passes for the number of ports; where that makes it drop ports, paths on them hear no more reports
 * until they arrive anew.
 */
import { DeviceState } from './device-state';
import type { Draft } from './draft';
import { portGroupId } from './path-id';

const entryBytes = 4;
const descriptorBytes = 8;
const portBytes = 4;

/** Target ports of a port group, as the array reports them. */
function portsOf(draft: Draft, group: number, portGroup: number): number {
  const paths = draft.group(group).paths.map((path) => draft.path(path));
  return new Set(paths.filter((path) => path.portGroup === portGroup).map((path) => path.targetPort)).size;
}

/** `wanted`: the paths whose port groups stand in the list, in its order. */
export function readOwnRequest(draft: Draft, group: number, wanted: readonly number[]): void {
  const portGroups = wanted.map((path) => draft.path(path).portGroup);
  const length = portGroups.length * entryBytes;
  const lost = new Set<number>();
  const optimized = new Set<number>();
  let offset = 0;
  while (length - offset >= descriptorBytes) {
    const at = offset / entryBytes;
    const portGroup = portGroups[at];
    optimized.add(portGroup);
    const ports = portGroupId(portGroups[at + 1]) & 0xff;
    const fits = offset + descriptorBytes + ports * portBytes <= length;
    // The ports that it reads are none of the array's: all that were known are dropped.
    if (fits && ports < portsOf(draft, group, portGroup)) lost.add(portGroup);
    offset += descriptorBytes + (fits ? ports : portsOf(draft, group, portGroup)) * portBytes;
  }
  for (const path of draft.list(group)) {
    const { portGroup, portLost, reported } = draft.path(path);
    if (!optimized.has(portGroup)) continue;
    const nowLost = portLost || lost.has(portGroup);
    const groupState = DeviceState.activeOptimized;
    draft.changePath(path, { groupState, prefBit: false, portLost: nowLost, reported: nowLost ? reported : groupState });
  }
}
