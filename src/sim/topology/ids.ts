/** Ids of a drawing, and ids made of them: `web1.hba0.1`, `fabA.3`, `a1.ctr2.0`. */

/** A letter first, so that a record keeps the order in which its keys were written (all-digit keys would not). */
const idPattern = /^[A-Za-z][A-Za-z0-9_-]{0,31}$/;
const portPattern = /^([A-Za-z][A-Za-z0-9_-]{0,31})\.(?:(hba|ctr)(0|[1-9]\d{0,2})\.)?(0|[1-9]\d{0,3})$/;

/** Names that every JavaScript object has (`constructor`, `valueOf`, …) are no ids: look-ups by id stay honest. */
export const isId = (text: string): boolean => idPattern.test(text) && !(text in {});

export interface PortParts {
  readonly device: string;
  /** `hba0` or `ctr1`; null for a port of a switch. */
  readonly part: string | null;
  /** 0 for hba0, 1 for ctr1; -1 for a switch. */
  readonly partNumber: number;
  readonly port: number;
}

/** Null when the text is not the id of a port. */
export function parsePortId(text: string): PortParts | null {
  const match = portPattern.exec(text);
  if (!match) return null;
  const [, device, kind, number, port] = match;
  return {
    device,
    part: kind === undefined ? null : kind + number,
    partNumber: kind === undefined ? -1 : Number(number),
    port: Number(port),
  };
}

/** `a1` of `a1.ctr2.1`; the text itself when it has no dot. */
export function deviceOf(portOrPart: string): string {
  const dot = portOrPart.indexOf('.');
  return dot < 0 ? portOrPart : portOrPart.slice(0, dot);
}

/** `web1.hba0` of `web1.hba0.1`, `fabA` of `fabA.3`: what must live for the port to live. */
export function partOf(port: string): string {
  const dot = port.lastIndexOf('.');
  return dot < 0 ? port : port.slice(0, dot);
}
