/** Blacklist and its exceptions: which disks are looked at at all, and why not (multipath.conf(5), blacklist section). */
import { ereMatches } from '../ere';
import type { FilterDevice, Filters, MultipathConf } from './conf';
import { once } from './finish';
import { deviceTable } from './table';

/** What udev and INQUIRY say of one disk. */
export interface DiskTraits {
  /** `sda` */
  readonly device: string;
  readonly vendor: string;
  readonly product: string;
  readonly revision: string;
  /** `scsi:fcp` */
  readonly protocol: string;
  readonly wwid: string;
  /** Names of its udev properties. */
  readonly properties: readonly string[];
}

const defaultDevnode = '!^(sd[a-z]|dasd[a-z]|nvme[0-9])';
const defaultProperty = '(SCSI_IDENT_|ID_WWN)';

/** What stands in the file, and behind it what is always so. */
export function filtersOf(conf: MultipathConf): { readonly blacklist: Filters; readonly exceptions: Filters } {
  const products = deviceTable(conf).flatMap(({ vendor, product_blacklist: product }) =>
    product === undefined ? [] : [{ vendor, product }],
  );
  const { blacklist, exceptions } = conf;
  return {
    blacklist: {
      ...blacklist,
      devnode: once([...blacklist.devnode, defaultDevnode]),
      device: once<FilterDevice>([...blacklist.device, ...products]),
    },
    exceptions: { ...exceptions, property: once([...exceptions.property, defaultProperty]) },
  };
}

/** A `!` in front turns the expression round. */
const fits = (pattern: string, text: string): boolean =>
  pattern.startsWith('!') ? !ereMatches(pattern.slice(1), text) : ereMatches(pattern, text);
const anyFits = (patterns: readonly string[], text: string): boolean => patterns.some((each) => fits(each, text));
const anyDevice = (list: readonly FilterDevice[], { vendor, product }: DiskTraits): boolean =>
  list.some(
    (each) =>
      (each.vendor === null || fits(each.vendor, vendor)) && (each.product === null || fits(each.product, product)),
  );

export type Criterion = 'property' | 'devnode' | 'device' | 'protocol' | 'wwid';

export interface FilterVerdict {
  readonly blacklisted: boolean;
  /** The criterion that decided; null when none did. */
  readonly by: Criterion | null;
  /** multipathd's line of each criterion that fitted, in its order. */
  readonly lines: readonly string[];
}

type Found = 'blacklisted' | 'whitelisted' | 'missing' | null;

/** The udev property has to be there: the inverse of all others. Properties are looked at one after the other. */
function byProperty(black: Filters, white: Filters, disk: DiskTraits, uidAttribute: string): readonly [Found, string] {
  for (const property of disk.properties) {
    if (anyFits(white.property, property)) return ['whitelisted', property];
    if (anyFits(black.property, property)) return ['blacklisted', property];
  }
  return [uidAttribute !== '' && disk.properties.includes(uidAttribute) ? 'missing' : null, ''];
}

/** In the daemon's order; the first criterion that blacklists ends it, and an exception counts for its criterion alone. */
export function filterDisk(conf: MultipathConf, disk: DiskTraits): FilterVerdict {
  const { blacklist: black, exceptions: white } = filtersOf(conf);
  const lines: string[] = [];
  const by = (white1: boolean, black1: boolean): Found => (white1 ? 'whitelisted' : black1 ? 'blacklisted' : null);
  const [property, name] = byProperty(black, white, disk, conf.defaults.uid_attribute ?? 'ID_SERIAL');
  const both = (key: 'devnode' | 'protocol' | 'wwid', text: string): Found =>
    by(anyFits(white[key], text), anyFits(black[key], text));
  const { device, vendor, product, protocol, wwid } = disk;
  const criteria: readonly (readonly [Criterion, Found, string])[] = [
    ['property', property, `udev property ${name}`],
    ['devnode', both('devnode', device), 'device node name'],
    [
      'device',
      by(anyDevice(white.device, disk), anyDevice(black.device, disk)),
      `(${vendor}:${product}) vendor/product`,
    ],
    ['protocol', both('protocol', protocol), `protocol ${protocol}`],
    ['wwid', both('wwid', wwid), `wwid ${wwid}`],
  ];
  for (const [criterion, found, what] of criteria) {
    if (found === null) continue;
    lines.push(found === 'missing' ? `${device}: blacklisted, udev property missing` : `${device}: ${what} ${found}`);
    if (found !== 'whitelisted') return { blacklisted: true, by: criterion, lines };
  }
  return { blacklisted: false, by: null, lines };
}
