/** One page's run with its compare worlds: answers requests, runs in slices of wall time, tells readings. */
import { openVariants, passOn, Recorder, refusalsOf, Run, whyOf, kindNames, type Variant } from '../../sim';
import type { Command, PolicyId, Scenario } from '../../sim/scenario/scenario';
import type { Finding } from '../../sim/topology/topology';
import type { Reading } from '../../sim/run/reading';
import type { Ask, ReplyOf, Request } from '../protocol';
import { skipFrom, SpeedMeter, wantedNs, type Skip } from './pacing';
import { rateWindowNs, Teller } from './teller';

/** Wall time of one slice for the main run, and for the compare worlds after it. */
const sliceMs = 8;
const compareSliceMs = 10;
const eventsABite = 8_000;
const lastMomentNs = 8_000_000_000_000_000;

export class Session {
  private run: Run | null = null;
  private recorder = new Recorder('main', true);
  private variants: Variant[] = [];
  private policies: readonly PolicyId[] = [];
  private playing = false;
  private speed: number | 'max' = 1;
  private lens = true;
  private skip: Skip | null = null;
  private skips: { fromNs: number; toNs: number; why: string }[] = [];
  private lastWallMs = -1;
  private readonly meter = new SpeedMeter();
  private readonly teller = new Teller();
  /** The page took the last reading. */
  wanted = false;
  private wantsDots = false;
  private dirty = true;

  /** `wallMs`: a monotonic clock of the caller. */
  constructor(private readonly wallMs: () => number) {}

  get busy(): boolean {
    return this.playing || this.behind();
  }

  answer(request: Request): ReplyOf[Ask] {
    // Questions change nothing that the page has not been told.
    if (!['next', 'why', 'events', 'export'].includes(request.ask)) this.dirty = true;
    switch (request.ask) {
      case 'open':
        return this.open(request.scenario, request.atNs, request.compare);
      case 'command':
        return this.command(request.command);
      case 'play':
        this.speed = request.speed;
        this.lens = request.lens;
        if (!this.playing) this.lastWallMs = this.wallMs();
        this.playing = true;
        return { ok: true };
      case 'pause':
        this.stop();
        return { atNs: this.theRun.nowNs };
      case 'seek':
        return this.seek(request.atNs);
      case 'step': {
        this.stop();
        const kind = this.theRun.step();
        this.catchUp(Number.MAX_SAFE_INTEGER);
        return { atNs: this.theRun.nowNs, kind: kindNames[kind] ?? '' };
      }
      case 'compare':
        this.compareWith(request.policies);
        return { ok: true };
      case 'export':
        return { scenario: this.theRun.export(), atNs: this.theRun.nowNs, fingerprint: this.theRun.fingerprint };
      case 'why':
        return whyOf(this.theRun.world, this.recorder, request.workload);
      case 'events':
        return { rows: this.recorder.log_.slice(request.fromSeq, Math.min(this.theRun.world.logSeq, request.fromSeq + request.limit)) };
      case 'next':
        this.wanted = true;
        if (request.dots && !this.wantsDots) this.dirty = true;
        this.wantsDots = request.dots;
        return { ok: true };
    }
  }

  /** Runs for one slice of wall time. */
  tick(): void {
    if (!this.run) return;
    if (this.playing) this.advanceMain();
    if (this.variants.length > 0) this.catchUp(compareSliceMs);
  }

  /** The next reading if the page wants one and there is something to tell. */
  reading(): Reading | null {
    if (!this.run || !this.wanted || !this.dirty) return null;
    this.wanted = false;
    this.dirty = this.busy;
    const skipping = this.skip ? { why: this.skip.why, fromNs: this.skip.fromNs, untilNs: this.skip.untilNs } : null;
    return this.teller.tell(this.run, this.recorder, this.variants, {
      playing: this.playing,
      speed: this.meter.value,
      skipping,
      skips: this.skips,
      dots: this.wantsDots,
    });
  }

  private get theRun(): Run {
    if (!this.run) throw new Error('no run is open');
    return this.run;
  }

  private open(scenario: Scenario, atNs: number, compare: readonly PolicyId[]): ReplyOf['open'] {
    this.stop();
    this.skips = [];
    this.recorder = new Recorder('main', true);
    this.run = new Run(scenario, { recorder: this.recorder });
    this.teller.renew();
    // The first reading of a run comes unasked.
    this.wanted = true;
    this.variants = [];
    this.reach(atNs);
    this.compareWith(compare);
    return { ok: true, findings: this.run.world.discovery.findings, fingerprint: this.run.fingerprint };
  }

  private compareWith(policies: readonly PolicyId[]): void {
    this.policies = policies;
    this.variants = openVariants(this.theRun.export(), policies);
  }

  /** A changed drawing or a claim may make a stack accept what it refused, or the other way round; those worlds start anew. */
  private reviewRefusals(): void {
    const { topology, workloads } = this.theRun.world;
    const { scenario, journal } = this.theRun;
    const refusals = refusalsOf({ ...scenario, journal, topology, workloads }, this.policies);
    if (this.variants.some((each) => (refusals.get(each.policy) ?? null) !== each.refused)) this.compareWith(this.policies);
  }

