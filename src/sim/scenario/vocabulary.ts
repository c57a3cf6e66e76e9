/**
 * What the checker of a file must know of folders that this one may not enter: it is handed in by the catalogue, which
 * knows all registries. What is null is not checked.
 */
import { switchSettings } from '../hardware';
import type { SettingsSpec } from '../kernel/settings';

export interface Vocabulary {
  /** Ids of the workloads registry. */
  readonly presets: readonly string[] | null;
  /** Settings of a host: its stack's and its adapters'. */
  readonly hostSettings: SettingsSpec | null;
  readonly arraySettings: ((modelId: string) => SettingsSpec) | null;
  readonly switchSettings: (modelId: string) => SettingsSpec;
}
export const bareVocabulary: Vocabulary = { presets: null, hostSettings: null, arraySettings: null, switchSettings };
