/** Scenes with short timers and random faults, for properties of runs. Everything follows from a printed seed. */
import { drawUnit } from '../../src/sim/kernel';
import type { Command, JournalRow, Scenario } from '../../src/sim/scenario/scenario';
import { loadScene, withSettings } from './scenes';

const ids = ['S05', 'S03', 'S17c', 'two-hosts-one-array', 'S08'] as const;
const second = 1e9;

/** All clocks a tenth or so of their usual length, so that a run of some seconds meets each of them. */
export function quick(scenario: Scenario): Scenario {
  const settings: Record<string, Record<string, number>> = {};
  for (const [id, device] of Object.entries(scenario.topology.devices)) {
    if (device.kind === 'host') {
      settings[id] = {
        linkDownHoldNs: 1.5 * second,
        portDownHoldNs: second,
        pdoRemovePeriodNs: 2 * second,
        diskTimeoutNs: 2.5 * second,
        pnpRemoveDelayNs: 0.3 * second,
      };
    }
    if (device.kind === 'array') {
      settings[id] = {
        heartbeatNs: 0.3 * second,
        takeoverNs: 0.8 * second,
        failbackNs: 0.6 * second,
        transitionNs: 0.7 * second,
        bootNs: 0.5 * second,
      };
    }
  }
  const workloads = scenario.workloads.map((load) => ({ ...load, outstanding: 8 }));
  return { ...withSettings(scenario, settings), workloads, journal: [] };
}

export class Luck {
  private n = 0;
  constructor(readonly seed: number) {}
  unit(): number {
    return drawUnit(this.seed, 77, this.n++, 1);
  }
  below(n: number): number {
    return Math.floor(this.unit() * n);
  }
  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }
}

function commandOf(luck: Luck, scenario: Scenario): Command {
  const cable = luck.of(scenario.topology.cables).id;
  const host = Object.entries(scenario.topology.devices).find(([, device]) => device.kind === 'host')![0];
  const lun = scenario.topology.luns[0]!;
  const all: Command[] = [
    { do: 'cut', aim: cable },
    { do: 'cut', aim: cable },
    { do: 'mend', aim: cable },
    { do: 'mend', aim: cable },
    { do: 'drop', aim: cable },
    { do: 'clean', aim: cable },
    { do: 'errors', aim: cable, share: 0.002 },
    { do: 'delay', aim: cable, delayNs: 3_000_000 },
    { do: 'disable-hba', aim: `${host}.hba0` },
    { do: 'enable-hba', aim: `${host}.hba0` },
    { do: 'crash', aim: `${lun.array}.ctr1` },
    { do: 'return', aim: `${lun.array}.ctr1` },
    { do: 'move-owner', aim: lun.id, to: luck.of(['ctr1', 'ctr2']) },
    { do: 'restore-all' },
    {
      do: 'set-policy',
      aim: `${host}/${lun.id}`,
      policy: luck.of(['least-queue-depth', 'fail-over-only', 'round-robin-subset']),
    },
    { do: 'set', aim: host, key: 'retryIntervalNs', value: 0.5 * second },
  ];
  return luck.of(all);
}

/** A scene with `faults` random commands in (0.5 s, untilS). */
export function stormy(seed: number, faults = 6, untilS = 6): Scenario {
  const luck = new Luck(seed);
  const scenario = quick(loadScene(luck.of(ids)));
  const journal: JournalRow[] = [];
  for (let i = 0; i < faults; i++) {
    journal.push({
      atNs: Math.floor((0.5 + luck.unit() * (untilS - 1)) * second),
      ...commandOf(luck, scenario),
    } as JournalRow);
  }
  journal.sort((a, b) => a.atNs - b.atNs);
  return { ...scenario, seed, journal };
}
