/** Names for assistive technology, built as type, name, state; and the short words of device heads. */
import type { RunFacts } from '../../sim/run/reading';
import type { Topology } from '../../sim/topology/topology';
import type { CableShape, NodeShape, PortSpot } from './geometry/shapes';
import type { Belief } from './marks/belief';
import type { CableState } from './marks/cable-mark';
import { cableStateWord } from './marks/cable-mark';
import { deviceLine, deviceName, findArray, fullPort, portWord } from './names';

export function deviceState(node: NodeShape, facts: RunFacts | null): string {
  if (node.kind === 'switch') return facts?.switches[node.id]?.powered === false ? 'off' : 'on';
  if (node.kind === 'array') return node.controllers.every((one) => facts?.controllers[one.id]?.state === 'down') && facts ? 'down' : 'up';
  return 'up';
}
export function deviceAside(node: NodeShape, facts: RunFacts | null, truth: boolean): string {
  if (deviceState(node, facts) === 'off') return 'off';
  const cabled = node.ports.filter((port) => port.cable !== null);
  const lit = cabled.filter((port) => !truth || (facts?.ports[port.id]?.light ?? true)).length;
  return cabled.length === 0 ? 'no cable' : `${lit}/${cabled.length} lit`;
}
export function spokenDevice(topology: Topology, node: NodeShape, facts: RunFacts | null): string {
  const kind = { host: 'Host', switch: 'Switch', array: 'Array' }[node.kind];
  const state = node.kind === 'switch' ? deviceAside(node, facts, true) : deviceState(node, facts) === 'down' ? 'down' : '';
  return [`${kind} ${deviceName(topology, node.id)}`, deviceLine(topology, node.id), state].filter(Boolean).join(', ');
}
/** `Cable A1, WIN-01 HBA-1 port 0 to FABRIC-A port 0, cut`. */
export const spokenCable = (topology: Topology, cable: Pick<CableShape, 'id' | 'a' | 'b'>, state: CableState, carries: readonly string[]): string =>
  [
    `Cable ${cable.id}`,
    `${fullPort(topology, cable.a.id)} to ${fullPort(topology, cable.b.id)}`,
    cableStateWord[state],
    carries.length > 0 ? `carries ${carries.join(', ')}` : 'carries no path',
  ].join(', ');
export const spokenPort = (topology: Topology, port: PortSpot, light: 'on' | 'off' | 'free'): string =>
  `${fullPort(topology, port.id)}, ${light === 'free' ? 'free' : `cable ${port.cable}, ${light === 'on' ? 'lit' : 'no light'}`}`;
export function spokenPath(label: string, topology: Topology, port: string, belief: Belief, truth: boolean): string {
  const wire = { up: 'the wire is up', down: 'the wire is down', silent: 'the wire drops all data' }[belief.truth];
  return [`Path ${label} to ${portWord(topology, port)}`, `Windows says ${belief.word}`, truth ? wire : ''].filter(Boolean).join(', ');
}
/** `Disk 1 · Qsan F400Q` */
export function diskTitle(topology: Topology, facts: RunFacts | null, host: string, lun: string, index: number): string {
  const group = facts?.hosts[host]?.groups.find((one) => one.lun === lun);
  const array = topology.devices[topology.luns.find((one) => one.id === lun)?.array ?? ''];
  const inquiry = array?.kind === 'array' ? findArray(array.model)?.inquiry.v : undefined;
  const model = inquiry ? `${inquiry.vendor} ${inquiry.product}`.replace(`${inquiry.vendor} ${inquiry.vendor} `, `${inquiry.vendor} `) : lun;
  return `Disk ${index + 1} · ${model}${group?.health === 'removed' ? ' (gone)' : ''}`;
}
