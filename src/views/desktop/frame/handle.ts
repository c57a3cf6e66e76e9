/** The width of the desktop, dragged or by arrow keys. It lives in a custom property, so that the page's grid follows at once. */
const property = '--desk-width';
export const widths = { least: 560, usual: 680, most: 860 } as const;

/** Null until somebody changes it: the page's own share of the window holds. */
let width: number | null = null;
export const deskWidth = (window: Window = globalThis.window): number =>
  width ?? Math.round(Math.min(720, Math.max(600, window.innerWidth * 0.47)));

/** The drawing keeps 520 px whatever is asked for. */
export function setDeskWidth(wanted: number, window: Window = globalThis.window): number {
  const most = Math.max(widths.least, Math.min(widths.most, window.innerWidth - 520));
  const now = Math.round(Math.min(most, Math.max(widths.least, wanted)));
  width = now;
  window.document.documentElement.style.setProperty(property, `${now}px`);
  return now;
}
