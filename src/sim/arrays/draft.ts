/** An array while one happening is worked on: changed in place here, handed out as a new plain value by `finish`. */
import type { Nanos } from '../kernel/time';
import type { ArrayGroup, ArrayOrder, ArraySettings, ArrayState, ArrayStep, ControllerState } from './array';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface Draft {
  readonly before: ArrayState;
  readonly settings: ArraySettings;
  readonly nowNs: Nanos;
  readonly controllers: { state: ControllerState; sinceNs: Nanos }[];
  readonly groups: Mutable<ArrayGroup>[];
  writeThrough: boolean;
  readonly orders: ArrayOrder[];
}

export function draftOf(array: ArrayState, settings: ArraySettings, nowNs: Nanos): Draft {
  return {
    before: array,
    settings,
    nowNs,
    controllers: array.controllers.map((each) => ({ ...each })),
    groups: array.groups.map((each) => ({ ...each })),
    writeThrough: array.writeThrough,
    orders: [],
  };
}

export function finish(draft: Draft): ArrayStep {
  const { before, controllers, groups, writeThrough, orders } = draft;
  return { array: { ...before, controllers, groups, writeThrough }, orders };
}

export function order(draft: Draft, what: ArrayOrder): void {
  draft.orders.push(what);
}

/** A timer of zero length is no timer: what it would do is done at once. */
export function startTimer(draft: Draft, timer: string, lengthNs: Nanos, label: string, atEnd: () => void): void {
  if (lengthNs > 0) order(draft, { kind: 'start-timer', timer, atNs: draft.nowNs + lengthNs, oneShot: true, label });
  else atEnd();
}

export const cancel = (draft: Draft, timer: string): void => order(draft, { kind: 'cancel-timer', timer });

export const announce = (draft: Draft, code: string, controller: number | null, group: number | null): void =>
  order(draft, { kind: 'announce', code, controller, group });

/** A symmetric array has no access states to change: it never tells. */
export const accessChanged = (draft: Draft, group: number, tell: boolean): void =>
  order(draft, { kind: 'access-changed', group, unitAttention: tell && draft.before.access !== 'symmetric' });

export const isUp = (draft: Draft, controller: number): boolean => draft.controllers[controller]?.state === 'up';

/** The lowest controller that serves, other than this one; -1 if none. */
export const survivorOf = (draft: Draft, controller: number): number =>
  draft.controllers.findIndex((each, index) => index !== controller && each.state === 'up');
