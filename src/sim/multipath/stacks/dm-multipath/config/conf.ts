/** A configuration as it was read: what is stated, section by section, in the order of the file. */

/** Values by keyword, each in its one spelling. */
export type Stated = Readonly<Record<string, string>>;

export interface FilterDevice {
  readonly vendor: string | null;
  readonly product: string | null;
}

/** blacklist or blacklist_exceptions: expressions, which a `!` in front turns round. */
export interface Filters {
  readonly devnode: readonly string[];
  readonly wwid: readonly string[];
  readonly property: readonly string[];
  readonly protocol: readonly string[];
  readonly device: readonly FilterDevice[];
}

export interface MultipathConf {
  readonly defaults: Stated;
  readonly blacklist: Filters;
  readonly exceptions: Filters;
  /** `vendor` and `product` are among the values of each. */
  readonly devices: readonly Stated[];
  readonly overrides: Stated;
  /** `type` is among the values of each. */
  readonly protocols: readonly Stated[];
  /** `wwid` is among the values of each. */
  readonly multipaths: readonly Stated[];
}

const noFilters: Filters = { devnode: [], wwid: [], property: [], protocol: [], device: [] };

/** An empty file. */
export const emptyConf: MultipathConf = {
  defaults: {},
  blacklist: noFilters,
  exceptions: noFilters,
  devices: [],
  overrides: {},
  protocols: [],
  multipaths: [],
};
