/**
 * One run you can walk in: a world, its journal, and copies of the world to come back to.
 * The wall clock is unknown here. Slicing `advance` in any way gives the same run.
 */
import { printFingerprint } from '../kernel';
import { copyWorld, createWorld, obey, runOne, runUntil, silentSink, watchApplications, worldBytes, type Sink, type World } from '../engine';
import type { Command, JournalRow, Scenario } from '../scenario/scenario';
import { sampleNs, type Recorder } from './recorder';

interface Checkpoint {
  readonly atNs: number;
  readonly world: World;
  readonly cursor: number;
  readonly finished: number;
  readonly bytes: number;
}

export interface RunOptions {
  readonly recorder?: Recorder;
  /** Instead of a recorder: counts without windows and samples. */
  readonly sink?: Sink;
  /** Completed I/Os between checkpoints; 0 = none. */
  readonly checkpointEvery?: number;
  readonly checkpointBytes?: number;
}

const standardSpacing = 50_000;
const standardBudget = 64 * 1024 * 1024;

const rowsBefore = (rows: readonly { readonly atNs: number }[], atNs: number): number => {
  const first = rows.findIndex((row) => row.atNs >= atNs);
  return first < 0 ? rows.length : first;
};

export class Run {
  world: World;
  /** Commands in order of time; those behind `cursor` lie ahead. */
  journal: JournalRow[];
  /** Old futures that a command in the past replaced. */
  readonly branches: { readonly atNs: number; readonly rows: readonly JournalRow[] }[] = [];
  readonly recorder: Recorder | null;
  private readonly sink: Sink;
  private cursor = 0;
  private gridNs = sampleNs;
  private advancedToNs = 0;
  private checkpoints: Checkpoint[] = [];
  private spacing: number;
  private readonly budgetBytes: number;

  constructor(readonly scenario: Scenario, options: RunOptions = {}) {
    this.recorder = options.recorder ?? null;
    this.sink = options.sink ?? this.recorder ?? silentSink;
    this.world = createWorld(scenario, this.sink);
    this.journal = [...scenario.journal].sort((a, b) => a.atNs - b.atNs);
    this.spacing = options.checkpointEvery ?? standardSpacing;
    this.budgetBytes = options.checkpointBytes ?? standardBudget;
    if (this.spacing > 0) this.keep(0);
  }

  get nowNs(): number {
    return this.advancedToNs;
  }

  get fingerprint(): string {
    return printFingerprint(this.world.hash);
  }

  /** Copies kept, their bytes, and I/Os between them. */
  get checkpointing(): { readonly count: number; readonly bytes: number; readonly spacing: number } {
    return { count: this.checkpoints.length, bytes: this.checkpoints.reduce((sum, each) => sum + each.bytes, 0), spacing: this.spacing };
  }

  /** Runs up to and including `untilNs`, or until about `budget` events were done; true when it is there. */
  advance(untilNs: number, budget: number = Number.MAX_SAFE_INTEGER): boolean {
    const w = this.world;
    const stop = w.eventsDone + budget;
    for (;;) {
      const commandNs = this.cursor < this.journal.length ? this.journal[this.cursor]!.atNs : Number.MAX_SAFE_INTEGER;
      const boundary = Math.min(untilNs, this.gridNs, commandNs - 1);
      if (boundary >= w.nowNs && !runUntil(w, boundary, Math.max(0, stop - w.eventsDone))) {
        this.advancedToNs = Math.max(this.advancedToNs, w.nowNs);
        return false;
      }
      if (boundary === this.gridNs) {
        this.onGrid();
        continue;
      }
      if (commandNs <= untilNs && commandNs <= this.gridNs) {
        w.nowNs = Math.max(w.nowNs, commandNs);
        obey(w, this.journal[this.cursor++]!);
        continue;
      }
      this.advancedToNs = Math.max(untilNs, this.advancedToNs);
      return true;
    }
  }

  private onGrid(): void {
    watchApplications(this.world);
    this.recorder?.sample(this.world, this.gridNs);
    this.gridNs += sampleNs;
    this.advancedToNs = Math.max(this.advancedToNs, this.world.nowNs);
    if (this.spacing > 0) {
      const last = this.checkpoints[this.checkpoints.length - 1]!;
      if (this.world.finished - last.finished >= this.spacing) this.keep(this.world.nowNs);
    }
  }

