/** A setting with its default, its range, and where the default comes from. Views draw any of these; MODEL.md lists them. */

/** known: read in a source · general: common engineering knowledge · inferred: reasoned from known facts · placeholder: chosen so that the model runs. */
export type SourceTag = 'known' | 'general' | 'inferred' | 'placeholder';

export type SettingSpec = {
  readonly key: string;
  readonly label: string;
  /** One sentence: what it does, and where it counts. */
  readonly help: string;
  readonly tag: SourceTag;
  readonly source: string;
} & (
  | { readonly kind: 'duration'; readonly default: number; readonly min: number; readonly max: number }
  | { readonly kind: 'count' | 'share' | 'bytes'; readonly default: number; readonly min: number; readonly max: number }
  | { readonly kind: 'switch'; readonly default: boolean }
  | { readonly kind: 'choice'; readonly default: string; readonly choices: readonly { readonly id: string; readonly label: string }[] }
);
export type SettingsSpec = readonly SettingSpec[];
