/**
 * What a guide is: steps that are ticked by what is so in the run, never by what was clicked. So they may be done in
 * another order, by a console or a script; a wrong turn is seen, and going back in time takes ticks away again.
 * A lesson must not know how a run works, nor how the guide looks.
 */
import type { LogRow, RunFacts } from '../sim/run/reading';

/** Where a step is done: a window of the host's desktop, or something on the drawing. */
export type LessonPlace =
  | {
      readonly window: 'server-manager' | 'device-manager' | 'disk-management' | 'mpio' | 'disk' | 'cmd' | 'powershell' | 'event-viewer';
      /** Tab of MPIO Properties that it is about; absent: any. */
      readonly mpioTab?: 'devices' | 'discover' | 'dsm' | 'snapshot';
      /** What it is about there, by the name that scripts and tests call it by; absent: the window as a whole. */
      readonly part?: string;
    }
  | { readonly kind: 'cable' | 'device' | 'lun'; readonly ref: string };

/** What a lesson is given to judge by: facts, the log up to now, and the clock. */
export interface LessonView {
  readonly facts: RunFacts;
  readonly log: readonly LogRow[];
  readonly nowNs: number;
}

interface StepBase {
  readonly id: string;
  /** What to do, as an order of a few words. */
  readonly title: string;
  /** Why the step exists, in plain words. */
  readonly say: string;
  readonly where: LessonPlace | null;
  /** What has just happened, once it is done. */
  readonly happened: string | ((view: LessonView) => string);
  /** What is waited for while it is under way, or null. */
  waits?(view: LessonView): string | null;
}
/** Something to be done. */
export interface DoStep extends StepBase {
  readonly kind: 'do';
  done(view: LessonView): boolean;
}
/** Something to be seen: done when it was looked at while it was there, or when the work has gone on beyond it. */
export interface LookStep extends StepBase {
  readonly kind: 'look';
  shows(view: LessonView): boolean;
}
export type LessonStep = DoStep | LookStep;

export interface LessonTrap {
  readonly id: string;
  /** What is wrong and how to get out, or null when it is not so. */
  caught(view: LessonView): string | null;
}

export interface Lesson {
  readonly id: string;
  readonly title: string;
  /** What it follows. */
  readonly source: string;
  /** The host whose desktop it is about. */
  readonly host: string;
  readonly steps: readonly LessonStep[];
  readonly traps: readonly LessonTrap[];
  /** Said when every step is done. */
  readonly end: string;
}

/** When each look step was first looked at, by step id; instants after the clock do not count. */
export type Seen = Readonly<Record<string, number>>;

export interface StepStanding {
  readonly step: LessonStep;
  readonly state: 'done' | 'current' | 'to-come';
}
export interface Standing {
  readonly steps: readonly StepStanding[];
  /** The first step that is not done, or null at the end. */
  readonly current: LessonStep | null;
  readonly doneCount: number;
  /** What the last step before the current one has brought about, or ''. */
  readonly happened: string;
  readonly waits: string | null;
  readonly traps: readonly { readonly id: string; readonly text: string }[];
}

/** Where the learner stands. */
export function standingOf(lesson: Lesson, view: LessonView, seen: Seen): Standing {
  const { steps } = lesson;
  const did = steps.map((step) => step.kind === 'do' && step.done(view));
  const isDone = (step: LessonStep, i: number): boolean =>
    did[i] || (step.kind === 'look' && ((seen[step.id] ?? Infinity) <= view.nowNs || did.some((later, at) => later && at > i)));
  const done = steps.map(isDone);
  const at = done.indexOf(false);
  const current = at < 0 ? null : steps[at];
  const last = at < 0 ? steps.at(-1) : steps[at - 1];
  return {
    steps: steps.map((step, i) => ({ step, state: done[i] ? 'done' : i === at ? 'current' : 'to-come' })),
    current,
    doneCount: done.filter(Boolean).length,
    happened: last === undefined ? '' : typeof last.happened === 'string' ? last.happened : last.happened(view),
    waits: current?.waits?.(view) ?? null,
    traps: lesson.traps.flatMap(({ id, caught }) => {
      const text = caught(view);
      return text === null ? [] : [{ id, text }];
    }),
  };
}

/** The look steps that can be seen now in this window, and on this tab of MPIO Properties. */
export const seenNow = (lesson: Lesson, view: LessonView, window: string, mpioTab?: string): readonly string[] =>
  lesson.steps.filter((step) => step.kind === 'look' && isAt(step.where, window, mpioTab) && step.shows(view)).map((step) => step.id);
const isAt = (where: LessonPlace | null, window: string, mpioTab: string | undefined): boolean =>
  where !== null && 'window' in where && where.window === window && (where.mpioTab === undefined || where.mpioTab === mpioTab);
