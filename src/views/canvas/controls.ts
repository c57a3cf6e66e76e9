/** What the canvas offers to the rest of the page. */
import type { CanvasControls, Ref } from '../../app/types';
import { fitted, range } from './camera';
import { pillBox } from './geometry/captions';
import { around, grown, meets, size } from './geometry/shapes';
import type { Box } from './geometry/shapes';
import type { Camera, CanvasView } from './view.svelte';

interface Hands {
  fit(): void;
  by(factor: number): void;
  set(camera: Camera): void;
  touch(): void;
}

export function boxOf(view: CanvasView, ref: Ref): Box | null {
  const { scene } = view;
  switch (ref.kind) {
    case 'device':
      return scene.node.get(ref.id)?.box ?? null;
    case 'port': {
      const spot = scene.port.get(ref.id);
      return spot ? { x: spot.x - 11, y: spot.y - 11, w: 22, h: 22 } : null;
    }
    case 'cable': {
      const cut = scene.cable.get(ref.id)?.cut;
      return cut ? { x: cut.x - 20, y: cut.y - 12, w: 40, h: 24 } : null;
    }
    case 'path': {
      const pill = scene.pills.find((one) => one.path === ref.id);
      return pill ? { ...pillBox(pill), h: 22 } : null;
    }
    case 'controller':
      return scene.nodes.flatMap((node) => node.controllers).find((one) => one.id === ref.id)?.box ?? null;
    case 'lun': {
      const id = ref.id.split('/').at(-1);
      return [...scene.chips.values()].flat().find((chip) => chip.lun === id || chip.more?.includes(id ?? '') === true)?.box ?? null;
    }
    case 'adapter':
    case 'workload': {
      for (const node of scene.nodes) {
        const row = node.rows.find((one) => one.id === ref.id && (one.kind === 'hba') === (ref.kind === 'adapter'));
        if (row) return { x: node.box.x + row.x + 4, y: node.box.y + row.y + 4, w: size.host - 8, h: row.h - 8 };
      }
      return null;
    }
  }
}

export function controlsOf(view: CanvasView, hands: Hands): CanvasControls {
  return {
    fit: hands.fit,
    zoomBy(factor) {
      hands.touch();
      hands.by(factor);
    },
    zoomTo(scale) {
      hands.touch();
      hands.by(Math.max(range[0], Math.min(range[1], scale)) / view.camera.k);
    },
    get scale() {
      return view.camera.k;
    },
    freePlace(kind) {
      const x = { host: 80, switch: 424, array: 820 }[kind];
      const host = Math.max(size.host, ...view.scene.nodes.filter((node) => node.kind === 'host').map((node) => node.box.w));
      const w = { host, switch: size.switch, array: size.array }[kind];
      const h = kind === 'switch' ? 108 : 334;
      const peers = view.scene.nodes.filter((node) => node.kind === kind);
      const column = peers.length > 0 ? Math.min(...peers.map((node) => node.box.x)) : x;
      for (let y = kind === 'switch' ? 108 : 74; ; y += 20) {
        const box = { x: column, y, w, h };
        if (!view.scene.nodes.some((node) => meets(grown(node.box, 36), box))) return [column, y];
      }
    },
    focusOn(ref) {
      const box = boxOf(view, ref);
      if (!box) return;
      view.focus = ref;
      const a = view.toScreen({ x: box.x, y: box.y });
      const b = view.toScreen({ x: box.x + box.w, y: box.y + box.h });
      const inside = a.x > 8 && a.y > 56 && b.x < view.size.w - 8 && b.y < view.size.h - 40;
      if (inside) return;
      hands.touch();
      const { k } = view.camera;
      const middle = around({ x: box.x, y: box.y }, { x: box.x + box.w, y: box.y + box.h }, 0);
      hands.set({
        k,
        x: view.size.w / 2 - (middle.x + middle.w / 2) * k,
        y: view.size.h / 2 - (middle.y + middle.h / 2) * k,
      });
    },
  };
}
export { fitted };
