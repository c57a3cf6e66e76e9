// What is on the shelf, and what a search finds.
import { describe, expect, it } from 'vitest';
import { adapters, arrays, findArray, isPlayable, playableProtocols, switches } from '../../../../src/sim/catalog';
import { matching, parts } from '../../../../src/views/palette/shelf';

const all = parts(() => true);
const idsOf = (groups: readonly { readonly parts: readonly { readonly id: string }[] }[]): readonly string[] =>
  groups.flatMap((group) => group.parts.map(({ id }) => id));
const found = (query: string, groups = all): readonly string[] => idsOf(matching(groups, query));

describe('the shelf', () => {
  it('holds what can be played, each once, and nothing else', () => {
    const ids = idsOf(parts());
    const playable = [
      ...adapters.filter(({ playable }) => playable).map(({ id }) => `host:${id}`),
      ...[...switches, ...arrays].filter(({ playable }) => playable).map(({ id }) => id),
    ];
    expect([...ids].sort()).toEqual(['host', ...playable].sort());
    const shown = parts().flatMap((group) => group.title);
    for (const [protocol, word] of [
      ['iscsi', 'iSCSI'],
      ['sas', 'SAS'],
    ] as const)
      expect(shown.some((title) => title.startsWith(word))).toBe(isPlayable(protocol));
    expect(playableProtocols).toContain('fc');
  });
  it('is in groups by kind and transport', () => {
    expect(all.map(({ title }) => title)).toEqual([
      'FC hosts',
      'FC switches',
      'FC arrays, 2009 to 2012',
      'FC arrays, 2014 to today',
      'FC targets for tests',
      'iSCSI hosts',
      'Ethernet switches',
      'iSCSI arrays, 2009 to 2012',
      'iSCSI arrays, 2014 to today',
      'SAS hosts',
      'SAS switches',
      'SAS arrays, 2009 to 2012',
    ]);
    expect(all.filter(({ shut }) => shut).map(({ title }) => title)).toEqual([
      'FC arrays, 2014 to today',
      'iSCSI arrays, 2014 to today',
    ]);
  });
  it('tells ports and speeds, of two kinds too', () => {
    const line = (id: string): string => all.flatMap((group) => group.parts).find((part) => part.id === id)!.line;
    expect(line('qsan-f400q')).toBe('2 × 2 ports, 8 Gb');
    expect(line('qsan-p500q')).toBe('2 × 4 ports, 10 Gb and 1 Gb');
    expect(line('host:intel-i350-t2')).toBe('2 ports, 1 Gb Ethernet');
    expect(line('host:qle2560')).toBe('1 port, 8 Gb FC');
  });
});

describe('a search', () => {
  it('finds by maker, model, transport and speed', () => {
    expect(found('emulex').every((id) => id.startsWith('host:lpe'))).toBe(true);
    expect(found('emulex')).toHaveLength(4);
    expect(found('f300')).toEqual(['qsan-f300q', 'qsan-f300h', 'qsan-f300c']);
    expect(found('fibre channel switch 32 Gb')).toEqual(['brocade-g620']);
    expect(found('SAS switch')).toEqual(['lsi-sas6160']);
    expect(found('brocade 300')).toEqual(['brocade-300']);
    expect(found('2 HBAs')).toEqual(['host']);
  });
  it('takes a speed for a whole word, however it is written', () => {
    for (const query of ['16 Gb qsan fc', '16gb qsan fc', '16G qsan fc']) {
      const ids = found(query);
      expect(ids.length).toBeGreaterThan(10);
      for (const id of ids) expect(findArray(id)!.hostPorts[0].speedsGbps.v.at(-1)).toBe(16);
    }
    expect(found('6 Gb')).toEqual(['host:lsi-sas9200-8e', 'lsi-sas6160']);
    expect(found('10 GbE array 2009')).toEqual(['qsan-p500q', 'qsan-p500h', 'qsan-p500c']);
  });
  it('opens what was shut, and finds nothing where nothing is', () => {
    expect(matching(all, 'xs5224d').map(({ shut }) => shut)).toEqual([false, false]);
    expect(matching(all, '').some(({ shut }) => shut)).toBe(true);
    expect(matching(all, 'token ring')).toEqual([]);
  });
});
