/**
 * Windows as the administrator finds it: the feature Multipath I/O, the lists of what is claimed, DSMs side by side,
 * disks that are one LUN, and what waits for a restart. It knows no more of the world than the DSMs below it do.
 */
export { whyNotClaim, whyNotFeature } from './change-rules';
export { windows } from './device';
export { dsms, vendorPolicy, type Dsm } from './dsms';
export { busIds, hardwareId, idLength, isBusId, isSameId, placeholderId, supportedBy } from './hardware-id';
export { readWindowsSettings, windowsSettings, type WindowsSettings } from './settings';
export type { WindowsState } from './state';
