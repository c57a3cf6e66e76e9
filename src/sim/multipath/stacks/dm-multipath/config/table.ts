/** All entries for arrays: the built-in ones and those of the file; an entry for the same expressions replaces and inherits. */
import { ereMatches } from '../ere';
import type { MultipathConf, Stated } from './conf';
import { deviceKey, mergeSame } from './finish';
import { builtInTable } from './hwtable';

/** Later ones go before earlier ones. */
export const deviceTable = (conf: MultipathConf): readonly Stated[] =>
  mergeSame([...builtInTable.map((entry) => entry.values), ...conf.devices], deviceKey);

export interface ArrayTraits {
  readonly vendor: string;
  readonly product: string;
  readonly revision: string;
}

/** Entries that fit, the strongest first. Expressions are case sensitive, and not anchored by themselves. */
export const entriesFor = (conf: MultipathConf, { vendor, product, revision }: ArrayTraits): readonly Stated[] =>
  deviceTable(conf)
    .filter(
      (entry) =>
        ereMatches(entry.vendor, vendor) &&
        ereMatches(entry.product, product) &&
        (entry.revision === undefined || ereMatches(entry.revision, revision)),
    )
    .reverse();
