/** The keyboard on the canvas: one tab stop, arrows between devices, Enter into their parts, single letters for verbs. */
import type { Ref } from '../../../app/types';
import type { Hands } from './hands';
import { elementOf, refOf } from './refs';
import type { Way } from './walk';
import { alongCable, nearestDevice, ownerDevice, partsOf, readingOrder } from './walk';

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function attachKeys(home: HTMLElement, hands: Hands): () => void {
  const { app, view, gesture } = hands;
  const say = (error: unknown): void => app.announce(error instanceof Error ? error.message : 'Refused');
  const go = (ref: Ref | null): void => {
    if (!ref) return;
    gesture.keyboard = true;
    view.focus = ref;
    app.canvas?.focusOn(ref);
    requestAnimationFrame(() => elementOf(home, ref)?.focus({ preventScroll: true }));
  };
  const here = (): Ref | null => view.focus ?? (view.scene.nodes[0] ? { kind: 'device', id: view.scene.nodes[0].id } : null);

  function arrow(event: KeyboardEvent, at: Ref): void {
    const way = event.key as Way;
    const [dx, dy] = ways[way];
    if (gesture.moving) {
      const step = event.shiftKey ? 16 : 4;
      void app.actions.invoke('nudge', { id: gesture.moving, dx: dx * step, dy: dy * step }).catch(say);
      return;
    }
    if (event.altKey) return go(alongCable(view.scene, at, way));
    if (at.kind === 'device') {
      const next = nearestDevice(view.scene, at.id, way);
      return go(next ? { kind: 'device', id: next } : null);
    }
    if (at.kind === 'cable') return go(alongCable(view.scene, at, way));
    const parts = partsOf(view.scene, ownerDevice(view.scene, at) ?? '');
    const index = parts.findIndex((part) => part.kind === at.kind && part.id === at.id);
    go(parts[(index + (dx + dy > 0 ? 1 : parts.length - 1)) % parts.length] ?? null);
  }
  function enter(at: Ref): void {
    if (gesture.moving) {
      gesture.moving = null;
      return app.announce('Dropped.');
    }
    if (gesture.source && at.kind === 'port') return void gesture.connect(at.id);
    void app.actions.invoke('select', { ref: at });
    if (at.kind === 'device') go(partsOf(view.scene, at.id)[0] ?? null);
    else if (at.kind === 'port' && app.preferences.tool === 'cable') gesture.begin(at.id);
    else if (at.kind === 'cable' && app.preferences.tool === 'cut') gesture.toggleCut(at.id);
  }
  /** The focus goes on to a neighbour of what is gone. */
  function remove(at: Ref): void {
    const cable = at.kind === 'cable' ? view.scene.cable.get(at.id)?.a.device : undefined;
    const order = readingOrder(view.scene);
    const next = cable ?? order[order.indexOf(at.id) === 0 ? 1 : order.indexOf(at.id) - 1];
    void app.actions.invoke('remove', { ref: at }).then(() => go(next && next !== at.id ? { kind: 'device', id: next } : null), say);
  }
  function escape(at: Ref | null): boolean {
    if (gesture.source || gesture.moving || gesture.picking || gesture.refused || gesture.ghost) {
      gesture.cancel();
      return true;
    }
    if (at && at.kind !== 'device') {
      const cable = at.kind === 'cable' ? view.scene.cable.get(at.id)?.a.device : undefined;
      const device = cable ?? ownerDevice(view.scene, at);
      if (device) go({ kind: 'device', id: device });
      return true;
    }
    return false;
  }
  /** Letters by place on the keyboard; off when the user turned single keys off. */
  function letter(event: KeyboardEvent, at: Ref): boolean {
    if (!app.preferences.keys || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.code === 'KeyX') {
      if (at.kind === 'cable') gesture.toggleCut(at.id);
      else void app.actions.invoke('toggle-cut', { aim: at.id }).catch(say);
      return true;
    }
    if (event.code === 'KeyC') {
      gesture.picking = { source: at.kind === 'port' && view.scene.port.get(at.id)?.cable === null ? at.id : null };
      return true;
    }
    if (event.code === 'KeyM') {
      const device = ownerDevice(view.scene, at);
      if (!device) return false;
      gesture.moving = device;
      go({ kind: 'device', id: device });
      app.announce('Arrows move, Shift moves further, Enter drops.');
      return true;
    }
    return false;
  }

  function keydown(event: KeyboardEvent): void {
    const target = event.target as HTMLElement;
    if (event.isComposing || target.closest('input, select, textarea, dialog, [role="listbox"], .float')) return;
    if (event.code === 'Space' && refOf(target) === null) {
      gesture.space = true;
      event.preventDefault();
      return;
    }
    const at = here();
    gesture.keyboard = true;
    let taken = true;
    if (event.key === 'Escape') taken = escape(at);
    else if (!at) taken = false;
    else if (event.key in ways && !event.ctrlKey && !event.metaKey) arrow(event, at);
    else if (event.key === 'Enter') enter(at);
    else if (event.code === 'Space') void app.actions.invoke('select', { ref: at });
    else if (event.key === 'Home' || event.key === 'End') go({ kind: 'device', id: readingOrder(view.scene).at(event.key === 'Home' ? 0 : -1) ?? '' });
    else if (event.key === 'Delete') remove(at);
    else taken = letter(event, at);
    if (!taken) return;
    event.preventDefault();
    event.stopPropagation();
  }
  /** Space and drag pans also when nothing has the focus, as long as the pointer is over the drawing. */
  const loose = (event: KeyboardEvent): void => {
    if (event.code !== 'Space' || event.target !== document.body || !home.matches(':hover')) return;
    gesture.space = true;
    event.preventDefault();
    event.stopPropagation();
  };
  const keyup = (event: KeyboardEvent): void => {
    if (event.code === 'Space') gesture.space = false;
  };
  const focusin = (event: FocusEvent): void => {
    const ref = refOf(event.target);
    const visible = (event.target as Element).matches(':focus-visible');
    queueMicrotask(() => {
      if (ref) view.focus = ref;
      if (ref && visible) gesture.keyboard = true;
      if (!ref) gesture.keyboard = false;
      if (ref && gesture.keyboard) app.selection.hover(ref);
    });
  };
  const focusout = (event: FocusEvent): void => {
    // A button that goes away while it has the focus tells so in the middle of drawing.
    const outside = !home.contains(event.relatedTarget as Node | null);
    if (outside) queueMicrotask(() => (gesture.keyboard = false));
  };
  home.addEventListener('keydown', keydown);
  window.addEventListener('keydown', loose, true);
  window.addEventListener('keyup', keyup);
  home.addEventListener('focusin', focusin);
  home.addEventListener('focusout', focusout);
  return () => {
    home.removeEventListener('keydown', keydown);
    window.removeEventListener('keydown', loose, true);
    window.removeEventListener('keyup', keyup);
    home.removeEventListener('focusin', focusin);
    home.removeEventListener('focusout', focusout);
  };
}
