// One cut in three scenes, as an event list to read.
import { describe, it } from 'vitest';
import type { JournalRow } from '../../src/sim/scenario/scenario';
import { loadScene, Watched, withJournal } from '../support/scenes';
import { expectGolden } from './golden';

const cut: readonly JournalRow[] = [
  { atNs: 5e9, do: 'cut', aim: 'A1' },
  { atNs: 60e9, do: 'mend', aim: 'A1' },
];

function trace(id: string): string {
  const scene = withJournal(loadScene(id), cut);
  const w = new Watched(scene).to(64);
  const load = w.run.world.dir.workloads[0]!;
  const share = (from: number, to: number): string =>
    Object.entries(w.shares(from, to))
      .map(([label, part]) => `${label} ${(part * 100).toFixed(0)} %`)
      .join(', ');
  return [
    `${scene.title}: cable A1 cut at 5 s, mended at 60 s`,
    `policy ${w.group().policy}, ${load}`,
    '',
    w.story(),
    '',
    `no I/O for ${w.stall(4.5, 59).toFixed(2)} s, slowest I/O ${w.slowest().toFixed(2)} s, I/O errors ${w.failed}`,
    `shares before the cut: ${share(1, 5)}`,
    `shares after failover: ${share(40, 59)}`,
    `shares after return:   ${share(61, 64)}`,
    `DSM's order at the end: ${w.order().join(' ')}`,
    `states at the end: ${Object.entries(w.states())
      .map(([label, state]) => `${label} ${state}`)
      .join(', ')}`,
  ].join('\n');
}

describe('traces', () => {
  it.each(['dual-fabric-4-paths', 'S05', 'S17b'])('%s', (id) => expectGolden(`cut-${id}.txt`, trace(id)));
});
