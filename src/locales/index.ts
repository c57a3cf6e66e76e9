/**
 * Words and numbers for people: codes in, English out.
 * It must not know how a run came about, nor how a page looks.
 */
export { describeLog, describeWhy } from './en';
export type { Names } from './en';
export { logCodes, logTemplates, whyTemplates, windowsEvents } from './log-codes';
export type { LogCode, WhyCode } from './log-codes';
export {
  formatBlockBytes,
  formatClock,
  formatCount,
  formatDurationNs,
  formatEventTime,
  formatIops,
  formatOfBefore,
  formatRate,
  formatSettingNs,
  formatShare,
} from './numbers';
export { aimWord, laneWord, sourceLabel, stateCodes, stateLabels, stateWord } from './words';
