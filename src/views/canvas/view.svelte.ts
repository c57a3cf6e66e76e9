/** What the canvas holds besides the app's state: the scene derived from the drawing, the camera, and a device in the hand. */
import type { App, Ref } from '../../app/types';
import { layScene } from './geometry/scene';
import type { Scene } from './geometry/scene';
import type { Box, Point } from './geometry/shapes';
import { meets } from './geometry/shapes';
import type { Floating } from './camera';
import type { Belief } from './marks/belief';
import { beliefs, labelsOf } from './marks/belief';
import { ownerOf } from './marks/array-mark';

export interface Camera {
  readonly k: number;
  readonly x: number;
  readonly y: number;
}

export class CanvasView {
  readonly app: App;
  #size = $state.raw({ w: 1072, h: 494 });
  #camera = $state.raw<Camera>({ k: 1, x: 0, y: 0 });
  #held = $state.raw<{ readonly id: string; readonly x: number; readonly y: number } | null>(null);
  #focus = $state.raw<Ref | null>(null);
  #owners: Readonly<Record<string, string>> = $derived.by(() => this.#ownersNow());
  #ownerKey: string = $derived(JSON.stringify(this.#owners));
  #windowKey: string = $derived.by(() => this.#windowNow());
  #window: Box | null = $derived(JSON.parse(this.#windowKey) as Box | null);
  #scene: Scene = $derived.by(() => this.#lay());
  #beliefs: ReadonlyMap<string, Belief> = $derived.by(() => beliefs(this.app.run.facts));
  #labels: ReadonlyMap<string, string> = $derived.by(() => labelsOf(this.app.drawing.discovery.paths));

  constructor(app: App) {
    this.app = app;
  }
  get scene(): Scene {
    return this.#scene;
  }
  get beliefs(): ReadonlyMap<string, Belief> {
    return this.#beliefs;
  }
  label(path: string): string {
    return this.#labels.get(path) ?? '';
  }
  get size(): { readonly w: number; readonly h: number } {
    return this.#size;
  }
  set size(size: { readonly w: number; readonly h: number }) {
    this.#size = size;
  }
  get camera(): Camera {
    return this.#camera;
  }
  set camera(camera: Camera) {
    this.#camera = camera;
  }
  get held(): { readonly id: string; readonly x: number; readonly y: number } | null {
    return this.#held;
  }
  set held(held: { readonly id: string; readonly x: number; readonly y: number } | null) {
    this.#held = held;
  }
  /** Where the keyboard is; the roving tab stop. */
  get focus(): Ref | null {
    return this.#focus;
  }
  set focus(ref: Ref | null) {
    this.#focus = ref;
  }
  /** Narrow canvases carry their tools in a row at the top. */
  get compact(): boolean {
    return this.#size.w < 980;
  }
  get floating(): Floating {
    return this.app.preferences.theme === 'projector' ? 'bare' : this.compact ? 'compact' : 'full';
  }
  get simple(): boolean {
    return this.#camera.k < 0.5 || this.scene.nodes.length > 300;
  }
  /** Many devices: shadows and what is out of sight are left out. */
  get many(): boolean {
    return this.scene.nodes.length > 16;
  }
  /** Near enough to the window to be drawn in full; small drawings always are. */
  sees(box: Box): boolean {
    return this.#window === null || meets(this.#window, box);
  }
  get still(): boolean {
    return this.app.preferences.frozen || this.app.preferences.reducedMotion;
  }
  toScreen(point: Point): Point {
    const { k, x, y } = this.#camera;
    return { x: point.x * k + x, y: point.y * k + y };
  }
  toWorld(point: Point): Point {
    const { k, x, y } = this.#camera;
    return { x: (point.x - x) / k, y: (point.y - y) / k };
  }
  isSelected(kind: string, id: string): boolean {
    const ref = this.app.selection.selected;
    return ref?.kind === kind && (ref.id === id || (kind === 'lun' && ref.id.endsWith(`/${id}`)));
  }
  isHovered(kind: string, id: string): boolean {
    const ref = this.app.selection.hovered;
    return ref?.kind === kind && ref.id === id;
  }
  isTabStop(kind: string, id: string): boolean {
    const at = this.#focus;
    if (at) return at.kind === kind && at.id === id;
    return kind === 'device' && id === this.scene.nodes[0]?.id;
  }

  /** What the window shows of the drawing, in steps, so that a drag of the camera seldom changes it. */
  #windowNow(): string {
    if (!this.many || this.simple) return 'null';
    const step = 240;
    const [a, b] = [this.toWorld({ x: 0, y: 0 }), this.toWorld({ x: this.#size.w, y: this.#size.h })];
    const [x, y] = [Math.floor(a.x / step - 0.5) * step, Math.floor(a.y / step - 0.5) * step];
    return JSON.stringify({ x, y, w: Math.ceil(b.x / step + 0.5) * step - x, h: Math.ceil(b.y / step + 0.5) * step - y });
  }
  #ownersNow(): Record<string, string> {
    const { topology } = this.app.drawing;
    const { facts } = this.app.run;
    return Object.fromEntries(topology.luns.flatMap((lun) => {
      const owner = ownerOf(topology, facts, lun);
      return owner === null ? [] : [[lun.id, owner]];
    }));
  }
  #lay(): Scene {
    const { topology, discovery, layout, scenario } = this.app.drawing;
    const owners = JSON.parse(this.#ownerKey) as Record<string, string>;
    const held = this.#held;
    return layScene({
      topology,
      discovery,
      ports: discovery.ports,
      workloads: scenario.workloads,
      layout: held ? { ...layout, [held.id]: [held.x, held.y] } : layout,
      editing: this.app.preferences.mode === 'edit' || this.app.preferences.tool === 'cable',
      ownerOf: (lun) => owners[lun] ?? null,
      hasty: held !== null,
    });
  }
}
