/** Seeded weather over a random drawing, with every law held against it. Same seed, same storm, same answer. */
import { BrokenInvariant } from '../../kernel';
import { Run } from '../../run';
import type { Scenario } from '../../scenario/scenario';
import { Luck } from './luck';
import { missing, recoveryBoundNs, unrest } from './recovery';
import { Watcher, type Breach } from './watcher';
import { drawStorm } from './weather';

const second = 1_000_000_000;

export interface StormResult {
  readonly seed: number;
  readonly breaches: readonly Breach[];
  /** With every command that was given: enough to see it again. */
  readonly scenario: Scenario;
  readonly fingerprint: string;
  readonly done: number;
  readonly failed: number;
  readonly events: number;
  /** Simulated time until everything was back after Restore all. */
  readonly recoveredAfterNs: number;
  readonly untilNs: number;
}

export function runStorm(seed: number, seconds: number, administrator = false): StormResult {
  const weatherNs = Math.max(second / 10, Math.floor(seconds * second));
  const scenario = drawStorm(seed, weatherNs, administrator);
  const run = new Run(scenario, { checkpointEvery: 0 });
  const watcher = new Watcher(run);
  let recoveredAfterNs = -1;
  try {
    watcher.walk(weatherNs);
    if (watcher.breaches.length === 0) recoveredAfterNs = recover(run, watcher, weatherNs, recoveryBoundNs(scenario));
    if (watcher.breaches.length === 0) rest(run, watcher, recoveryBoundNs(scenario));
    if (watcher.breaches.length === 0) replay(run, watcher, seed);
    if (watcher.breaches.length === 0) live(scenario, watcher, seed, weatherNs);
  } catch (error) {
    if (!(error instanceof BrokenInvariant)) throw error;
    watcher.breach('invariant', error.message);
  }
  const w = run.world;
  return {
    seed,
    breaches: watcher.breaches,
    scenario: run.export(),
    fingerprint: run.fingerprint,
    done: w.finished,
    failed: w.failedIo,
    events: w.eventsDone,
    recoveredAfterNs,
    untilNs: run.nowNs,
  };
}

const fingerprintOf = (scenario: Scenario, untilNs: number): string => {
  const run = new Run(scenario, { checkpointEvery: 0 });
  run.advance(untilNs);
  return run.fingerprint;
};

/** Time after Restore all until nothing is missing, looked at every half second. */
function recover(run: Run, watcher: Watcher, fromNs: number, boundNs: number): number {
  for (let atNs = fromNs + second / 2; ; atNs += second / 2) {
    const before = [...run.world.load.done];
    watcher.walk(atNs);
    if (watcher.breaches.length > 0) return -1;
    const said = missing(run.world, before);
    if (said.length === 0) return atNs - fromNs;
    if (atNs - fromNs < boundNs) continue;
    for (const each of said) watcher.breach('recovery', `${boundNs / second} s after Restore all ${each}`);
    return -1;
  }
}

/** All loads go; within the bound nothing is in flight any more. */
function rest(run: Run, watcher: Watcher, boundNs: number): void {
  run.command({ do: 'edit', edits: run.world.workloads.map(({ id }) => ({ op: 'remove-workload' as const, id })) });
  const fromNs = run.nowNs;
  for (let atNs = fromNs + second / 4; ; atNs += second / 4) {
    watcher.walk(atNs);
    const said = unrest(run.world);
    if (said.length === 0 || watcher.breaches.length > 0) return;
    if (atNs - fromNs < boundNs) continue;
    for (const each of said) watcher.breach('rest', `${boundNs / second} s after the loads went: ${each}`);
    return;
  }
}

/** Straight, in random slices, and back and forth: always the same fingerprints. */
function replay(walked: Run, watcher: Watcher, seed: number): void {
  const luck = new Luck(seed, 'storm/slices');
  const scenario = walked.export();
  const endNs = walked.nowNs;
  const middleNs = luck.whole(0, Math.floor(endNs / 1000)) * 1000;
  const straight = new Run(scenario, { checkpointEvery: 0 });
  straight.advance(middleNs);
  const middle = straight.fingerprint;
  straight.advance(endNs);
  const end = straight.fingerprint;
  if (end !== walked.fingerprint)
    watcher.breach('twice the same', `step by step ${walked.fingerprint}, straight ${end}`);
  const sliced = new Run(scenario, {
    checkpointEvery: luck.whole(50, 2_000),
    checkpointBytes: luck.pick([1, 64]) * 1024 * 1024,
  });
  for (let guard = 0; sliced.nowNs < endNs && guard < 100_000; guard++) {
    const untilNs = Math.min(endNs, sliced.nowNs + luck.whole(1, 400_000_000));
    if (luck.chance(0.3)) sliced.advance(untilNs, luck.whole(1, 2_000));
    else sliced.advance(untilNs);
  }
  sliced.advance(endNs);
  if (sliced.fingerprint !== end) watcher.breach('slices', `sliced ${sliced.fingerprint}, straight ${end}`);
  sliced.seek(middleNs);
  if (sliced.fingerprint !== middle)
    watcher.breach('seek back', `at ${middleNs} ${sliced.fingerprint}, straight ${middle}`);
  const fork = sliced.fork();
  sliced.seek(endNs);
  if (sliced.fingerprint !== end) watcher.breach('seek forth', `${sliced.fingerprint}, straight ${end}`);
  const twin = sliced.fork();
  if (twin.fingerprint !== end) watcher.breach('fork', `${twin.fingerprint}, straight ${end}`);
  if (fork.fingerprint !== middle) watcher.breach('fork', `at ${middleNs} ${fork.fingerprint}, straight ${middle}`);
}

/** A command given between two events of one instant: what is journaled replays as it was lived. */
function live(scenario: Scenario, watcher: Watcher, seed: number, weatherNs: number): void {
  const luck = new Luck(seed, 'storm/live');
  const run = new Run(scenario, { checkpointEvery: 500 });
  run.advance(luck.whole(1, weatherNs - 1), luck.whole(1, 20_000));
  for (let steps = luck.whole(0, 300); steps > 0; steps--) run.step();
  run.command({ do: 'cut', aim: luck.pick(scenario.topology.cables).id });
  const untilNs = run.nowNs + second;
  run.advance(untilNs);
  const again = fingerprintOf(run.export(), untilNs);
  if (run.fingerprint !== again) watcher.breach('live command', `lived ${run.fingerprint}, replayed ${again}`);
}
