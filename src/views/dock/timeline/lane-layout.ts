/** Where the lanes stand: as airy as the pane allows, never tighter than can be read; what does not fit scrolls. */
import type { Lane, LaneGroup } from './lanes';

export const BAR = 17;
const HEAD = 18;

export interface PlacedLane {
  readonly lane: Lane;
  /** Top of the bar. */
  readonly y: number;
  /** Top and height of the whole row. */
  readonly top: number;
  readonly height: number;
}
export interface LaneLayout {
  readonly lanes: readonly PlacedLane[];
  readonly heads: readonly { readonly id: string; readonly title: string; readonly y: number }[];
  /** Hairlines between groups. */
  readonly rules: readonly number[];
  readonly height: number;
}

/** Least and most row height; a row has its bar at the top and truth or a timer below. */
const rooms = {
  hba: [24, 26.5],
  path: [24, 26],
  pathWithTruth: [25, 29],
  ctr: [24, 26],
  app: [24, 26],
} as const;

export function placeLanes(groups: readonly LaneGroup[], available: number, showTruth: boolean): LaneLayout {
  const titled = groups.filter((group) => group.id.startsWith('paths/')).length > 1;
  const room = (lane: Lane): readonly [number, number] =>
    rooms[lane.kind === 'path' && showTruth ? 'pathWithTruth' : lane.kind];
  const all = groups.flatMap((group) => group.lanes);
  const fixed = (titled ? groups.length * HEAD : 0) + groups.length * 3 + 2;
  const least = all.reduce((sum, lane) => sum + room(lane)[0], fixed);
  const most = all.reduce((sum, lane) => sum + room(lane)[1], fixed);
  const air = most === least ? 1 : Math.min(1, Math.max(0, (available - least) / (most - least)));

  let y = 2;
  const lanes: PlacedLane[] = [];
  const heads: { id: string; title: string; y: number }[] = [];
  const rules: number[] = [];
  groups.forEach((group, index) => {
    if (index > 0) {
      rules.push(Math.round(y) - 0.5);
      y += 3;
    }
    if (titled) {
      heads.push({ id: group.id, title: group.title, y });
      y += HEAD;
    }
    for (const lane of group.lanes) {
      const [low, high] = room(lane);
      const height = low + (high - low) * air;
      lanes.push({ lane, y: Math.round(y + 1), top: y, height });
      y += height;
    }
  });
  return { lanes, heads, rules, height: Math.ceil(y) };
}
