/** Points at a part of the desktop: brings it into sight, rings it for a while, and takes the keyboard there. */
const lastsMs = 2_400;
const mostFrames = 120;
const focusable = 'button, input, select, [tabindex="0"]';

/**
 * `takes`: there is something to press, and the keyboard goes to it; what is only to be seen leaves it at the window.
 * The window may still be on its way; a part that does not come is let go.
 */
export function pointAt(part: string | undefined, takes: boolean, frames = mostFrames): void {
  const desktop = document.querySelector<HTMLElement>('[data-region="desktop"]');
  const found = part === undefined ? null : (desktop?.querySelector<HTMLElement>(`[data-testid="${CSS.escape(part)}"]`) ?? null);
  if (found === null && frames > 0 && part !== undefined) {
    requestAnimationFrame(() => pointAt(part, takes, frames - 1));
    return;
  }
  const control = !takes || found === null ? null : found.matches(focusable) ? found : found.querySelector<HTMLElement>(focusable);
  (control ?? desktop?.querySelector<HTMLElement>('[role="tabpanel"]'))?.focus({ preventScroll: true });
  if (found === null) return;
  // A table rounds its corners in a card, which would clip the ring.
  const shown = found.closest<HTMLElement>('.card') ?? found;
  shown.scrollIntoView({ block: 'nearest' });
  shown.dataset.pointed = '';
  setTimeout(() => delete shown.dataset.pointed, lastsMs);
}
