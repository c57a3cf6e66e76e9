/**
 * What the user draws, as plain data: ids, names, edits with their inverse, text notation, findings.
 * Must not know: hardware models, routes, files, or that anything runs.
 */
export type * from './topology';
export { deviceOf, isId, parsePortId, partOf } from './ids';
export type { PortParts } from './ids';
export { deviceName, lunName, partName, portLabel, portName } from './names';
export { iqnOf, macOf, sasAddressOf, serialOf, wwnnOf, wwpnOf } from './wwn';
export {
  cableMedia,
  defaultLengthM,
  isCableLength,
  maxLengthM,
  parseCable,
  printCable,
  remark,
} from './cable-notation';
export { accesses, parseDrawing, printDrawing, raidLevels, releaseIds } from './notation';
export { isPresentedOn, mapOf, maxLunNumber, parseMap, portWithin, printMap } from './presentation';
export { topologyFindings } from './findings';
export { editTopology, inserted, placeIn, removalOf } from './edits';
export type { Edited, TopologyEdit } from './edits';
