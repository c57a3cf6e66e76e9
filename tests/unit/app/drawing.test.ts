import { expect, test } from 'vitest';
import { Drawing } from '../../../src/app/drawing.svelte';
import { firstScene } from '../../../src/sim/catalog';
import type { Edit } from '../../../src/sim/catalog';

const newSwitch: Edit = { op: 'add-device', id: 'fabC', device: { kind: 'switch', model: 'brocade-300' } };

test('undo gives back the same drawing, redo the changed one', () => {
  const drawing = new Drawing(firstScene);
  expect(drawing.canUndo).toBe(false);
  expect(drawing.apply({ label: 'Add', edits: [newSwitch], layout: { ...drawing.layout, fabC: [1, 2] } })).toBeNull();
  expect(drawing.topology.devices.fabC).toBeDefined();
  expect(drawing.layout.fabC).toEqual([1, 2]);
  expect(drawing.take('undo')).toBeNull();
  expect(drawing.topology).toEqual(firstScene.topology);
  expect(drawing.layout).toEqual(firstScene.layout);
  expect(drawing.take('redo')).toBeNull();
  expect(drawing.topology.devices.fabC).toBeDefined();
});

test('what cannot be done changes nothing and says why', () => {
  const drawing = new Drawing(firstScene);
  const before = drawing.scenario;
  const refused = drawing.apply({ label: 'Add twice', edits: [newSwitch, newSwitch] });
  expect(refused).toMatch(/fabC/);
  expect(drawing.scenario).toBe(before);
  expect(drawing.canUndo).toBe(false);
});

test('steps of one drag are one undo', () => {
  const drawing = new Drawing(firstScene);
  for (let x = 1; x <= 5; x++) {
    drawing.apply({ label: 'Move', edits: [], layout: { ...drawing.layout, web1: [x, 0] } }, 'drag');
  }
  expect(drawing.layout.web1).toEqual([5, 0]);
  drawing.take('undo');
  expect(drawing.layout.web1).toEqual(firstScene.layout.web1);
  drawing.take('redo');
  expect(drawing.layout.web1).toEqual([5, 0]);
});

test('a name is the page’s own: it survives a jump to a time with another drawing', () => {
  const drawing = new Drawing(firstScene);
  drawing.apply({ label: 'Rename', edits: [], names: { web1: 'DB-1' } });
  drawing.follow(firstScene.topology, firstScene.workloads, firstScene.settings, []);
  expect(drawing.topology.devices.web1.name).toBe('DB-1');
  expect(drawing.canUndo).toBe(false);
});
