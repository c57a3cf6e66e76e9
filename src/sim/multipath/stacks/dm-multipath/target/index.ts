/**
 * The kernel's multipath target, request based: groups, paths, pg_init, queueing, messages, and the texts of dmsetup. It
 * must not know who checks paths, what a priority is, or what lies below a path: multipathd tells it by messages.
 *
 * What changes lies in an arena (`memory.ts`), what was loaded is a plain `LoadedMap`. Per I/O: `mapIo`, `endIo`. All else
 * takes a `Call` and is followed by `runWork`; the clock is moved by `advance`.
 */
export { blockStatuses, blockStatusRow, isPathError, type BlockStatus } from './block-status';
export { isBusy } from './busy';
export { choosePath } from './choose';
export { effectText, type Call, type Effect } from './effects';
export { delayRequeueNs, endIo, EndResult, mapIo, MapResult, releaseIo } from './map';
export {
  activationOrderAt,
  activeAt,
  bypassedAt,
  failCountAt,
  layOut,
  openMap,
  queueAt,
  QueueBit,
  Slot,
  type LoadedMap,
} from './memory';
export { message, MessageResult } from './messages';
export { failPath, reinstatePath } from './paths';
export { endPgInit, type PgInitCode } from './pg-init';
export { resume, suspend } from './queueing';
export { parseTable, type MapTable, type ParsedTable, type TableGroup, type TablePath } from './table';
export { groupLetter, groupNumber, statusText, tableText } from './texts';
export { advance, nextDueNs, runWork } from './clock';
