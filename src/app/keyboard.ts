/**
 * Keys to actions. Letters by their place on the keyboard (`event.code`), so that every layout has them in reach;
 * ignored while somebody types or composes, while a dialog is open, and when the user has switched them off.
 */
import { policyIds } from '../sim/catalog';
import type { Workshop } from './app.svelte';

interface Chord {
  readonly code: string;
  readonly ctrl?: boolean;
  readonly shift?: boolean;
  readonly action: string;
  /** A held key repeats it. */
  readonly repeats?: boolean;
  readonly mode?: 'edit' | 'play';
}

const chords: readonly Chord[] = [
  { code: 'KeyK', action: 'play-pause' },
  { code: 'Period', action: 'play-pause' },
  { code: 'KeyJ', action: 'step-back', repeats: true },
  { code: 'KeyL', action: 'step', repeats: true },
  { code: 'KeyJ', shift: true, action: 'previous-failure' },
  { code: 'KeyL', shift: true, action: 'next-failure' },
  { code: 'BracketLeft', action: 'slower' },
  { code: 'BracketRight', action: 'faster' },
  { code: 'KeyT', action: 'toggle-lens' },
  { code: 'KeyG', action: 'go-to-time' },
  { code: 'KeyX', action: 'toggle-cut' },
  { code: 'KeyR', action: 'restore-all' },
  { code: 'KeyE', action: 'explain' },
  { code: 'KeyW', action: 'open-desktop' },
  { code: 'KeyV', action: 'tool-select' },
  { code: 'KeyH', action: 'tool-pan' },
  { code: 'KeyC', action: 'tool-cable' },
  { code: 'Delete', action: 'remove', mode: 'edit' },
  { code: 'Backspace', action: 'remove', mode: 'edit' },
  { code: 'Digit1', shift: true, action: 'fit' },
  ...policyIds.map((_, i): Chord => ({ code: `Digit${i + 1}`, action: `policy-${i + 1}`, mode: 'play' })),
  { code: 'Digit0', ctrl: true, action: 'zoom-100' },
  { code: 'KeyZ', ctrl: true, action: 'undo', repeats: true },
  { code: 'KeyZ', ctrl: true, shift: true, action: 'redo', repeats: true },
  { code: 'KeyY', ctrl: true, action: 'redo', repeats: true },
  { code: 'KeyS', ctrl: true, action: 'save-file' },
  { code: 'KeyO', ctrl: true, action: 'open-file' },
];

const typing = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"], [data-own-keys]';

/** True when somebody writes there, so that letters are letters. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}

export function handleKey(app: Workshop, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || isTyping(event.target)) return;
  if (document.querySelector('dialog[open]')) return;
  const ctrl = event.ctrlKey || event.metaKey;
  const question = event.key === '?' && !ctrl;
  const home = event.code === 'Home' && !ctrl && !event.shiftKey && event.target === document.body;
  const chord = chords.find(
    (one) =>
      one.code === event.code &&
      (one.ctrl ?? false) === ctrl &&
      (one.shift ?? false) === event.shiftKey &&
      (one.mode === undefined || one.mode === app.preferences.mode),
  );
  const action = question ? 'help' : home ? 'to-start' : event.code === 'Escape' ? 'deselect' : chord?.action;
  if (action === undefined) return;
  // The off switch is for single letters, which speech input and screen readers may type by accident.
  if (!app.preferences.keys && !ctrl && action !== 'deselect') return;
  if (event.repeat && !chord?.repeats) return;
  event.preventDefault();
  const reason = app.actions.refusal(action);
  if (reason !== null) {
    if (action !== 'deselect') app.announce(reason);
    return;
  }
  app.actions.invoke(action).catch((error: Error) => app.announce(error.message));
}

/** F6 and Shift+F6 walk through the regions of the page. True when the key was taken. */
export function handleRegionKey(event: KeyboardEvent): boolean {
  if (event.key !== 'F6') return false;
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter((one) => one.offsetParent !== null || one.offsetHeight > 0);
  if (regions.length === 0) return false;
  const at = regions.findIndex((one) => one.contains(document.activeElement));
  const next = (at + (event.shiftKey ? -1 : 1) + regions.length) % regions.length;
  event.preventDefault();
  regions[at < 0 && event.shiftKey ? regions.length - 1 : next].focus();
  return true;
}
