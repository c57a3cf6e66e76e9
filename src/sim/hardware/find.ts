/** Look-ups by id; undefined for what the catalogue does not have. */
import { adapters } from './adapters';
import { arrays } from './arrays';
import { drives } from './drives';
import { switches } from './switches';
import type { AdapterModel, ArrayModel, DriveModel, GroupModel, SwitchModel } from './models';

const byId = <M extends { readonly id: string }>(models: readonly M[]): ReadonlyMap<string, M> =>
  new Map(models.map((model) => [model.id, model]));

const adapterById = byId<AdapterModel>(adapters);
const switchById = byId<SwitchModel>(switches);
const arrayById = byId<ArrayModel>(arrays);
const driveById = byId<DriveModel>(drives);

export const findAdapter = (id: string): AdapterModel | undefined => adapterById.get(id);
export const findSwitch = (id: string): SwitchModel | undefined => switchById.get(id);
export const findArray = (id: string): ArrayModel | undefined => arrayById.get(id);
export const findDrive = (id: string): DriveModel | undefined => driveById.get(id);

/** The RAID group behind a LUN: the drawing's own, or what the model comes with. */
export function raidGroupOf(
  array: { readonly model: string; readonly groups?: Readonly<Record<string, GroupModel>> },
  groupId: string,
): GroupModel {
  const drawn = array.groups && Object.hasOwn(array.groups, groupId) ? array.groups[groupId] : undefined;
  return drawn ?? findArray(array.model)?.group.v ?? { level: 'raid10', disks: 14, drive: 'sas-15k' };
}
