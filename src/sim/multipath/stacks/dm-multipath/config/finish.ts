/** After the last line: entries that are not whole leave, entries of the same thing become one, later values win. */
import { findChecker, findPrioritizer, vendorPrioritizers } from '../daemon';
import type { Complaints } from './complaints';
import type { Filters, MultipathConf, Stated } from './conf';

/** The earlier of two goes, and the later inherits what it does not state itself; order of the later. */
export function mergeSame(
  entries: readonly Stated[],
  keyOf: (entry: Stated) => string,
  onTwice: (entry: Stated) => void = () => undefined,
): Stated[] {
  const merged = new Map<string, Stated>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const before = merged.get(key);
    if (before) onTwice(entry);
    merged.delete(key);
    merged.set(key, { ...before, ...entry });
  }
  return [...merged.values()];
}

export const deviceKey = ({ vendor, product, revision }: Stated): string =>
  JSON.stringify([vendor, product, revision ?? null]);

/** Without repetitions; the first one stays. */
export const once = <T>(list: readonly T[]): T[] => {
  const seen = new Set<string>();
  return list.filter((each) => {
    const key = JSON.stringify(each);
    return !seen.has(key) && seen.add(key);
  });
};

function finishFilters(filters: Filters): Filters {
  const { devnode, wwid, property, protocol, device } = filters;
  return {
    devnode: once(devnode),
    wwid: once(wwid),
    property: once(property),
    protocol: once(protocol),
    device: once(device.filter((each) => each.vendor !== null || each.product !== null)),
  };
}

export function finishConf(conf: MultipathConf, complaints: Complaints): MultipathConf {
  const { file } = complaints;
  const whole = (entries: readonly Stated[], needs: readonly string[], message: string): readonly Stated[] =>
    entries.filter((entry) => {
      const fits = needs.every((key) => entry[key] !== undefined);
      if (!fits) complaints.add('error', 'entry-not-whole', null, message, `State ${needs.join(' and ')}.`);
      return fits;
    });
  const devices = mergeSame(
    whole(conf.devices, ['vendor', 'product'], `device config in ${file} missing vendor or product parameter`),
    deviceKey,
    ({ vendor, product, revision }) => {
      const of = `${vendor}:${product}:${revision ?? '(null)'}`;
      const message = `factorize_hwtable: duplicate device section for ${of} in ${file}`;
      complaints.add('warning', 'entry-twice', null, message, 'Make one of them.');
    },
  );
  const multipaths = mergeSame(
    whole(conf.multipaths, ['wwid'], 'multipaths config section missing wwid'),
    ({ wwid }) => wwid,
    ({ wwid }) => {
      const message = `merge_mptable: duplicate multipath config section for ${wwid}`;
      complaints.add('warning', 'entry-twice', null, message, 'Make one of them.');
    },
  );
  const protocols = mergeSame(
    whole(conf.protocols, ['type'], `protocol section in ${file} missing type`),
    ({ type }) => type,
  );
  const finished: MultipathConf = {
    ...conf,
    devices,
    multipaths,
    protocols,
    blacklist: finishFilters(conf.blacklist),
    exceptions: finishFilters(conf.exceptions),
  };
  advise(finished, complaints);
  return finished;
}

const knownSelectors = ['round-robin', 'queue-length', 'service-time', 'historical-service-time', 'io-affinity'];

/** What is taken and will not work, or not as it looks. All of it is said in our own words. */
function advise({ defaults, devices, overrides, multipaths }: MultipathConf, complaints: Complaints): void {
  const warn = (code: string, message: string, mend: string): void =>
    complaints.add('warning', code, null, message, mend);
  const { polling_interval: polling, max_polling_interval: max } = defaults;
  if (polling !== undefined && max !== undefined && Number(polling) > Number(max))
    warn(
      'polling-over-max',
      `polling_interval ${polling} is cut to max_polling_interval ${max}.`,
      'Raise max_polling_interval.',
    );
  for (const { path_checker: checker, prio, path_selector: selector } of [
    defaults,
    ...devices,
    overrides,
    ...multipaths,
  ]) {
    if (checker !== undefined && !findChecker(checker))
      warn('unknown-checker', `There is no path checker "${checker.slice(0, 40)}".`, 'Take tur or directio.');
    if (prio !== undefined && !findPrioritizer(prio) && !(vendorPrioritizers as readonly string[]).includes(prio))
      warn('unknown-prio', `There is no prioritizer "${prio.slice(0, 40)}".`, 'Take alua, sysfs or const.');
    if (selector !== undefined && !knownSelectors.includes(selector.split(/[ \t]/, 1)[0]))
      warn('unknown-selector', `The kernel has no path selector "${selector.slice(0, 40)}".`, 'Take "service-time 0".');
  }
  for (const entry of [defaults, ...devices, overrides, ...multipaths])
    if (/(^|[ \t])queue_if_no_path([ \t]|$)/.test(entry.features ?? ''))
      warn(
        'feature-deprecated',
        `${entry.wwid ?? entry.vendor ?? 'features'}: option 'features "1 queue_if_no_path"' is deprecated, please use 'no_path_retry queue' instead`,
        'State no_path_retry queue.',
      );
}
