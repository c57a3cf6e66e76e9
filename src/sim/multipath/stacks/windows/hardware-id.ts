/** Hardware ids: INQUIRY's vendor and product as 24 characters, and how the lists of MPIO and its DSMs match them (ms-mpio.md 2.2, 2.4). */

const vendorLength = 8;
const productLength = 16;
export const idLength = vendorLength + productLength;

const field = (text: string, length: number): string => text.slice(0, length).padEnd(length);
export const hardwareId = (vendor: string, product: string): string =>
  field(vendor, vendorLength) + field(product, productLength);

/** The entry that the feature puts on its list, so that the list is not empty; no device is called so. */
export const placeholderId = 'Vendor 8Product       16';

/** An entry for every device of a bus, as MSDSM's automatic claim adds it. */
export const busIds = {
  iscsi: 'MSFT2005iSCSIBusType_0x9',
  sas: 'MSFT2011SASBusType_0xA  ',
  fc: 'MSFT2015FCBusType_0x6   ',
} as const;
const busOf: Readonly<Record<string, 'FC' | 'iSCSI' | 'SAS'>> = {
  [busIds.iscsi]: 'iSCSI',
  [busIds.sas]: 'SAS',
  [busIds.fc]: 'FC',
};
const whole = (entry: string): string => field(entry, idLength);
export const isBusId = (entry: string): boolean => Object.hasOwn(busOf, whole(entry));

export interface Inquired {
  readonly vendor: string;
  readonly product: string;
  readonly bus: 'FC' | 'iSCSI' | 'SAS';
}

/** A shorter entry is a prefix; letters count alike in both cases. */
function matches(entry: string, device: Inquired): boolean {
  if (isBusId(entry)) return busOf[whole(entry)] === device.bus;
  const id = hardwareId(device.vendor, device.product);
  return entry !== '' && id.slice(0, entry.length).toLowerCase() === entry.slice(0, idLength).toLowerCase();
}

/** The first entry that fits, or null. */
export const supportedBy = (list: readonly string[], device: Inquired): string | null =>
  list.find((entry) => matches(entry, device)) ?? null;

/** Lists keep an id once, whatever its letters and the spaces behind it; it stands there as it was written. */
export const isSameId = (a: string, b: string): boolean => a.trimEnd().toLowerCase() === b.trimEnd().toLowerCase();
export const hasId = (list: readonly string[], id: string): boolean => list.some((entry) => isSameId(entry, id));
export const withId = (list: readonly string[], id: string): readonly string[] => (hasId(list, id) ? list : [...list, id]);
export const withoutId = (list: readonly string[], id: string): readonly string[] =>
  list.filter((entry) => !isSameId(entry, id));
