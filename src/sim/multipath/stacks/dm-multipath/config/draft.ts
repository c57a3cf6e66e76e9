/** A configuration being read: sections are opened, lines go into the one that is open. */
import { emptyConf, type Filters, type MultipathConf, type Stated } from './conf';
import type { SectionId } from './keywords';

type Values = Record<string, string>;
/** Without a prototype: a keyword of a file is never one of JavaScript's own words. */
const noValues = (): Values => Object.create(null) as Values;

const newFilters = (): { [K in keyof Filters]: Filters[K][number][] } => ({
  devnode: [],
  wwid: [],
  property: [],
  protocol: [],
  device: [],
});

export class ConfDraft {
  readonly #defaults = noValues();
  readonly #overrides = noValues();
  readonly #filters = { blacklist: newFilters(), blacklist_exceptions: newFilters() };
  readonly #lists: Record<'device' | 'protocol' | 'multipath', Values[]> = { device: [], protocol: [], multipath: [] };
  #filterDevice: { vendor: string | null; product: string | null } = { vendor: null, product: null };

  /** A subsection begins, inside of `parent`. */
  open(section: SectionId, parent: SectionId): void {
    if (section === 'device' || section === 'protocol' || section === 'multipath')
      this.#lists[section].push(noValues());
    if (section !== 'filter-device' || (parent !== 'blacklist' && parent !== 'blacklist_exceptions')) return;
    this.#filterDevice = { vendor: null, product: null };
    this.#filters[parent].device.push(this.#filterDevice);
  }

  set(section: SectionId, key: string, value: string): void {
    switch (section) {
      case 'defaults':
        this.#defaults[key] = value;
        break;
      case 'overrides':
        this.#overrides[key] = value;
        break;
      case 'device':
      case 'protocol':
      case 'multipath': {
        const last = this.#lists[section].at(-1);
        if (last) last[key] = value;
        break;
      }
      case 'blacklist':
      case 'blacklist_exceptions':
        this.#filters[section][key as 'devnode'].push(value);
        break;
      case 'filter-device':
        this.#filterDevice[key as 'vendor'] = value;
        break;
      case 'devices':
      case 'multipaths':
    }
  }

  seal(): MultipathConf {
    const plain = (values: Values): Stated => ({ ...values });
    const { device, protocol, multipath } = this.#lists;
    return {
      ...emptyConf,
      defaults: plain(this.#defaults),
      overrides: plain(this.#overrides),
      blacklist: this.#filters.blacklist,
      exceptions: this.#filters.blacklist_exceptions,
      devices: device.map(plain),
      protocols: protocol.map(plain),
      multipaths: multipath.map(plain),
    };
  }
}
