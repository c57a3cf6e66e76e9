/**
 * What stands in the way of a change of the feature or of MPIO's list, in words, or null. The stack refuses by these rules, and
 * a console asks them before it orders anything: a line that is refused changes nothing, not even by the restart at its end.
 */
import type { MpioFeature, WindowsView } from '../../windows-view';
import { microsoftPart } from './dsms';
import { hasId, placeholderId } from './hardware-id';
import type { Work } from './state';

export const workLabels: Readonly<Record<Work, string>> = {
  install: 'installing',
  remove: 'removing',
  claim: 'adding devices',
  unclaim: 'removing devices',
};

type Busy = { readonly what: Work } | null;
export const whyBusy = (busy: Busy): string | null => busy && `Windows is busy ${workLabels[busy.what]}.`;

const notThere = 'Multipath I/O is not installed.';
const waits = 'Windows waits for a restart.';

/** `label`: the release's name. */
export function whyNotFeature(label: string, feature: MpioFeature, busy: Busy, install: boolean): string | null {
  switch (feature) {
    case 'unavailable':
      return `${label} has no such feature: MPIO comes with a vendor’s DSM.`;
    case 'installed':
      return install ? 'Multipath I/O is installed.' : whyBusy(busy);
    case 'restart-needed':
      return install ? waits : whyBusy(busy);
    case 'removing':
      return whyBusy(busy) ?? (install ? null : waits);
    default:
      return install ? whyBusy(busy) : notThere;
  }
}

export function whyNotList(feature: MpioFeature, busy: Busy): string | null {
  if (feature === 'restart-needed') return 'Multipath I/O can be used after a restart.';
  return feature === 'installed' || (feature === 'removing' && busy) ? whyBusy(busy) : notThere;
}

export interface ListFacts {
  /** On MPIO's list. */
  readonly supported: readonly string[];
  /** Devices that more than one path leads to: what "all" claims. */
  readonly applicable: readonly string[];
}

/** Of what is asked for (''; every device that applies), the ids that the change is about. */
export function idsToChange(on: boolean, hardware: string, { supported, applicable }: ListFacts): readonly string[] {
  const all = on ? applicable : supported.filter((id) => id !== placeholderId);
  return (hardware === '' ? all : [hardware]).filter((id) => hasId(supported, id) !== on);
}

export function whyNotIds(on: boolean, hardware: string, facts: ListFacts): string | null {
  if (idsToChange(on, hardware, facts).length > 0) return null;
  if (hardware === '' && (on ? facts.applicable : facts.supported).every((id) => id === placeholderId))
    return 'No device is there that this applies to.';
  return on ? 'This device is on the list.' : 'This device is not on the list.';
}

/** A line that names several ids, asked of what the desktop shows: each of them has to be possible. */
export function whyNotClaim(view: WindowsView, on: boolean, ids: readonly string[]): string | null {
  const applicable = view.hardware.filter((row) => row.multipath).map((row) => row.id);
  // What is named joins a work of the same kind that has begun.
  const joins =
    view.busy?.what === (on ? 'claim' : 'unclaim') && ids.every((id) => id !== '' && !hasId(view.busy!.ids, id));
  const why = joins ? null : whyNotList(view.feature, view.busy);
  if (why !== null) return why;
  const installed = view.dsms.filter((dsm) => dsm.installed).map((dsm) => dsm.id);
  const supported = microsoftPart(view.supported, installed);
  for (const id of ids) {
    const whyNot = whyNotIds(on, id, { supported, applicable });
    if (whyNot !== null) return whyNot;
  }
  return null;
}
