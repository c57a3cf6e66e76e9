/**
 * What can be bought: adapters, switches, arrays, drives, links, as data, each number with its tag and source.
 * Must not know: drawings, runs, or what a part does when it fails.
 */
export { adapters } from './adapters';
export { arrays } from './arrays';
export { switches } from './switches';
export { drives } from './drives';
export { linkRate, linkRates, nsPerMetre, usableRate } from './links';
export type { LinkRate, Mtu } from './links';
export { findMedium, fitsInto, media, mediaFor, reachM, usualMedium } from './media';
export type { MediumModel } from './media';
export { boxPortName, controllersOf, portsOfController } from './target-ports';
export type { TargetPort } from './target-ports';
export { isPlayable, playableProtocols } from './playable';
export { driverDefaults, driverParameters } from './driver-defaults';
export type { DriverDefaults, DriverKey } from './driver-defaults';
export { findAdapter, findArray, findDrive, findSwitch, raidGroupOf } from './find';
export { minDisks, raidNames, usableGiB } from './raid';
export { arraySettings } from './array-settings';
export { settingOf, switchSettings } from './settings';
export type {
  AdapterModel,
  ArrayModel,
  Connector,
  Credits,
  DriveModel,
  Fact,
  Forwarding,
  GroupModel,
  HostPorts,
  IqnScheme,
  Medium,
  Protocol,
  SwitchModel,
} from './models';
