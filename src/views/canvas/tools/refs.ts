/** From what is under the pointer to what it stands for, and back. */
import type { Ref, RefKind } from '../../../app/types';

export function refOf(target: EventTarget | null): Ref | null {
  if (!(target instanceof Element)) return null;
  const text = target.closest('[data-ref]')?.getAttribute('data-ref');
  if (!text || text === 'none') return null;
  const space = text.indexOf(' ');
  return { kind: text.slice(0, space) as RefKind, id: text.slice(space + 1) };
}
export const elementOf = (home: HTMLElement, ref: Ref): SVGElement | null =>
  home.querySelector<SVGElement>(`[data-ref="${ref.kind} ${CSS.escape(ref.id).replaceAll('\\.', '.').replaceAll('\\/', '/')}"]`);