  private keep(atNs: number): void {
    const world = copyWorld(this.world);
    this.checkpoints.push({ atNs, world, cursor: this.cursor, finished: this.world.finished, bytes: worldBytes(world) });
    let bytes = this.checkpoints.reduce((sum, each) => sum + each.bytes, 0);
    while (bytes > this.budgetBytes && this.checkpoints.length > 2) {
      // Every second copy goes and the spacing doubles, so that seeking stays even over the whole run.
      this.checkpoints = this.checkpoints.filter((_, i) => i % 2 === 0);
      this.spacing *= 2;
      bytes = this.checkpoints.reduce((sum, each) => sum + each.bytes, 0);
    }
  }

  /** Writes a command into the journal just after what has been run; it takes effect with the next `advance`. Returns its time. */
  command(command: Command): number {
    const atNs = this.advancedToNs + 1;
    const next = this.journal.slice(this.cursor);
    // Commands given at this same instant, before anything was run on, stand.
    const ahead = next.filter((row) => row.atNs > atNs);
    if (ahead.length > 0) this.branches.push({ atNs, rows: ahead });
    this.journal = [...this.journal.slice(0, this.cursor), ...next.filter((row) => row.atNs <= atNs), { atNs, ...command } as JournalRow];
    this.recorder?.cut(this.advancedToNs, this.world.logSeq, this.world.laneSeq);
    this.checkpoints = this.checkpoints.filter((each) => each.atNs <= this.advancedToNs);
    return atNs;
  }

  /**
   * Writes commands that have their time already (of another run with the same past), all at one time. When that time
   * has been passed, goes back and stands just before it.
   */
  insert(rows: readonly JournalRow[]): void {
    const { atNs } = rows[0]!;
    if (atNs <= this.advancedToNs) {
      this.rewind(Math.max(0, atNs - 1));
      this.advance(atNs - 1);
    }
    // Also when the run stands before that time: it may have been further, and that was another future.
    this.checkpoints = this.checkpoints.filter((each) => each.atNs < atNs);
    this.recorder?.cut(atNs - 1, rowsBefore(this.recorder.log_, atNs), rowsBefore(this.recorder.lanes, atNs));
    this.journal = [...this.journal.filter((each) => each.atNs < atNs), ...rows];
  }

  /** One event further; commands and the grid on the way are kept. Returns the event's kind, 0 when there was none before the next of these. */
  step(): number {
    for (;;) {
      const next = this.world.queue.size > 0 ? this.world.queue.at[0]! : this.gridNs;
      const commandNs = this.cursor < this.journal.length ? this.journal[this.cursor]!.atNs : Number.MAX_SAFE_INTEGER;
      if (next > this.gridNs || this.world.queue.size === 0 || commandNs <= next) {
        this.advance(Math.min(next, this.gridNs, commandNs));
        return 0;
      }
      const kind = runOne(this.world);
      if (kind === 0) continue;
      // Others of the same instant may still be to come, so a command given now takes effect after them.
      this.advancedToNs = Math.max(this.advancedToNs, this.world.nowNs);
      return kind;
    }
  }

  /** Stands at `atNs` exactly as a straight run would. */
  seek(atNs: number): void {
    if (atNs >= this.advancedToNs) {
      this.advance(atNs);
      return;
    }
    this.rewind(atNs);
    this.advance(atNs);
  }

  /** Goes back to a copy at least a second before `atNs`, so that the windows of the last second fill again. */
  rewind(atNs: number): void {
    const wanted = Math.max(0, atNs - 1_000_000_000);
    let from = this.checkpoints[0];
    for (const each of this.checkpoints) if (each.atNs <= wanted) from = each;
    if (!from) this.world = createWorld(this.scenario, this.sink);
    else {
      this.world = copyWorld(from.world);
      this.world.sink = this.sink;
    }
    this.cursor = from?.cursor ?? 0;
    const startNs = from?.atNs ?? 0;
    this.gridNs = Math.floor(startNs / sampleNs) * sampleNs + sampleNs;
    this.advancedToNs = startNs;
    this.recorder?.forgetWindows();
  }

  /** A second run with the same past; its future is its own. */
  fork(): Run {
    const fork = new Run({ ...this.scenario, journal: this.journal.slice(0, this.cursor) }, { checkpointEvery: 0 });
    fork.world = copyWorld(this.world);
    fork.cursor = this.cursor;
    fork.gridNs = this.gridNs;
    fork.advancedToNs = this.advancedToNs;
    return fork;
  }

  /** The recipe as it is now. */
  export(): Scenario {
    return { ...this.scenario, journal: this.journal.slice() };
  }
}
