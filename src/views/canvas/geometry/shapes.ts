/** The nouns of the drawing in canvas units. Everything here is known before the first paint; nothing is measured. */
import type { CableId, ControllerId, DeviceId, LunId, PortId } from '../../../sim/topology/topology';
import type { PortRole } from '../../../sim/discovery/discovery';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
/** Where a port looks: -1 to the left, 1 to the right. */
export type Side = -1 | 1;

export interface PortSpot {
  readonly id: PortId;
  readonly device: DeviceId;
  /** Centre, on the node's edge. */
  readonly x: number;
  readonly y: number;
  readonly side: Side;
  readonly role: PortRole;
  readonly label: string;
  readonly cable: CableId | null;
  readonly controller: ControllerId | null;
}
export interface Row {
  readonly kind: 'hba' | 'app' | 'disk';
  /** `web1.hba0`, a workload id or a LUN id. */
  readonly id: string;
  readonly index: number;
  /** Left edge in the card: wide hosts have their adapters in a second column. */
  readonly x: number;
  readonly y: number;
  readonly h: number;
  readonly ports: number;
}
export interface ControllerShape {
  readonly id: ControllerId;
  readonly label: string;
  readonly box: Box;
  /** The name stands at the outer corner. */
  readonly labelY: number;
}
export interface NodeShape {
  readonly id: DeviceId;
  readonly kind: 'host' | 'switch' | 'array';
  readonly box: Box;
  readonly ports: readonly PortSpot[];
  readonly rows: readonly Row[];
  readonly controllers: readonly ControllerShape[];
}
export interface StrandSpot {
  readonly path: string;
  /** Distance from the cable's centre line, to the left of its direction. */
  readonly offset: number;
}
export interface CutSpot extends Point {
  readonly segment: number;
  readonly horizontal: boolean;
  readonly gap: number;
}
/** Middle of a caption's room; beside an upright run the words stand at the cable's edge of it. */
export interface CaptionSpot extends Point {
  readonly anchor: 'start' | 'middle' | 'end';
}
export interface CableShape {
  readonly id: CableId;
  readonly a: PortSpot;
  readonly b: PortSpot;
  /** From a to b; corners are rounded when drawn. */
  readonly points: readonly Point[];
  /** Sheath without its edge. */
  readonly width: number;
  readonly strands: readonly StrandSpot[];
  readonly cut: CutSpot;
  /** Middle of a caption line above and below the cable, where there is room. */
  readonly above: CaptionSpot | null;
  readonly below: CaptionSpot | null;
}
export interface Crossing extends Point {
  readonly one: CableId;
  readonly other: CableId;
  /** The cable that runs level here. */
  readonly level: CableId;
}
export interface PillSpot {
  readonly path: string;
  readonly port: PortId;
  /** Edge next to the port; the pill grows away from it. */
  readonly x: number;
  readonly y: number;
  readonly side: Side;
  /** One of several at this port: narrow, without the code. */
  readonly compact: boolean;
}
export interface InnerCurve {
  readonly path: string;
  readonly device: DeviceId;
  readonly from: Point;
  readonly to: Point;
  /** How far the handles reach. */
  readonly bend: number;
}
export interface ChipSpot {
  readonly lun: LunId;
  /** The chip stands for these LUNs, `lun` the first of them: there was no room for a chip each. */
  readonly more?: readonly LunId[];
  readonly box: Box;
}

export const size = {
  host: 208,
  /** A host in two columns: applications and disks, adapters. */
  hostWide: 416,
  switch: 152,
  array: 228,
  header: 44,
  port: 22,
  pill: 82,
  pillLong: 108,
  pillShort: 54,
  pillHigh: 22,
  strandGap: 9,
  corner: 12,
  channel: 60,
  cutGap: 36,
  captionWide: 112,
  captionHigh: 15,
} as const;

/** Ports stand 32 apart, so a sheath stays below that; beyond four strands the lanes are shared. */
const sheaths = [13, 13, 22, 26, 28];
export const sheathWidth = (strands: number): number => sheaths[Math.min(4, strands)];
export function strandOffset(index: number, strands: number): number {
  const lanes = Math.min(4, strands);
  const gap = lanes <= 1 ? 0 : lanes === 2 ? size.strandGap : lanes === 3 ? 7 : 6;
  const lane = strands <= 4 ? index : Math.floor((index * 4) / strands);
  return ((lanes - 1) / 2 - lane) * gap;
}

export const grown = (box: Box, by: number): Box => ({
  x: box.x - by,
  y: box.y - by,
  w: box.w + 2 * by,
  h: box.h + 2 * by,
});
export const meets = (one: Box, two: Box): boolean =>
  one.x < two.x + two.w && two.x < one.x + one.w && one.y < two.y + two.h && two.y < one.y + one.h;
export const around = (a: Point, b: Point, by: number): Box => ({
  x: Math.min(a.x, b.x) - by,
  y: Math.min(a.y, b.y) - by,
  w: Math.abs(a.x - b.x) + 2 * by,
  h: Math.abs(a.y - b.y) + 2 * by,
});
export const outerEnd = (port: PortSpot): Point => ({ x: port.x + port.side * (size.port / 2), y: port.y });
/** A sheath ends at its ports: its box must not grow beyond its ends, only to its sides. */
export function lane(a: Point, b: Point, width: number): Box {
  const half = width / 2;
  return a.y === b.y
    ? { x: Math.min(a.x, b.x), y: a.y - half, w: Math.abs(a.x - b.x), h: width }
    : { x: a.x - half, y: Math.min(a.y, b.y), w: width, h: Math.abs(a.y - b.y) };
}
