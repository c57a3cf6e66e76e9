/** The one feature of this model, and where it can stand. */
import type { MpioFeature } from '../../../sim/multipath/windows-view';

export const featureText: Readonly<Record<MpioFeature, string>> = {
  unavailable: 'Not part of this release',
  absent: 'Not installed',
  installing: 'Installing',
  'restart-needed': 'Restart needed',
  installed: 'Installed',
  removing: 'Being removed',
};

export type WizardStep = 'features' | 'confirm' | 'progress' | 'results';
export const wizardSteps: readonly { readonly id: WizardStep; readonly label: string }[] = [
  { id: 'features', label: 'Features' },
  { id: 'confirm', label: 'Confirmation' },
  { id: 'progress', label: 'Progress' },
  { id: 'results', label: 'Results' },
];

/** Which page of the wizard shows: the last two follow the run, not the button. */
export function stepOf(chosen: 'features' | 'confirm', asked: boolean, feature: MpioFeature): WizardStep {
  if (!asked) return chosen;
  if (feature === 'installing') return 'progress';
  return feature === 'absent' ? 'confirm' : 'results';
}
