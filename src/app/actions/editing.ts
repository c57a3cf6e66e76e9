/** Changes of the drawing: each is one undoable step. */
import { cableMedia, removeDevice } from '../../sim/catalog';
import type { Cable, Device, Edit, Lun, WorkloadSpec } from '../../sim/catalog';
import { cableName, deviceNamed, freeId, newDevice } from '../making';
import type { Page } from '../page';
import type { Ref } from '../types';
import { needs, number, text } from './action';
import type { Action, Args } from './action';
import { change } from './command';

const refOf = (page: Page, args: Args): Ref | null => (args.ref as Ref | undefined) ?? page.selection.selected;
const isPlace = (at: unknown): at is readonly [number, number] =>
  Array.isArray(at) && at.length === 2 && at.every((one) => Number.isFinite(one));

/** All that goes with it: cables and LUNs of a device, workloads of a LUN. */
function removal(page: Page, ref: Ref): readonly Edit[] {
  const { scenario } = page.drawing;
  const workloads = (gone: (one: WorkloadSpec) => boolean): Edit[] =>
    scenario.workloads.filter(gone).map((one) => ({ op: 'remove-workload', id: one.id }));
  if (ref.kind === 'device') return removeDevice(scenario, ref.id);
  if (ref.kind === 'cable') return [{ op: 'remove-cable', id: ref.id }];
  if (ref.kind === 'lun') {
    const id = ref.id.split('/').at(-1) ?? ref.id;
    return [...workloads((one) => one.lun === id), { op: 'remove-lun', id }];
  }
  return [{ op: 'remove-workload', id: ref.id }];
}
const removable = new Set(['device', 'cable', 'lun', 'workload']);

function removeAction(id: string, kind: Ref['kind'], label: string): Action {
  return {
    id,
    label,
    key: null,
    group: 'Edit',
    refusal: needs('id'),
    perform: (page, args) => change(page, { label, edits: removal(page, { kind, id: text(args, 'id') }) }),
  };
}
function editAction(id: string, label: string, needed: string, edit: (args: Args) => Edit): Action {
  return { id, label, key: null, group: 'Edit', refusal: needs(needed), perform: (page, args) => change(page, { label, edits: [edit(args)] }) };
}

/** Another cable in the same two ports, as one undoable step. */
async function replaceCable(page: Page, args: Args, what: string, make: (cable: Cable) => Cable): Promise<void> {
  const { cables } = page.drawing.topology;
  const index = cables.findIndex((cable) => cable.id === args.id);
  const cable = make(cables[index]);
  await change(page, {
    label: `${what} of ${cable.id}`,
    edits: [
      { op: 'remove-cable', id: cable.id },
      { op: 'add-cable', cable, at: index },
    ],
  });
}

