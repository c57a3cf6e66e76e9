/** Words that several windows of the desktop use. */
import type { WindowsFacts } from '../../../sim/run/reading';
import type { DeskDisk } from '../desk.svelte';

export type Busy = NonNullable<WindowsFacts['busy']>['what'];
export const busyWords: Readonly<Record<Busy, string>> = {
  install: 'Adding the feature Multipath I/O',
  remove: 'Removing the feature Multipath I/O',
  claim: 'Adding MPIO support for the device',
  unclaim: 'Removing MPIO support from the device',
};
/** A DSM is installed and uninstalled in the same words of the run as the feature; only the feature itself changes meanwhile. */
export function busyText(what: Busy, feature: WindowsFacts['feature']): string {
  if (what === 'install' && feature !== 'installing') return 'Installing the DSM';
  if (what === 'remove' && feature !== 'removing') return 'Uninstalling the DSM';
  return busyWords[what];
}

/** Releases that still say Add Features; later ones say Add roles and features. */
const early: readonly string[] = ['2008', '2008R2'];
const noFeatures: readonly string[] = ['2000', '2003', '2003R2'];
export interface ReleaseWords {
  readonly add: string;
  readonly remove: string;
  readonly features: string;
  readonly wizard: string;
}
export function wordsOf(release: string): ReleaseWords {
  return early.includes(release)
    ? { add: 'Add Features', remove: 'Remove Features', features: 'Features Summary', wizard: 'Add Features Wizard' }
    : { add: 'Add roles and features', remove: 'Remove Roles and Features', features: 'Features', wizard: 'Add Roles and Features Wizard' };
}
export const hasFeatures = (release: string): boolean => !noFeatures.includes(release);

/** `port 2, target 0, LUN 0` */
export const addressText = ({ port, bus, target, lun }: DeskDisk['address']): string => `port ${port}, bus ${bus}, target ${target}, LUN ${lun}`;
/** `1.95 TB` in Windows' sense: units of 1024. */
export const sizeText = (gib: number): string => (gib >= 1024 ? `${(gib / 1024).toFixed(2)} TB` : `${gib.toFixed(2)} GB`);
/** `Disk 1`, `Disk 1 and Disk 2`, `Disk 1, Disk 2 and Disk 3` */
export function listText(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
export const diskNames = (numbers: readonly number[]): string => listText(numbers.map((one) => `Disk ${one}`));
/** Spaces of a hardware id made visible. */
export const dotted = (text: string): string => text.replaceAll(' ', '·');
