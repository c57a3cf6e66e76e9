import { describe, expect, it } from 'vitest';
import { arrayKinds } from '../../src/sim/arrays';
import * as catalog from '../../src/sim/catalog';
import { linkRates, nsPerMetre } from '../../src/sim/hardware';
import { Recorder, Run } from '../../src/sim';
import type { Command } from '../../src/sim/catalog';
import { describeLog, logTemplates } from '../../src/locales';
import type { LogRow } from '../../src/sim/run/reading';
import { loadScene, withAccess, withJournal, withSettings } from '../support/scenes';
import { filesOf, read } from './tree';

const tags: readonly string[] = ['known', 'general', 'inferred', 'placeholder'];
/** A source has to say something: not a dash, not "tbd". */
const says = (text: string): boolean => /[A-Za-z]{2,}/.test(text) && !/\b(tbd|todo|fixme|xxx)\b/i.test(text);

interface Claim {
  readonly name: string;
  readonly tag: string;
  readonly source: string;
}

const settings: readonly { readonly owner: string; readonly spec: catalog.SettingsSpec }[] = [
  { owner: 'msdsm', spec: catalog.msdsmSettings },
  { owner: 'hba', spec: catalog.initiatorSettings },
  ...catalog.arrays.map((model) => ({ owner: model.id, spec: catalog.arraySettings(model.id) })),
  ...catalog.switches.map((model) => ({ owner: model.id, spec: catalog.switchSettings(model.id) })),
  ...catalog.workloadPresets.map((preset) => ({ owner: preset.id, spec: preset.settings })),
  ...catalog.faults.map((fault) => ({ owner: fault.id, spec: fault.params })),
];

/** Every `{ v, tag, source }` below this value, with the way to it. */
function factsIn(value: unknown, name: string): Claim[] {
  if (typeof value !== 'object' || value === null) return [];
  const { v, tag, source } = value as Record<string, unknown>;
  if (v !== undefined && tag !== undefined) return [{ name, tag: String(tag), source: String(source ?? '') }];
  return Object.entries(value).flatMap(([key, each]) => factsIn(each, `${name}.${key}`));
}

const models = [catalog.adapters, catalog.switches, catalog.arrays, catalog.drives].flatMap((list) => [...list]);
const claims: readonly Claim[] = [
  ...settings.flatMap(({ owner, spec }) =>
    spec.map(({ key, tag, source }) => ({ name: `${owner}.${key}`, tag, source })),
  ),
  ...models.flatMap((model) => factsIn(model, model.id)),
  ...catalog.adapters.flatMap(({ id }) => factsIn(catalog.driverDefaults(id), `driver of ${id}`)),
  ...catalog.media.flatMap((medium) => factsIn(medium, medium.id)),
  ...factsIn({ linkRates, nsPerMetre }, 'links'),
];
const names = (list: readonly Claim[]): string[] => list.map(({ name, source }) => `${name}: ${source}`);

describe('every number has a source', () => {
  it('and a tag, and there are many', () => {
    expect(claims.length).toBeGreaterThan(150);
    expect(names(claims.filter(({ tag }) => !tags.includes(tag)))).toEqual([]);
    expect(names(claims.filter(({ source }) => !says(source)))).toEqual([]);
  });

  it('a placeholder says that it is one, or where its range comes from', () => {
    const honest =
      /placeholder|assum|estimate|chosen|not a product|test target|unknown|order of|first letter of the model name|never reached/i;
    expect(names(claims.filter(({ tag, source }) => tag === 'placeholder' && !honest.test(source)))).toEqual([]);
  });

  it('and what is called known does not say that it is guessed', () => {
    expect(
      names(
        claims.filter(
          ({ tag, source }) => tag === 'known' && /placeholder|assumption|no page read|guess/i.test(source),
        ),
      ),
    ).toEqual([]);
  });

  it('what differs between releases of Windows too', () => {
    const facts = catalog.releases.flatMap((release) =>
      Object.entries(release).flatMap(([name, fact]) =>
        typeof fact === 'object' ? [`${release.id} ${name}: ${fact.source}`] : [],
      ),
    );
    expect(facts.filter((text) => !says(text.slice(text.indexOf(':') + 1)))).toEqual([]);
  });
});

