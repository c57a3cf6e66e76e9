/**
 * Device-specific modules that a host can have side by side. mpio asks the vendors' first and Microsoft's, the generic
 * one, last (ms-mpio.md 2.7; the order is inferred there). The first that knows the device has all its paths.
 */
import { supportedBy, type Inquired } from './hardware-id';

export interface Dsm {
  readonly id: string;
  readonly name: string;
  /** '' where it has the version of Windows. */
  readonly version: string;
  readonly source: string;
  /** Comes with the feature; cannot be installed or removed by itself. */
  readonly inbox: boolean;
  /** Its own list; null: it takes what is on MPIO's list. */
  readonly supports: readonly string[] | null;
  /** Id of the policy that consoles show when its policy is its own affair, or null. */
  readonly policy: string | null;
}

export const microsoftDsm = 'msdsm';
export const sampleDsm = 'vendor-sample';
/** Shown as `VS` by mpclaim: number 7, not one of Microsoft's six. */
export const vendorPolicy = 'vendor-specific';

export const dsms: readonly Dsm[] = [
  {
    id: sampleDsm,
    name: 'Vendor DSM (sample)',
    version: '1.0',
    source: 'An example, not a product: Microsoft’s public DSM sample with a list of its own',
    inbox: false,
    supports: ['Qsan    '],
    policy: vendorPolicy,
  },
  {
    id: microsoftDsm,
    name: 'Microsoft DSM',
    version: '',
    source: 'Comes with the feature Multipath I/O',
    inbox: true,
    supports: null,
    policy: null,
  },
];

export const dsmOf = (id: string): Dsm | undefined => dsms.find((row) => row.id === id);

/**
 * The DSM that takes this device, or '' when each path stays a disk. `running`: ids of those that run; `list`: that of
 * Microsoft's DSM. A vendor's installer writes its ids on mpio's list too, so that both lists agree (2.1).
 */
export function claimantOf(running: readonly string[], list: readonly string[], device: Inquired): string {
  const first = dsms.find((dsm) => running.includes(dsm.id) && supportedBy(dsm.supports ?? list, device) !== null);
  return first?.id ?? '';
}

/** mpio's own list: what any of these DSMs supports. */
export const mpioList = (running: readonly string[], list: readonly string[]): readonly string[] =>
  dsms.filter((dsm) => running.includes(dsm.id)).flatMap((dsm) => dsm.supports ?? list);

/** Of such a list, what stands on that of Microsoft's DSM alone: the vendors' ids come first. */
export function microsoftPart(list: readonly string[], installed: readonly string[]): readonly string[] {
  const vendors = dsms.filter((dsm) => dsm.supports !== null && installed.includes(dsm.id));
  return list.slice(vendors.reduce((count, dsm) => count + (dsm.supports?.length ?? 0), 0));
}
