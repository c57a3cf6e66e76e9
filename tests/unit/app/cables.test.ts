// A cable of another length or kind is one step that can be undone, and new parts are called by what they are.
import { describe, expect, it } from 'vitest';
import { firstScene } from '../../../src/sim/catalog';
import type { Edit } from '../../../src/sim/catalog';
import { editingActions } from '../../../src/app/actions/editing';
import { Drawing } from '../../../src/app/drawing.svelte';
import { cableName, freeId, newDevice } from '../../../src/app/making';
import type { Page } from '../../../src/app/page';

/** A page without pixels: the drawing is real, the run agrees to everything. */
function page() {
  const drawing = new Drawing(firstScene);
  const sent: Edit[][] = [];
  const quiet = (): void => undefined;
  const stub = {
    drawing,
    bridge: {
      ask: (what: { command: { edits: Edit[] } }) => {
        sent.push(what.command.edits);
        return Promise.resolve({ ok: true, atNs: 0 });
      },
    },
    run: { branched: quiet, setSameRun: quiet },
    messages: { notify: quiet },
    announcer: { say: quiet },
    selection: { select: quiet },
  } as unknown as Page;
  const of = (id: string) => editingActions.find((action) => action.id === id)!;
  return {
    drawing,
    sent,
    refusal: (id: string, args: object) => of(id).refusal(stub, args as Record<string, unknown>),
    invoke: async (id: string, args: object) => {
      expect(of(id).refusal(stub, args as Record<string, unknown>)).toBeNull();
      return of(id).perform(stub, args as Record<string, unknown>);
    },
    cable: (id: string) => drawing.topology.cables.find((one) => one.id === id)!,
    order: () => drawing.topology.cables.map((one) => one.id),
  };
}

describe('a cable', () => {
  it('is made of something else, in its place, and undone', async () => {
    const p = page();
    const before = p.order();
    await p.invoke('set-medium', { id: 'A2', medium: 'OM4' });
    expect(p.cable('A2')).toEqual({ ...firstScene.topology.cables[1], medium: 'OM4' });
    expect(p.order()).toEqual(before);
    expect(p.drawing.discovery.links[1].medium).toBe('OM4');
    expect(p.drawing.undoLabel).toBe('Kind of A2');
    expect(p.sent[0].map(({ op }) => op)).toEqual(['remove-cable', 'add-cable']);
    await p.invoke('set-length', { id: 'A2', lengthM: 170 });
    expect(p.cable('A2')).toMatchObject({ lengthM: 170, medium: 'OM4' });
    await p.invoke('set-medium', { id: 'A2', medium: null });
    expect(Object.keys(p.cable('A2'))).not.toContain('medium');
    for (let step = 0; step < 3; step++) expect(p.drawing.take('undo')).toBeNull();
    expect(p.drawing.topology).toEqual(firstScene.topology);
    expect(p.order()).toEqual(before);
    expect(p.drawing.take('redo')).toBeNull();
    expect(p.cable('A2').medium).toBe('OM4');
  });
  it('is refused what is no cable', () => {
    const p = page();
    expect(p.refusal('set-medium', { id: 'Z9', medium: 'OM3' })).toBe('Say id: a cable.');
    expect(p.refusal('set-medium', { id: 'A1', medium: 'string' })).toContain('Say medium: OM2');
    expect(p.refusal('set-medium', { id: 'A1' })).not.toBeNull();
  });
});

describe('new parts', () => {
  it('are called by their transport', () => {
    const taken = new Set(['fabA', 'lanA']);
    expect(freeId('switch', taken, 'brocade-300')).toBe('fabB');
    expect(freeId('switch', taken)).toBe('fabB');
    expect(freeId('switch', taken, 'generic-gbe-24')).toBe('lanB');
    expect(freeId('switch', taken, 'lsi-sas6160')).toBe('sasA');
    const { topology } = firstScene;
    expect(cableName(topology, 'web1.hba0.0', 'lanB.0')).toBe('B4');
    expect(cableName(topology, 'web1.hba0.0', 'a1.ctr1.0')).toBe('C1');
  });
  it('start with the access that their model comes with', () => {
    expect(newDevice('array')).toMatchObject({ model: 'qsan-f400q', access: 'symmetric' });
    expect(newDevice('array', 'qsan-f300q')).toMatchObject({ access: 'symmetric' });
    expect(newDevice('array', 'qsan-xs5224d')).toMatchObject({ access: 'alua-implicit' });
  });
});
