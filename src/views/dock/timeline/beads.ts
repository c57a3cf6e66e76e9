/** Beads on the faults row: what was done to the drawing, and when running timers end. */
import type { LogRow, TimerFacts } from '../../../sim/run/reading';
import { textWidth } from '../shared/text-width';
import type { TimeScale } from '../time/time-scale';

export interface Bead {
  readonly id: string;
  readonly ns: number;
  readonly x: number;
  /** fault: something broke · mend: it was put right · hold: a driver's timer ended · plan: a timer will end. */
  readonly kind: 'fault' | 'mend' | 'hold' | 'plan';
  readonly label: string;
  readonly labelSide: 'right' | 'left';
  readonly title: string;
  readonly count: number;
}

const mending =
  /^(mend|clean|restore|insert|enable|power-on|return|up|back)|(mended|restored|inserted|enabled|cleaned|returned)$|-(on|up|back)$/;
/** Changes of a setting, not of the hardware. */
const setting = /^(policy|paths|setting)-set$|^(refused|edited)$/;
const holdEnded = /hold-ended$/;
const NEAR = 12;

/** Rows in which something broke, up to now. */
export const faultsOf = (log: readonly LogRow[], nowNs: number): LogRow[] =>
  log.filter(
    (row) => row.source === 'fault' && row.atNs <= nowNs && !mending.test(row.code) && !setting.test(row.code),
  );

export interface BeadSource {
  readonly log: readonly LogRow[];
  readonly timers: readonly TimerFacts[];
  readonly nowNs: number;
  readonly scale: TimeScale;
  /** Words of a row; short enough to stand beside a bead. */
  describe(row: LogRow): string;
}

export function beadsOf({ log, timers, nowNs, scale, describe }: BeadSource): Bead[] {
  const raw: Omit<Bead, 'labelSide'>[] = [];
  const add = (id: string, ns: number, kind: Bead['kind'], label: string, title: string): void => {
    const x = scale.x(ns);
    const last = raw[raw.length - 1];
    if (last && x - last.x < NEAR && last.kind !== 'plan' && kind !== 'plan')
      raw[raw.length - 1] = {
        ...last,
        count: last.count + 1,
        title: `${last.title}\n${title}`,
        kind: worse(last.kind, kind),
      };
    else raw.push({ id, ns, x, kind, label, title, count: 1 });
  };
  for (const row of log) {
    if (row.atNs < scale.startNs || row.atNs > nowNs) continue;
    const when = `${(row.atNs / 1e9).toFixed(3)} s`;
    if (row.source === 'fault')
      add(
        `log/${row.seq}`,
        row.atNs,
        mending.test(row.code) || setting.test(row.code) ? 'mend' : 'fault',
        describe(row),
        `${describe(row)}, ${when}`,
      );
    else if (holdEnded.test(row.code))
      add(`log/${row.seq}`, row.atNs, 'hold', 'Hold ends', `${describe(row)}, ${when}`);
  }
  const planned = timers.filter((timer) => timer.endNs > nowNs).sort((a, b) => a.endNs - b.endNs);
  for (const timer of planned) {
    const title = `${timer.label} ends at ${(timer.endNs / 1e9).toFixed(3)} s`;
    const last = raw[raw.length - 1];
    if (last?.kind === 'plan' && scale.x(timer.endNs) - last.x < NEAR)
      raw[raw.length - 1] = { ...last, count: last.count + 1, title: `${last.title}\n${title}` };
    else add(`timer/${timer.id}`, timer.endNs, 'plan', endWords(timer), title);
  }
  return labelled(raw, scale);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const endWords = (timer: TimerFacts): string =>
  /hold/i.test(timer.label) ? 'Hold ends' : `${capital(timer.label)} ends`;

const order = ['mend', 'plan', 'hold', 'fault'] as const;
const worse = (a: Bead['kind'], b: Bead['kind']): Bead['kind'] => (order.indexOf(a) > order.indexOf(b) ? a : b);

/** A label stands right of its bead if there is room before the next one, else left, else it is left out. */
function labelled(raw: readonly Omit<Bead, 'labelSide'>[], scale: TimeScale): Bead[] {
  let taken = scale.x0 - 130;
  return raw.map((bead, index) => {
    const label = bead.count > 1 ? `${bead.label} +${bead.count - 1}` : bead.label;
    const width = textWidth(label, 11, true) + 16;
    const next = index + 1 < raw.length ? raw[index + 1].x - 12 : scale.x1 + 16;
    const right = bead.x + width <= next && bead.x - 8 >= taken;
    const left = !right && bead.x - width >= Math.max(taken, scale.x0);
    taken = right ? bead.x + width : Math.max(taken, bead.x + 8);
    return { ...bead, label: right || left ? label : '', labelSide: left ? ('left' as const) : ('right' as const) };
  });
}