  private command(command: Command): ReplyOf['command'] {
    const run = this.theRun;
    const branched = run.branches.length;
    const atNs = run.command(command);
    // It takes effect at once, also while paused.
    run.advance(atNs);
    if (run.branches.length > branched) {
      this.teller.renew();
      this.skips = this.skips.filter((each) => each.toNs <= atNs);
    }
    for (const variant of this.variants) passOn(variant, atNs, command);
    if (command.do === 'edit' || command.do === 'claim' || command.do === 'claim-bus') this.reviewRefusals();
    this.endSkip();
    return { ok: true, atNs, finding: refusal(this.recorder, run, atNs) };
  }

  private seek(atNs: number): ReplyOf['seek'] {
    const run = this.theRun;
    const target = Math.max(0, Math.min(lastMomentNs, Math.floor(atNs)));
    const back = target < run.nowNs;
    this.endSkip();
    if (back) this.teller.renew();
    this.reach(target);
    if (back) {
      this.skips = this.skips.filter((each) => each.toNs <= target);
      // Compare worlds go back too, and come to this instant in slices: the main run never waits for them.
      for (const variant of this.variants) if (variant.run && variant.run.nowNs > target) variant.run.rewind(target);
    }
    this.lastWallMs = this.wallMs();
    return { atNs: run.nowNs, fingerprint: run.fingerprint };
  }

  /** Goes there, with a note of the counts a little before. */
  private reach(atNs: number): void {
    const run = this.theRun;
    const noteNs = atNs - rateWindowNs;
    if (noteNs > 0 && (atNs < run.nowNs || noteNs > run.nowNs)) {
      run.seek(noteNs);
      this.teller.mark(run);
    }
    run.seek(atNs);
  }

  private stop(): void {
    this.playing = false;
    this.endSkip();
    this.meter.reset();
  }

  private endSkip(): void {
    const run = this.run;
    if (this.skip && run && run.nowNs - this.skip.fromNs > 1_000_000_000) {
      this.skips = [...this.skips, { fromNs: this.skip.fromNs, toNs: run.nowNs, why: this.skip.why }];
    }
    this.skip = null;
  }

  private advanceMain(): void {
    const run = this.theRun;
    const startMs = this.wallMs();
    const passedMs = this.lastWallMs < 0 ? 0 : startMs - this.lastWallMs;
    this.lastWallMs = startMs;
    const fromNs = run.nowNs;
    const rows = Math.min(run.world.logSeq, this.recorder.log_.length);
    const lastControlNs = rows > 0 ? this.recorder.log_[rows - 1]!.atNs : 0;
    if (!this.skip && this.lens) this.skip = skipFrom(run.world, fromNs, lastControlNs);
    const skipping = this.skip;
    const wanted = skipping ? skipping.untilNs - fromNs : wantedNs(passedMs, this.speed);
    const untilNs = Math.min(lastMomentNs, fromNs + Math.max(0, wanted));
    while (run.nowNs < untilNs && !run.advance(untilNs, eventsABite)) {
      if (this.wallMs() - startMs > sliceMs) break;
      if (skipping && run.world.logSeq > rows) break;
    }
    if (skipping && (run.nowNs >= skipping.untilNs || run.world.logSeq > rows)) this.endSkip();
    else if (!skipping) this.meter.add(run.nowNs - fromNs, passedMs);
    if (run.nowNs > fromNs) this.dirty = true;
  }

  private behind(): boolean {
    const nowNs = this.run?.nowNs ?? 0;
    return this.variants.some((each) => each.run !== null && each.run.nowNs < nowNs);
  }

  /** Brings the compare worlds to the main run's time, the one furthest behind first. */
  private catchUp(budgetMs: number): void {
    const untilNs = this.theRun.nowNs;
    const startMs = this.wallMs();
    const worlds = this.variants.flatMap((each) => (each.run && each.run.nowNs < untilNs ? [each.run] : []));
    worlds.sort((a, b) => a.nowNs - b.nowNs);
    for (const world of worlds) {
      while (!world.advance(untilNs, eventsABite)) if (this.wallMs() - startMs > budgetMs) break;
      this.dirty = true;
      if (this.wallMs() - startMs > budgetMs) return;
    }
  }
}

/** The stack's own refusal of the command just given, as a finding. */
function refusal(recorder: Recorder, run: Run, atNs: number): Finding | null {
  const rows = recorder.log_.slice(0, run.world.logSeq);
  const row = rows.reverse().find((each) => each.atNs < atNs || each.code === 'refused');
  if (!row || row.code !== 'refused' || row.atNs !== atNs) return null;
  const reason = row.params.reason;
  return {
    level: 'warning',
    code: 'refused',
    place: row.aim,
    message: typeof reason === 'string' ? reason : 'Refused.',
    mend: 'Nothing has changed; choose another policy or other path states.',
  };
}
