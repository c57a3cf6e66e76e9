/** Where an array spends time: CPU, cache, mirror, drives. It knows nothing of ownership, ports or hosts. */
export type { ControllerColumns, RaidColumns } from './columns';
export { accessNs, reserveDrive, reserveStream } from './disks';
export { reserveCpu, reserveMirror } from './controller';
