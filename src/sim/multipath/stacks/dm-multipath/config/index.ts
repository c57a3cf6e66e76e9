/** multipath.conf: read as multipathd reads it, put in force level by level, printed as it prints it. */
export { emptyConf, type FilterDevice, type Filters, type MultipathConf, type Stated } from './conf';
export { filterDisk, filtersOf, type Criterion, type DiskTraits, type FilterVerdict } from './filters';
export {
  findMultipathsOf,
  smartWaitS,
  wantsMap,
  whyNoMap,
  type FindMultipaths,
  type LunKnowledge,
  type MapVerdict,
  type WhyNoMap,
} from './find-multipaths';
export { mostFindings, type ConfFinding } from './finding';
export { builtInTable, type BuiltInEntry } from './hwtable';
export {
  findKeyword,
  keywords,
  printOrder,
  protocols,
  type KeywordSpec,
  type SectionId,
  type ValueKind,
} from './keywords';
export { Levels, origins, type Effective, type Target } from './levels';
export {
  chooseForMap,
  choosePolicy,
  daemonSettingsOf,
  type ChosenPolicy,
  type MapChoice,
  type PathTraits,
} from './map-settings';
export { printConf, showConfig } from './print';
export { defaultFile, longestText, mostEntries, readConf, type ReadConf } from './read';
export { longestWithoutFastFailS, neverS, portTimersOf, type PortTimers } from './remote-port';
export { deviceTable, entriesFor, type ArrayTraits } from './table';
