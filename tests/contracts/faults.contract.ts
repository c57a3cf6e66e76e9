/** The exam that every fault sits: struck and healed, the hardware is as it was. */
import { readFileSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { disturbancesOf, faultOfVerb, faults, faultsHealedBy } from '../../src/sim/faults';
import type { Disturbance, Fault, FaultCommand } from '../../src/sim/faults';
import type { Command } from '../../src/sim/scenario';

const aims: Record<Fault['aims'], string> = {
  cable: 'A1',
  port: 'web1.hba0.0',
  hba: 'web1.hba0',
  switch: 'fabA',
  controller: 'a1.ctr1',
  lun: 'lun0',
};
const healthy = {
  cut: false,
  silent: false,
  errorShare: 0,
  delayNs: 0,
  pulled: false,
  present: true,
  on: true,
  to: 'ctr1',
};

/** What the engine would know, as a flat table of facts about one thing. */
function after(facts: Record<string, unknown>, disturbances: readonly Disturbance[]): Record<string, unknown> {
  const next = { ...facts };
  for (const { kind: _kind, ...rest } of disturbances) {
    for (const [key, value] of Object.entries(rest)) if (key in healthy) next[key] = value;
  }
  return next;
}

function commandOf(fault: Fault, verb: string, to: string): FaultCommand {
  const params = Object.fromEntries(fault.params.map((spec) => [spec.key, spec.default]));
  return { do: verb, aim: aims[fault.aims], to, ...params } as unknown as FaultCommand;
}

describe.each(faults.map((fault) => [fault.id, fault] as const))('%s', (_, fault) => {
  const strike = commandOf(fault, fault.verb, 'ctr2');
  const heal = commandOf(fault, fault.healVerb, 'ctr1');

  it('does something, at its aim', () => {
    const struck = fault.strike(strike);
    expect(struck.length).toBeGreaterThan(0);
    expect(after(healthy, struck)).not.toEqual(healthy);
    for (const each of struck) expect(Object.values(each)).toContain(aims[fault.aims]);
  });

  it('is taken back by its remedy', () => {
    expect(after(after(healthy, fault.strike(strike)), fault.heal(heal))).toEqual(healthy);
    expect(after(after(healthy, disturbancesOf(strike)), disturbancesOf(heal))).toEqual(healthy);
  });

  it('gives plain data, the same each time', () => {
    expect(JSON.parse(JSON.stringify(fault.strike(strike)))).toEqual(fault.strike(strike));
  });

  it('leaves other verbs alone', () => {
    expect(fault.strike({ do: 'restore-all' } as never)).toEqual([]);
    expect(fault.heal({ do: 'restore-all' } as never)).toEqual([]);
  });

  it('is found by its verb, and speaks', () => {
    expect(faultOfVerb(fault.verb)).toBe(fault);
    expect(faultsHealedBy(fault.healVerb)).toContain(fault);
    for (const text of [fault.teaches, fault.whoLearns]) expect(text).toMatch(/\.$/);
    expect(fault.label).toMatch(/^[A-Z]/);
    for (const spec of fault.params) {
      expect(spec.source.length).toBeGreaterThan(10);
      if ('min' in spec) expect(spec.default >= spec.min && spec.default <= spec.max).toBe(true);
    }
  });

  it('has an icon that exists', () => {
    const folder = 'node_modules/@lucide/svelte/dist/icons/';
    expect(existsSync(`${folder}${fault.icon}.svelte`)).toBe(true);
  });
});

it('ids, verbs and options are told apart', () => {
  for (const key of ['id', 'verb', 'cliOption'] as const)
    expect(new Set(faults.map((each) => each[key])).size).toBe(faults.length);
});

it('every command of a journal may be asked', () => {
  const others: Command[] = [
    { do: 'restore-all' },
    { do: 'edit', edits: [] },
    { do: 'set', aim: 'web1', key: 'x', value: 1 },
  ];
  for (const command of others) expect(disturbancesOf(command)).toEqual([]);
  const cut: Command = { do: 'cut', aim: 'A1' };
  expect(disturbancesOf(cut)).toEqual([{ kind: 'cable', cable: 'A1', cut: true }]);
});

it('one wipe takes everything off a cable', () => {
  const dirty = { ...healthy, silent: true, errorShare: 0.1, delayNs: 7 };
  expect(after(dirty, disturbancesOf({ do: 'clean', aim: 'A1' }))).toEqual(healthy);
});

it('no fault names a path, a timer or an opinion', () => {
  expect(readFileSync('src/sim/faults/disturbance.ts', 'utf8')).not.toMatch(/path|timer|nexus/i);
});
