// Guides on the real engine: every step can be reached, in order and otherwise; a wrong turn is seen; going back unticks.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factsOf, Recorder, Run } from '../../../src/sim';
import { parseScenario, printScenario, scenes } from '../../../src/sim/catalog';
import type { Command, Scenario } from '../../../src/sim/catalog';
import { findLesson, lessons, seenNow, standingOf } from '../../../src/lessons';
import type { Lesson, LessonView, Seen, Standing } from '../../../src/lessons';

const second = 1_000_000_000;
const sceneOf = (id: string): Scenario =>
  parseScenario(readFileSync(new URL(`../../../static/scenarios/${id}.scenario.json`, import.meta.url), 'utf8')).value!;

/** A learner: gives commands, opens windows, waits; everything is judged by what the run tells. */
class Learner {
  readonly recorder = new Recorder('main', true);
  readonly run: Run;
  seen: Seen = {};

  constructor(
    scenario: Scenario,
    readonly lesson: Lesson,
  ) {
    this.run = new Run(scenario, { recorder: this.recorder });
    this.wait(2);
  }
  get view(): LessonView {
    return { facts: factsOf(this.run.world), log: this.recorder.log_.slice(0, this.run.world.logSeq), nowNs: this.run.nowNs };
  }
  get standing(): Standing {
    return standingOf(this.lesson, this.view, this.seen);
  }
  get at(): string {
    return this.standing.current?.id ?? 'end';
  }
  do(command: Command): this {
    this.run.advance(this.run.command(command));
    return this;
  }
  wait(seconds: number): this {
    this.run.advance(this.run.nowNs + seconds * second);
    return this;
  }
  look(window: string, mpioTab?: string): this {
    const ids = seenNow(this.lesson, this.view, window, mpioTab).filter((id) => !(this.seen[id] <= this.run.nowNs));
    this.seen = { ...this.seen, ...Object.fromEntries(ids.map((id) => [id, this.run.nowNs])) };
    return this;
  }
  seek(seconds: number): this {
    this.run.seek(seconds * second);
    return this;
  }
  get traps(): string[] {
    return this.standing.traps.map((trap) => trap.id);
  }
}

describe('the registry of guides', () => {
  it('has every id once', () => {
    expect(new Set(lessons.map((lesson) => lesson.id)).size).toBe(lessons.length);
  });
  it.each(lessons.map((lesson) => [lesson.id, lesson] as const))('%s: steps and traps have ids of their own, words and a scene', (id, lesson) => {
    const steps = lesson.steps.map((step) => step.id);
    expect(new Set(steps).size).toBe(steps.length);
    expect(new Set(lesson.traps.map((trap) => trap.id)).size).toBe(lesson.traps.length);
    expect(findLesson(id)).toBe(lesson);
    for (const step of lesson.steps) {
      expect(step.title.length).toBeGreaterThan(4);
      expect(step.say.length).toBeGreaterThan(40);
      expect(step.kind === 'look' && (step.where === null || !('window' in step.where)), `${step.id} is looked at in a window`).toBe(false);
    }
    const users = scenes.filter((scene) => sceneOf(scene.id).guide === id).map((scene) => scene.id);
    expect(users.length, 'a scene opens it').toBeGreaterThan(0);
    for (const user of users) expect(Object.keys(sceneOf(user).topology.devices)).toContain(lesson.host);
  });
  it('is complete: every scene that names a guide finds it', () => {
    for (const scene of scenes) {
      const { guide } = sceneOf(scene.id);
      if (guide !== undefined) expect(findLesson(guide), scene.id).toBeDefined();
    }
  });
  it('is kept by a scene file', () => {
    const scenario = sceneOf('white-paper-f300q');
    expect(parseScenario(printScenario(scenario)).value?.guide).toBe('white-paper-f300q');
  });
});

