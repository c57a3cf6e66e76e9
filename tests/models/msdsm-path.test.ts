/** The path machine: every reachable state, its drawing, and the device that is meant to stay in step with it. */
import { getShortestPaths } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import {
  initialPath,
  pathChart,
  pathMachine,
  stepPath,
  type PathEvent,
  type PathSnapshot,
} from '../../src/sim/multipath';
import { AccessState, OneHost, outcomes } from '../unit/multipath/one-host';

interface Node {
  readonly key: string;
  readonly states?: Record<string, Node>;
  readonly on?: Record<string, readonly { target?: readonly { key: string }[] }[]>;
}
const regions = Object.values(pathMachine.states) as unknown as Node[];

/** `from event to` of the machine; the region's own id stands for "from anywhere". */
function machineTransitions(): string[] {
  const rows = (owner: string, region: Node, node: Node): string[] =>
    Object.entries(node.on ?? {}).flatMap(([event, list]) =>
      list.flatMap((one) => (one.target ?? []).map((target) => `${owner} ${event} ${region.key}.${target.key}`)),
    );
  return regions.flatMap((region) => [
    ...rows(region.key, region, region),
    ...Object.values(region.states ?? {}).flatMap((state) => rows(`${region.key}.${state.key}`, region, state)),
  ]);
}

describe('the drawing', () => {
  it('has the states of the machine', () => {
    const drawn = pathChart.regions.flatMap((region) => region.states.map((state) => state.id));
    const real = regions.flatMap((region) => Object.keys(region.states ?? {}).map((state) => `${region.key}.${state}`));
    expect([...drawn].sort()).toEqual([...real].sort());
  });

  it('has the transitions of the machine', () => {
    const drawn = pathChart.regions.flatMap((region) =>
      region.transitions.map((row) => `${row.from} ${row.event} ${row.to}`),
    );
    expect([...drawn].sort()).toEqual(machineTransitions().sort());
  });

  it('stays in its box, and no two boxes touch', () => {
    const boxes = pathChart.regions.flatMap((region) => region.states);
    for (const box of boxes) {
      expect(box.x >= 0 && box.y >= 0 && box.x + box.w <= pathChart.width && box.y + box.h <= pathChart.height).toBe(
        true,
      );
      for (const other of boxes) {
        if (other === box) continue;
        const apart =
          box.x + box.w <= other.x ||
          other.x + other.w <= box.x ||
          box.y + box.h <= other.y ||
          other.y + other.h <= box.y;
        expect(apart, `${box.id} and ${other.id}`).toBe(true);
      }
    }
  });
});

describe('the machine', () => {
  const walks = getShortestPaths(pathMachine);

  it('reaches all of its 45 combinations', () => {
    expect(walks).toHaveLength(3 * 5 * 3);
  });

  it('stepPath walks as the machine does', () => {
    for (const walk of walks) {
      const reached = walk.steps
        .map((step) => step.event)
        .filter((event) => (event.type as string) !== 'xstate.init')
        .reduce<PathSnapshot>((path, event) => stepPath(path, event as PathEvent), initialPath);
      expect(reached.value).toEqual(walk.state.value);
    }
  });

  it('has nothing that a stored {value, context} would lose', () => {
    const text = JSON.stringify(pathMachine.config);
    for (const word of ['after', 'invoke', 'spawn', '"history"', '"final"'])
      expect(text).not.toContain(`"${word.replaceAll('"', '')}"`);
  });
});

describe('the device', () => {
  /** All that can happen to a host of three paths under two controllers, in every order of some length. */
  const happenings: Readonly<Record<string, (host: OneHost) => void>> = {
    'p0 fails': (host) => void host.fail(0),
    'p1 fails': (host) => void host.fail(1),
    'p0 leaves': (host) => void host.remove(0),
    'p2 leaves': (host) => void host.remove(2),
    'p0 arrives': (host) => void host.arrive(0),
    'p2 arrives': (host) => void host.arrive(2, AccessState.activeUnoptimized),
    poll: (host) => void host.timer('recovery'),
    'good answer': (host) =>
      void (
        host.pending.length > 0 &&
        host.answer(
          outcomes.good,
          host.list().map((path) => (path === 2 ? 1 : 0)),
        )
      ),
    'bad answer': (host) => void (host.pending.length > 0 && host.answer(outcomes.timeout)),
    'disk removed': (host) => void host.timer('pdo-remove/0'),
    foo: (host) => void host.setLun('fail-over-only'),
  };
  const names = Object.keys(happenings);

  const check = (host: OneHost, story: string): void => {
    const opinion = host.opinion();
    const health: Record<string, string> = { failed: 'failed', removed: 'removed' };
    for (const path of opinion.paths) {
      const alive = health[path.state] === undefined;
      expect(path.lit[0], story).toBe(`health.${health[path.state] ?? 'active'}`);
      if (alive) expect(path.lit[1], story).toBe(`access.${path.state}`);
      expect(path.present, story).toBe(path.order >= 0);
    }
    const chosen = host.choose();
    if (host.gate === 'open') expect(chosen, story).toBeGreaterThanOrEqual(0);
    if (chosen >= 0) expect(['failed', 'removed'], story).not.toContain(opinion.paths[chosen].state);
    expect(opinion.health === 'removed' ? ['gone'] : ['open', 'hold'], story).toContain(host.gate);
  };

  it.each(['none', 'implicit', 'explicit'] as const)('keeps machines, columns and words together (ALUA %s)', (alua) => {
    const stories = names.flatMap((a) => names.flatMap((b) => names.flatMap((c) => names.map((d) => [a, b, c, d]))));
    // Every story of four happenings, thinned: of 14,641 every 23rd is enough for a commit, and 23 shares no factor with 11.
    for (let i = 0; i < stories.length; i += 23) {
      const host = new OneHost({ paths: 3, portGroups: [0, 0, 1], alua }).arriveAll([0, 0, alua === 'none' ? 0 : 1]);
      const story = stories[i];
      for (const [at, name] of story.entries()) {
        happenings[name](host);
        check(host, story.slice(0, at + 1).join(', '));
      }
    }
  });

  it('comes back from everything once its paths are back', () => {
    for (const alua of ['none', 'implicit', 'explicit'] as const) {
      const host = new OneHost({ paths: 3, portGroups: [0, 0, 1], alua }).arriveAll([0, 0, alua === 'none' ? 0 : 1]);
      for (const name of [
        'p0 fails',
        'p1 fails',
        'p2 leaves',
        'p0 leaves',
        'bad answer',
        'disk removed',
        'poll',
        'bad answer',
        'bad answer',
      ])
        happenings[name](host);
      for (const path of [0, 2]) host.arrive(path, path === 2 && alua !== 'none' ? 1 : 0);
      for (let round = 0; round < 9; round += 1) {
        host.timer('recovery');
        while (host.pending.length > 0) happenings['good answer'](host);
      }
      expect(host.gate, alua).toBe('open');
      expect(host.opinion().health, alua).toBe('normal');
    }
  });
});
