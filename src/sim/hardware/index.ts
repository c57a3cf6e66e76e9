/**
 * What can be bought: adapters, switches, arrays, drives, links, as data, each number with its tag and source.
 * Must not know: drawings, runs, or what a part does when it fails.
 */
export { adapters } from './adapters';
export { arrays } from './arrays';
export { switches } from './switches';
export { drives } from './drives';
export { nsPerMetre, reachM, singleModeM, usableRate } from './links';
export { findAdapter, findArray, findDrive, findSwitch, raidGroupOf } from './find';
export { minDisks, raidNames, usableGiB } from './raid';
export { arraySettings } from './array-settings';
export { settingOf, switchSettings } from './settings';
export type { AdapterModel, ArrayModel, DriveModel, Fact, GroupModel, Protocol, SwitchModel } from './models';
