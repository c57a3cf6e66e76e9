/** Device hardware ids as MPIO Properties shows and takes them: 8 characters of vendor and 16 of product. */
import type { WindowsFacts } from '../../../sim/run/reading';

export const vendorLength = 8;
export const idLength = 24;

export interface TypedId {
  /** 24 characters, padded. */
  readonly id: string;
  readonly vendor: string;
  readonly product: string;
  readonly error: string;
}
/** What is typed counts from the left, as in Windows: characters 1 to 8 are the vendor, whatever the user meant. */
export function readTyped(text: string): TypedId {
  const id = text.slice(0, idLength).padEnd(idLength);
  const error =
    text.trim() === '' ? 'Type the vendor, padded to 8 characters, and the product.'
    : text.length > idLength ? `${text.length} characters; an ID has ${idLength}.`
    : '';
  return { id, vendor: id.slice(0, vendorLength), product: id.slice(vendorLength), error };
}
/** The devices seen that this entry would claim. A shorter entry of the list is a prefix; padding at its end does not count here. */
export const matches = (typed: TypedId, hardware: WindowsFacts['hardware']): WindowsFacts['hardware'] =>
  hardware.filter((one) => one.id.toLowerCase() === typed.id.toLowerCase());

/** As one would say it: without padding, in one case. */
export const squeezed = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

/** What an id on the list stands for, when it is no device's own. */
const special: Readonly<Record<string, string>> = {
  'Vendor 8Product       16': 'Placeholder that comes with the feature',
  'MSFT2005iSCSIBusType_0x9': 'All devices on iSCSI',
  'MSFT2011SASBusType_0xA  ': 'All devices on SAS',
  'MSFT2015FCBusType_0x6   ': 'All devices on Fibre Channel',
};
export interface ListedId {
  readonly id: string;
  readonly meaning: string;
  /** On the list, but not in force before the next restart. */
  readonly waits: boolean;
  /** Taken off the list, but in force until the next restart. */
  readonly leaving: boolean;
}
export function listed(windows: WindowsFacts): readonly ListedId[] {
  const meaning = (id: string): string => {
    const seen = windows.hardware.find((one) => one.id.toLowerCase() === id.toLowerCase());
    return special[id] ?? (seen ? `${seen.bus} · ${seen.alua}` : 'No such device is seen');
  };
  const ids = [...windows.supported, ...windows.claimed.filter((id) => !windows.supported.includes(id))];
  return ids.map((id) => ({
    id,
    meaning: meaning(id),
    waits: !windows.claimed.includes(id) && special[id] !== special['Vendor 8Product       16'],
    leaving: !windows.supported.includes(id),
  }));
}

/** Devices that can have a default policy: real ones on the list or claimed, and those that a console gave one. */
export function withDefault(windows: WindowsFacts): readonly string[] {
  const ids = [...windows.supported, ...windows.hardware.filter((one) => one.claimed).map((one) => one.id), ...Object.keys(windows.targetPolicies)];
  return [...new Set(ids)].filter((id) => !(id in special));
}

/** Discover Multi-Paths: what is seen and not yet on the list. */
export function discovered(windows: WindowsFacts): { readonly spc3: WindowsFacts['hardware']; readonly others: WindowsFacts['hardware'] } {
  const rows = windows.hardware.filter((one) => !windows.supported.some((id) => id.toLowerCase() === one.id.toLowerCase()));
  return { spc3: rows.filter((one) => one.spc3), others: rows.filter((one) => !one.spc3) };
}
/** `Vendor 8` and `Product` of an id as Windows prints it. */
export const parts = (id: string): { readonly vendor: string; readonly product: string } => ({
  vendor: id.slice(0, vendorLength),
  product: id.slice(vendorLength),
});