describe('every setting', () => {
  it('has a label, a sentence, and a default that it allows', () => {
    const wrong = settings.flatMap(({ owner, spec }) =>
      spec
        .filter((each) => {
          if (each.label.trim() === '' || !/^[A-Z].*\.$/s.test(each.help)) return true;
          if (each.kind === 'choice') return !each.choices.some(({ id, label }) => id === each.default && label !== '');
          if (each.kind === 'switch') return typeof each.default !== 'boolean';
          return !(each.min <= each.default && each.default <= each.max);
        })
        .map(({ key }) => `${owner}.${key}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is named once an owner', () => {
    const twice = settings.flatMap(({ owner, spec }) =>
      spec.filter((each, i) => spec.findIndex(({ key }) => key === each.key) !== i).map(({ key }) => `${owner}.${key}`),
    );
    expect(twice).toEqual([]);
  });
});

describe('every entry of a registry speaks', () => {
  const sentence = /^[A-Z][^]*[.?!]$/;
  const entries: readonly { readonly id: string; readonly label: string; readonly teaches: string }[] = [
    ...catalog.policies,
    ...catalog.faults,
    ...catalog.workloadPresets,
    ...arrayKinds,
    ...catalog.scenes.map(({ id, title, teaches }) => ({ id, label: title, teaches })),
  ];
  it('with a label and one sentence of what it teaches', () => {
    expect(
      entries.filter(({ label, teaches }) => label.trim() === '' || !sentence.test(teaches)).map(({ id }) => id),
    ).toEqual([]);
  });

  it('and under an id of its own', () => {
    for (const list of [catalog.policies, catalog.faults, catalog.workloadPresets, arrayKinds, catalog.scenes]) {
      const ids = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('each part of the catalogue with a name and a summary', () => {
    expect(
      models.filter(({ id, name, summary }) => id === '' || name === '' || summary === '').map(({ id }) => id),
    ).toEqual([]);
  });

  it('each row of the error table and of the Windows log with words', () => {
    expect(
      catalog.verdictTable.filter(({ id, what }) => !/^E\d+$/.test(id) || what === '').map(({ id }) => id),
    ).toEqual([]);
    expect(Object.values(catalog.mpioEvents).filter(({ meaning }) => !sentence.test(meaning))).toEqual([]);
  });
});

/** Codes that files of the laboratory write into the event list, found in their text. */
function emittedCodes(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const put = (code: string | undefined, path: string): void => void (code !== undefined && found.set(code, path));
  for (const path of filesOf('src/sim').filter((each) => each.endsWith('.ts'))) {
    const text = read(path);
    // log(w, 'hba', 'io-flushed', … and log(w, 'hba', lit ? 'link-up' : 'link-down', …
    for (const [, code] of text.matchAll(/\blog\(\s*w,\s*'[a-z]+',\s*'([a-z][\w-]*)'/g)) put(code, path);
    for (const [, yes, no] of text.matchAll(/\blog\(\s*w,\s*'[a-z]+',\s*\w+ \? '([a-z][\w-]*)' : '([a-z][\w-]*)'/g)) {
      put(yes, path);
      put(no, path);
    }
    // announce(draft, 'hac-ctr-failover', …
    for (const [, code] of text.matchAll(/\bannounce\(draft, '([a-z][\w-]*)'/g)) put(code, path);
    // { kind: 'announce', code: 'hold-started', …
    for (const [, code] of text.matchAll(/kind: 'announce',(?:\s*source: '[a-z]+',)?\s*code: '([a-z][\w-]*)'/g))
      put(code, path);
    // const refusedCode = 'refused'
    for (const [, code] of text.matchAll(/\bconst refusedCode = '([a-z][\w-]*)'/g)) put(code, path);
  }
  // Verbs of the journal have theirs in one table.
  const commands = 'src/sim/engine/control/commands.ts';
  const [, body] = /const codes: [^=]*= \{([^}]*)\}/.exec(read(commands)) ?? [];
  for (const [, code] of (body ?? '').matchAll(/: '([a-z][\w-]*)'/g)) put(code, commands);
  for (const { code } of Object.values(catalog.mpioEvents)) put(code, 'src/sim/multipath/stacks/msdsm/events.ts');
  return found;
}

const templates: Readonly<Record<string, string>> = logTemplates;

describe('every line of the event list', () => {
  it('has words in src/locales/log-codes.ts', () => {
    const codes = emittedCodes();
    expect(codes.size).toBeGreaterThan(45);
    expect(
      [...codes].filter(([code]) => !Object.hasOwn(templates, code)).map(([code, path]) => `${code} (${path})`),
    ).toEqual([]);
  });

  it('is told to the end: what its sentence needs is in the row', { timeout: 60_000 }, () => {
    const second = 1_000_000_000;
    const at = (s: number, command: Command): catalog.JournalRow =>
      ({ atNs: s * second, ...command }) as catalog.JournalRow;
    const journal = [
      at(1, { do: 'cut', aim: 'A1' }),
      at(4, { do: 'mend', aim: 'A1' }),
      at(6, { do: 'errors', aim: 'B2', share: 0.01 }),
      at(7, { do: 'clean', aim: 'B2' }),
      at(8, { do: 'delay', aim: 'B2', delayNs: 1_000_000 }),
      at(9, { do: 'drop', aim: 'B3' }),
      at(10, { do: 'pull-port', aim: 'fabA.1' }),
      at(20, { do: 'insert-port', aim: 'fabA.1' }),
      at(22, { do: 'disable-hba', aim: 'web1.hba0' }),
      at(24, { do: 'enable-hba', aim: 'web1.hba0' }),
      at(25, { do: 'pull-hba', aim: 'web1.hba0' }),
      at(26, { do: 'insert-hba', aim: 'web1.hba0' }),
      at(28, { do: 'move-owner', aim: 'lun0', to: 'ctr2' }),
      at(35, { do: 'crash', aim: 'a1.ctr2' }),
      at(50, { do: 'return', aim: 'a1.ctr2' }),
      at(60, { do: 'set-policy', aim: 'web1/lun0', policy: 'round-robin' }),
      at(61, { do: 'set-policy', aim: 'web1', policy: 'least-queue-depth' }),
      at(62, { do: 'set', aim: 'web1', key: 'pdoRemovePeriodNs', value: 5 * second }),
      at(64, { do: 'power-off', aim: 'fabA' }),
      at(66, { do: 'power-off', aim: 'fabB' }),
      at(85, { do: 'restore-all' }),
    ];
    const scene = withSettings(withAccess(loadScene('dual-fabric-4-paths'), 'alua-implicit'), {
      web1: { linkDownHoldNs: 5 * second, portDownHoldNs: 5 * second, diskTimeoutNs: 10 * second },
      a1: { bootNs: 3 * second },
    });
    const recorder = new Recorder('main', true);
    new Run(withJournal(scene, journal), { recorder, checkpointEvery: 0 }).advance(90 * second);
    const rows: readonly LogRow[] = recorder.log_;
    const untold = rows.flatMap((row) => {
      const template = templates[row.code];
      if (template === undefined) return [`${row.code} has no words`];
      const needed = [...template.replace(/\[[^\]]*\]/g, '').matchAll(/\{(\w+)\}/g)].map(([, key]) => key!);
      const missing = needed.filter((key) => (key === 'aim' ? row.aim === '' : row.params[key] === undefined));
      return missing.length > 0 || describeLog(row).trim() === '' ? [`${row.code} lacks ${missing.join(', ')}`] : [];
    });
    expect([...new Set(untold)]).toEqual([]);
    // The story above is rich enough to be worth reading.
    expect(new Set(rows.map(({ code }) => code)).size).toBeGreaterThan(40);
  });
});
