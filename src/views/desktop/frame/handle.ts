/** The width of the desktop, dragged or by arrow keys. It lives in a custom property, so that the page's grid follows at once. */
const property = '--desk-width';
export const widths = { least: 560, usual: 680, most: 860 } as const;

let width: number = widths.usual;
export const deskWidth = (): number => width;

/** The drawing keeps 520 px whatever is asked for. */
export function setDeskWidth(wanted: number, window: Window = globalThis.window): number {
  const most = Math.max(widths.least, Math.min(widths.most, window.innerWidth - 520));
  width = Math.round(Math.min(most, Math.max(widths.least, wanted)));
  window.document.documentElement.style.setProperty(property, `${width}px`);
  return width;
}
