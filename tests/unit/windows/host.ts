/** A run seen from one Windows host: its desktop, its disks as lines, its application. */
import { liveWorkloads } from '../../../src/sim/run';
import type { HostFacts, WindowsFacts, WorkloadLive } from '../../../src/sim/run/reading';
import type { JournalRow, Scenario } from '../../../src/sim/scenario/scenario';
import { loadScene, seconds, Watched, withJournal, withSettings } from '../../support/scenes';

type WindowsGroup = HostFacts['groups'][number];

export const f300q = 'Qsan    F300Q           ';
export const at = (atS: number, command: object): JournalRow => ({ atNs: seconds(atS), ...command }) as JournalRow;

/** Direct attach with two paths, one host, one load; hosts take a minute to add a feature and 90 s to restart. */
export function twoPaths(settings: object = {}, journal: readonly JournalRow[] = []): Scenario {
  const scene = withJournal(withSettings(loadScene('S03'), { web1: { ...settings } }), journal);
  return { ...scene, settings: { web1: scene.settings.web1! }, workloads: [{ ...scene.workloads[0]!, outstanding: 1 }] };
}

export class WindowsRun extends Watched {
  get desktop(): WindowsFacts {
    return this.facts.hosts.web1!.windows!;
  }
  get lun(): WindowsGroup {
    return this.facts.hosts.web1!.groups[0]!;
  }
  get words(): string[] {
    return this.lun.paths.map(({ state }) => state);
  }
  get disks(): string[] {
    return this.desktop.disks.map(({ number, name, state, reason, twins }) =>
      [`Disk ${number}`, name, state, reason, `twins ${twins.join(' ')}`].filter((part) => part.trim() !== 'twins' && part !== '').join(' | '),
    );
  }
  get app(): WorkloadLive {
    return liveWorkloads(this.run.world, this.recorder, 0)[0]!;
  }
  get refusals(): string[] {
    return this.log.filter((row) => row.code === 'refused').map((row) => String(row.params.reason));
  }
}
