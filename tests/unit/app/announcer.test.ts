import { expect, test } from 'vitest';
import { Announcer } from '../../../src/app/announcer.svelte';

/** A clock that a test turns. */
function hand() {
  let now = 0;
  const due: { at: number; then: () => void }[] = [];
  return {
    clock: { now: () => now, after: (ms: number, then: () => void) => due.push({ at: now + ms, then }) },
    turn(ms: number) {
      const end = now + ms;
      for (;;) {
        const next = due.sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > end) break;
        due.shift();
        now = next.at;
        next.then();
      }
      now = end;
    },
  };
}

test('what comes together is said together, after a moment', () => {
  const { clock, turn } = hand();
  const announcer = new Announcer(clock);
  announcer.say('P1 failed.');
  announcer.say('P1 failed.');
  announcer.say('P2 failed.');
  turn(399);
  expect(announcer.log).toEqual([]);
  turn(1);
  expect(announcer.log).toEqual(['P1 failed. P2 failed.']);
});

test('at most one message in two seconds, each in the next region', () => {
  const { clock, turn } = hand();
  const announcer = new Announcer(clock);
  announcer.say('one');
  turn(400);
  announcer.say('two');
  turn(1999);
  expect(announcer.log).toEqual(['one']);
  turn(1);
  expect(announcer.log).toEqual(['one', 'two']);
  expect(announcer.regions).toEqual(['', 'two', '', '']);
});

test('nothing is nothing', () => {
  const { clock, turn } = hand();
  const announcer = new Announcer(clock);
  announcer.say('');
  turn(5000);
  expect(announcer.log).toEqual([]);
});