export const editingActions: readonly Action[] = [
  {
    id: 'add-device',
    label: 'Add a device',
    key: null,
    group: 'Edit',
    refusal: (_, args) => (['host', 'switch', 'array'].includes(text(args, 'kind')) ? null : 'Say kind: host, switch or array.'),
    async perform(page, args) {
      const { topology, layout } = page.drawing;
      const kind = text(args, 'kind') as Device['kind'];
      const model = typeof args.model === 'string' ? args.model : undefined;
      const id = freeId(kind, new Set(Object.keys(topology.devices)), model);
      const at = isPlace(args.at) ? args.at : (page.canvas?.freePlace(kind) ?? ([80, 74] as const));
      const device = newDevice(kind, model);
      await change(page, { label: `Add ${id}`, edits: [{ op: 'add-device', id, device }], layout: { ...layout, [id]: at } });
      page.selection.select({ kind: 'device', id });
      page.announcer.say(`${deviceNamed(page.drawing.topology, id)} added.`);
      return id;
    },
  },
  {
    id: 'remove',
    label: 'Remove',
    key: 'Delete',
    group: 'Edit',
    refusal(page, args) {
      const ref = refOf(page, args);
      if (!ref) return 'Select something first.';
      return removable.has(ref.kind) ? null : 'This part belongs to its device; remove the device.';
    },
    async perform(page, args) {
      const ref = refOf(page, args);
      if (!ref) return;
      const { [ref.id]: _, ...layout } = page.drawing.layout;
      await change(page, {
        label: `Remove ${ref.id}`,
        edits: removal(page, ref),
        ...(ref.kind === 'device' ? { layout } : {}),
      });
      page.selection.select(null);
      page.announcer.say(`${ref.id} removed.`);
    },
  },
  {
    id: 'move',
    label: 'Move a device',
    key: null,
    group: 'Edit',
    refusal: (page, args) => needs('id')(page, args) ?? (isPlace(args.to) ? null : 'Say to: [x, y].'),
    perform: (page, args) => {
      const id = text(args, 'id');
      const to = args.to as readonly [number, number];
      return change(page, { label: `Move ${id}`, edits: [], layout: { ...page.drawing.layout, [id]: to } }, args.mark === undefined ? null : `move:${id}:${text(args, 'mark')}`);
    },
  },
  {
    id: 'nudge',
    label: 'Move a device a little',
    key: null,
    group: 'Edit',
    refusal: needs('id'),
    perform: (page, args) => {
      const id = text(args, 'id');
      const [x, y] = page.drawing.layout[id] ?? [0, 0];
      const to = [x + (number(args, 'dx') || 0), y + (number(args, 'dy') || 0)] as const;
      return change(page, { label: `Move ${id}`, edits: [], layout: { ...page.drawing.layout, [id]: to } }, `nudge:${id}`);
    },
  },
  {
    id: 'connect',
    label: 'Connect two ports',
    key: null,
    group: 'Edit',
    refusal: needs('a', 'b'),
    async perform(page, args) {
      const lengthM = args.lengthM === undefined ? 5 : number(args, 'lengthM');
      const id = cableName(page.drawing.topology, text(args, 'a'), text(args, 'b'));
      await change(page, { label: `Connect ${id}`, edits: [{ op: 'add-cable', cable: { id, a: text(args, 'a'), b: text(args, 'b'), lengthM } }] });
      page.selection.select({ kind: 'cable', id });
      page.announcer.say(`Cable ${id} connected.`);
      return id;
    },
  },
  {
    id: 'set-length',
    label: 'Change the length of a cable',
    key: null,
    group: 'Edit',
    refusal(page, args) {
      const known = page.drawing.topology.cables.some((cable) => cable.id === args.id);
      if (!known) return 'Say id: a cable.';
      const metres = number(args, 'lengthM');
      return metres > 0 && metres <= 100_000 ? null : 'A cable is up to 100 km long.';
    },
    perform: (page, args) => replaceCable(page, args, 'Length', (cable) => ({ ...cable, lengthM: number(args, 'lengthM') })),
  },
  {
    id: 'set-medium',
    label: 'Change the kind of a cable',
    key: null,
    group: 'Edit',
    refusal(page, args) {
      if (!page.drawing.topology.cables.some((cable) => cable.id === args.id)) return 'Say id: a cable.';
      const known = args.medium === null || cableMedia.some((medium) => medium === args.medium);
      return known ? null : `Say medium: ${cableMedia.join(', ')}, or null for what is usual.`;
    },
    perform: (page, args) =>
      replaceCable(page, args, 'Kind', ({ medium: _, ...cable }) => (args.medium === null ? cable : { ...cable, medium: args.medium as Cable['medium'] })),
  },
  {
    id: 'rename',
    label: 'Rename',
    key: null,
    group: 'Edit',
    refusal: needs('id'),
    perform: (page, args) => {
      const id = text(args, 'id');
      const name = text(args, 'name').trim().slice(0, 40);
      return change(page, { label: `Rename ${id}`, edits: [], names: { [id]: name === '' ? null : name } });
    },
  },
  {
    id: 'retitle',
    label: 'Change the title',
    key: null,
    group: 'Edit',
    refusal: needs('title'),
    perform: (page, args) => change(page, { label: 'Title', edits: [], title: text(args, 'title').trim().slice(0, 80) }),
  },
  {
    id: 'change-device',
    label: 'Change a device',
    key: null,
    group: 'Edit',
    refusal: needs('id', 'device'),
    perform: (page, args) =>
      change(page, {
        label: `Change ${text(args, 'id')}`,
        edits: [{ op: 'change-device', id: text(args, 'id'), device: args.device as Device }],
      }),
  },
  editAction('add-lun', 'Add a LUN', 'lun', (args) => ({ op: 'add-lun', lun: args.lun as Lun })),
  editAction('change-lun', 'Change a LUN', 'lun', (args) => ({ op: 'change-lun', lun: args.lun as Lun })),
  removeAction('remove-lun', 'lun', 'Remove a LUN'),
  editAction('add-workload', 'Add a workload', 'workload', (args) => ({ op: 'add-workload', workload: args.workload as WorkloadSpec })),
  editAction('change-workload', 'Change a workload', 'workload', (args) => ({
    op: 'change-workload',
    workload: args.workload as WorkloadSpec,
  })),
  removeAction('remove-workload', 'workload', 'Remove a workload'),
];
