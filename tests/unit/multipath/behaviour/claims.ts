/** Rows on claiming and enumeration: Windows with its DSMs as one host. */
import { expect } from 'vitest';
import { msdsm } from '../../../../src/sim/multipath';
import { AccessState } from '../one-host';
import { hostOf, type Checks } from './check';
import { OneWindows } from './one-windows';

export const claims: Checks = {
  T60: (behaviour) => {
    const entry = 'IBM     2145';
    expect(entry).toHaveLength(12);
    const claimed = (product: string): OneWindows => {
      const host = new OneWindows(behaviour, { paths: 2, vendor: 'IBM', product });
      expect(host.opinion.kind).toBe('disks');
      host.admin({ set: 'claim', hardware: entry });
      host.finishAndRestart();
      return host;
    };
    const host = claimed('2145ABC');
    expect(host.opinion).toMatchObject({ kind: 'mpio', policy: 'round-robin', dsm: 'Microsoft DSM' });
    expect(host.opinion.paths.map((path) => path.state)).toEqual(['activeOptimized', 'activeOptimized']);
    // Twelve characters are compared, and these differ.
    expect(claimed('2146ABC').opinion.kind).toBe('disks');
  },
  T61: (behaviour) => {
    const host = new OneWindows(behaviour, { paths: 4, vendor: 'Qsan', product: 'F400Q' });
    host.scan();
    expect(host.opinion.kind).toBe('disks');
    expect(host.disks).toHaveLength(4);
    expect(new Set(host.disks.map((disk) => `${disk.vendor} ${disk.product} ${disk.sizeGiB}`)).size).toBe(1);
    expect(host.disks.map((disk) => disk.state)).toEqual(['online', 'offline', 'offline', 'offline']);
    for (const disk of host.disks) {
      const others = host.disks.map((each) => each.number).filter((number) => number !== disk.number);
      expect([...disk.twins].sort()).toEqual(others);
    }
  },
  T63: (behaviour) => {
    const host = hostOf(behaviour, { paths: 2, portGroups: [0, 1], alua: 'implicit' });
    host.arrive(0);
    const step = msdsm.observe(
      host.state,
      host.columns,
      { kind: 'path-arrived', path: 1, access: AccessState.activeOptimized, preferred: false, alua: 'none' },
      0,
    );
    host.state = step.state;
    expect(step.orders).toMatchObject([{ kind: 'announce', code: 'path-refused', path: 1 }]);
    expect(host.list()).toEqual([0]);
    expect(host.opinion().paths[1]).toMatchObject({ present: false, word: 'Not added', how: 'refused' });
    expect(host.reads(3)).toEqual([0, 0, 0]);
    // The same kind is welcome.
    host.arrive(1);
    expect(host.list()).toEqual([0, 1]);
  },
};
