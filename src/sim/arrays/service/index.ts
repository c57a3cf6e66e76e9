/** Where an array spends time: CPU, cache, mirror, drives. It knows nothing of ownership, ports or hosts. */
export type { ControllerColumns, RaidColumns } from './columns';
export { accessNs, readDrive, reserveDestage, reserveDrive, reserveStream, reserveWrite } from './disks';
export { reserveCpu, reserveMirror } from './controller';
