/** Traces told apart by what a line holds: nothing in a file's name says which kind it is. */
import { gridHosts, type GridHeader, type GridLine, type MsdsmScript, type OracleScript } from '../../sim';
import type { DaemonScript } from '../../sim';
import { daemonFormat, whyNoDaemonScript } from './daemon-format';

export type Trace =
  | { readonly kind: 'selector'; readonly script: OracleScript }
  | { readonly kind: 'daemon'; readonly script: DaemonScript }
  | { readonly kind: 'msdsm'; readonly script: MsdsmScript }
  | { readonly kind: 'grid-header'; readonly header: GridHeader }
  | { readonly kind: 'grid'; readonly line: GridLine }
  /** None of them, or not whole. */
  | { readonly kind: 'none'; readonly why: string };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isIndex = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;
const isListOf = (value: unknown, fits: (each: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) && value.every(fits);
const hasIndexes = (value: unknown, ...keys: readonly string[]): boolean =>
  isRecord(value) && keys.every((key) => isIndex(value[key]));
const isHex = (value: unknown): boolean => typeof value === 'string' && /^[\da-f]{1,2}$/i.test(value);
const none = (why: string): Trace => ({ kind: 'none', why });

/** Most paths that a LUN of a trace has; more is a typing error, not a trace. */
const mostPaths = 64;

export function readTrace(text: string): Trace {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return none('it is not JSON');
  }
  if (!isRecord(value)) return none('it is not a JSON object');
  if (value.format === daemonFormat) {
    const why = whyNoDaemonScript(value);
    return why === null ? { kind: 'daemon', script: value as unknown as DaemonScript } : none(why);
  }
  if ('format' in value) return readSelector(value);
  if ('verdicts' in value) return readGridHeader(value);
  if ('ev' in value) return readMsdsm(value);
  if ('v' in value && 'nt' in value) return readGridLine(value);
  return none('it is neither a script of a path selector or of MSDSM, nor a line of the error grid');
}

function readSelector(value: Readonly<Record<string, unknown>>): Trace {
  if (value.format !== 'dmps-trace-1') return none(`its format is ${JSON.stringify(value.format)}, not "dmps-trace-1"`);
  const { paths, events, final } = value;
  if (!isIndex(paths) || paths > mostPaths) return none('paths is not a number of paths');
  const onPath = (row: unknown): boolean =>
    isRecord(row) &&
    (row.path === null || row.path === undefined || (Number.isInteger(row.path) && (row.path as number) < paths));
  if (!isListOf(events, (row) => onPath(row) && typeof (row as { op?: unknown }).op === 'string'))
    return none('events is not a list of events on its paths');
  if (!isListOf(final, onPath)) return none('final is not a list of states of its paths');
  return { kind: 'selector', script: value as unknown as OracleScript };
}

function readMsdsm(value: Readonly<Record<string, unknown>>): Trace {
  const { id, cfg, ev } = value;
  if (typeof id !== 'string') return none('id is missing');
  if (!isRecord(cfg) || !Array.isArray(cfg.paths) || !Array.isArray(cfg.luns)) return none('cfg has no paths and luns');
  if (cfg.paths.length > mostPaths || cfg.luns.length > mostPaths) return none('cfg has too many paths or luns');
  if (!cfg.paths.every((path) => hasIndexes(path, 'port', 'bus', 'target', 'tpg', 'rtp')))
    return none('a path of cfg is not whole');
  const groups = Math.max(-1, ...cfg.paths.map((path: { tpg: number }) => path.tpg)) + 1;
  const isGroup = (group: unknown): boolean => hasIndexes(group, 'id', 'state', 'pref');
  const isLun = (lun: unknown): boolean =>
    hasIndexes(lun, 'tpgs', 'implicit_disable_ok', 'stpg_mode', 'stpg_down') &&
    isListOf((lun as { tpgs_list?: unknown }).tpgs_list, isGroup) &&
    ((lun as { tpgs: number }).tpgs === 0 || (lun as { tpgs_list: readonly unknown[] }).tpgs_list.length >= groups);
  if (!cfg.luns.every(isLun)) return none('a lun of cfg is not whole');
  const isWords = (words: unknown): boolean =>
    isListOf(words, (word) => typeof word === 'string') && (words as readonly string[]).length > 0;
  const at = Array.isArray(ev) ? ev.findIndex((row) => !isRecord(row) || !isWords(row.e) || !isRecord(row.r)) : 0;
  if (at >= 0) return none(`event ${at} has no words e or no answer r`);
  return { kind: 'msdsm', script: value as unknown as MsdsmScript };
}

function readGridHeader(value: Readonly<Record<string, unknown>>): Trace {
  const isVerdict = (row: unknown): boolean =>
    isListOf(row, (field) => typeof field === 'string' || typeof field === 'number');
  if (!isListOf(value.verdicts, isVerdict)) return none('verdicts is not a list of verdicts');
  return { kind: 'grid-header', header: value as unknown as GridHeader };
}

function readGridLine(value: Readonly<Record<string, unknown>>): Trace {
  const { cfg, dut, op, nt, srb, scsi, v } = value;
  if (typeof cfg !== 'string' || !Object.hasOwn(gridHosts, cfg))
    return none(`cfg ${JSON.stringify(cfg)} is none of ${Object.keys(gridHosts).join(', ')}`);
  if (!isIndex(dut) || dut >= gridHosts[cfg].paths.length)
    return none(`dut ${JSON.stringify(dut)} is no path of ${cfg}`);
  if (typeof nt !== 'string' || ![op, srb, scsi].every(isHex))
    return none('nt, op, srb or scsi is not as it should be');
  const isSense = (text: string): boolean => text === 'none' || /^[\da-f]{1,2}\/[\da-f]{2}\/[\da-f]{2}$/i.test(text);
  if (!isRecord(v) || !Object.entries(v).every(([sense, verdict]) => isSense(sense) && isIndex(verdict)))
    return none('v is not a map from sense to a verdict');
  return { kind: 'grid', line: value as unknown as GridLine };
}
