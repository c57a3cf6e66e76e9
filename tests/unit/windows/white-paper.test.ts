// The white paper's steps on Fibre Channel, as an administrator does them: two disks, the feature, the claim, one disk, a policy.
import { describe, expect, it } from 'vitest';
import { loadScene, seconds, Watched, withJournal, withSettings } from '../../support/scenes';
import type { JournalRow } from '../../../src/sim/scenario/scenario';
import type { WindowsFacts } from '../../../src/sim/run/reading';

const f400q = 'Qsan    F400Q           ';
const at = (atS: number, command: object): JournalRow => ({ atNs: seconds(atS), ...command }) as JournalRow;
/** Feature 60 s, devices 30 s, restart 90 s, then link and login. */
const journal = [
  at(10, { do: 'install-mpio', aim: 'web1' }),
  at(75, { do: 'restart', aim: 'web1' }),
  at(180, { do: 'claim', aim: 'web1', hardware: f400q }),
  at(215, { do: 'restart', aim: 'web1' }),
  at(330, { do: 'set-policy', aim: 'web1/lun0', policy: 'least-queue-depth' }),
];

const open = (): Watched =>
  new Watched(
    withJournal(withSettings(loadScene('S03'), { web1: { mpioAtStart: 'absent', restartNs: seconds(90) } }), journal),
  );
const desktop = (run: Watched): WindowsFacts => run.facts.hosts.web1!.windows!;
const disks = (run: Watched): string[] =>
  desktop(run).disks.map(({ number, name, state, reason, twins }) =>
    [`Disk ${number}`, name, state, reason, `twins ${twins.join(' ')}`.trim()].filter((part) => part !== '').join(' | '),
  );
const app = (run: Watched): string => run.facts.hosts.web1!.groups[0]!.health;

describe('the white paper on Fibre Channel', () => {
  const run = open();

  it('begins without MPIO: two disks, one of them offline, and no failover', () => {
    run.to(5);
    expect(desktop(run)).toMatchObject({ feature: 'absent', power: 'running', supported: [], claimed: [], pending: [] });
    expect(disks(run)).toEqual([
      'Disk 1 | Qsan F300Q SCSI Disk Device | online | twins 2',
      'Disk 2 | Qsan F300Q SCSI Disk Device | offline | redundant path with another device | twins 1',
    ]);
    expect(app(run)).toBe('normal');
  });
});