describe('the white paper on F300Q', () => {
  const learner = (): Learner => new Learner(sceneOf('white-paper-f300q'), findLesson('white-paper-f300q')!);
  const qsan = 'Qsan    F300Q           ';
  const withFeature = (): Learner => learner().do({ do: 'install-mpio', aim: 'web1' }).wait(70).do({ do: 'restart', aim: 'web1' }).wait(100);
  const claimed = (): Learner => withFeature().do({ do: 'claim', aim: 'web1', hardware: qsan }).wait(40).do({ do: 'restart', aim: 'web1' }).wait(100);

  it('goes step by step to its end', () => {
    const one = learner();
    expect(one.standing.doneCount).toBe(0);
    expect(one.at).toBe('add-feature');

    one.do({ do: 'install-mpio', aim: 'web1' }).wait(5);
    expect(one.at, 'under way is not done').toBe('add-feature');
    expect(one.standing.waits).toMatch(/^Windows adds the feature\. It is ready at /);
    one.wait(60);
    expect(one.at).toBe('restart-for-feature');

    one.do({ do: 'restart', aim: 'web1' }).wait(10);
    expect(one.at).toBe('restart-for-feature');
    expect(one.standing.waits).toMatch(/^Windows restarts/);
    one.wait(90);
    expect(one.at).toBe('two-disks');

    expect(one.look('device-manager').at).toBe('second-offline');
    expect(one.look('disk-management').at).toBe('discover');
    expect(one.look('mpio').at, 'another tab of the window').toBe('discover');
    expect(one.look('mpio', 'discover').at).toBe('add-device');

    one.do({ do: 'claim', aim: 'web1', hardware: qsan }).wait(5);
    expect(one.at).toBe('add-device');
    expect(one.standing.waits).toMatch(/^Windows adds the device/);
    expect(one.wait(30).at).toBe('restart-for-claim');
    one.do({ do: 'restart', aim: 'web1' }).wait(100);
    expect(one.at).toBe('one-disk');
    expect(one.look('device-manager').at).toBe('mpio-tab');
    expect(one.look('disk').at).toBe('policy');

    one.do({ do: 'set-policy', aim: 'web1/lun0', policy: 'least-queue-depth' }).wait(1);
    expect(one.at).toBe('cut');
    one.do({ do: 'cut', aim: 'A1' }).wait(3);
    expect(one.at).toBe('failover');
    one.wait(40);
    expect(one.at).toBe('mend');
    one.do({ do: 'mend', aim: 'A1' }).wait(10);
    expect(one.at).toBe('end');
    expect(one.standing.doneCount).toBe(findLesson('white-paper-f300q')!.steps.length);
    expect(one.traps).toEqual([]);
  });

  it('does not take a hardware ID for the array’s that only looks like it', () => {
    const one = withFeature().look('device-manager').look('disk-management').look('mpio', 'discover');
    one.do({ do: 'claim', aim: 'web1', hardware: 'Qsan F300Q'.padEnd(24) }).wait(40);
    expect(one.at).toBe('add-device');
    expect(one.traps).toEqual(['other-id']);
    one.do({ do: 'claim', aim: 'web1', hardware: qsan }).wait(40);
    expect(one.at).toBe('restart-for-claim');
    expect(one.traps).toEqual([]);
  });

  it('takes its ticks back when the clock goes back, and gives them again', () => {
    const one = withFeature().look('device-manager');
    const then = one.run.nowNs / second;
    expect(one.at).toBe('second-offline');
    one.seek(1);
    expect(one.standing.doneCount).toBe(0);
    one.seek(then);
    expect(one.at).toBe('second-offline');
  });

  it('counts what was done without looking', () => {
    const one = claimed();
    const states = one.standing.steps.filter(({ state }) => state === 'done').map(({ step }) => step.id);
    expect(states).toEqual(['add-feature', 'restart-for-feature', 'two-disks', 'second-offline', 'discover', 'add-device', 'restart-for-claim']);
  });

  it('goes back when the feature is taken off again', () => {
    const one = claimed().do({ do: 'remove-mpio', aim: 'web1' }).wait(70).do({ do: 'restart', aim: 'web1' }).wait(100);
    expect(one.at).toBe('add-feature');
  });

  it('sees the second disk brought online, or initialised', () => {
    const second1 = withFeature().do({ do: 'online-disk', aim: 'web1/lun0/2' }).wait(1);
    expect(second1.traps).toEqual(['damage']);
    const second2 = learner().do({ do: 'initialise-disk', aim: 'web1/lun0/2' }).wait(1);
    expect(second2.traps).toEqual(['damage']);
    expect(second2.standing.traps[0].text).toContain('Disk');
  });

  it('sees a cut before MPIO manages the disk', () => {
    const one = learner().do({ do: 'cut', aim: 'A1' }).wait(1);
    expect(one.traps).toEqual(['cut-without-mpio']);
    expect(one.do({ do: 'mend', aim: 'A1' }).wait(5).traps).toEqual([]);
  });

  it('sees the device taken off the list again', () => {
    const one = claimed().do({ do: 'unclaim', aim: 'web1', hardware: qsan }).wait(40);
    expect(one.traps).toEqual(['removed-again']);
    expect(one.at).toBe('add-device');
  });
});
