/** How the user likes the page. Kept between visits, except what the address or a test asked for. */
import type { Keep } from './storage';
import type { Parameters } from './parameters';
import type { PreferencesState, Theme } from './types';

const storageKey = 'san:preferences';
type Kept = Partial<Pick<PreferencesState, 'theme' | 'lens' | 'showTruth' | 'keys' | 'reducedMotion'>>;

function readKept(keep: Keep): Kept {
  try {
    const value: unknown = JSON.parse(keep.get(storageKey) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Kept) : {};
  } catch {
    return {};
  }
}

export interface Surroundings {
  readonly dark: boolean;
  readonly reducedMotion: boolean;
}

export class Preferences implements PreferencesState {
  readonly frozen: boolean;
  readonly #keep: Keep;
  #theme = $state<Theme>('light');
  #lens = $state<'physical' | 'paths'>('paths');
  #showTruth = $state(true);
  #mode = $state<'edit' | 'play'>('play');
  #keys = $state(true);
  #reducedMotion = $state(false);
  #dockTab = $state<PreferencesState['dockTab']>('timeline');
  #tool = $state<PreferencesState['tool']>('select');
  #inspectorTab = $state<PreferencesState['inspectorTab']>('paths');
  #inspectorOpen = $state(false);
  #whyAsked = $state(0);
  #desktop = $state<PreferencesState['desktop']>(null);
  #guideOpen = $state(true);

  constructor(keep: Keep, parameters: Parameters, around: Surroundings) {
    const kept = readKept(keep);
    this.#keep = keep;
    this.frozen = parameters.frozen;
    const theme = parameters.theme ?? kept.theme;
    this.#theme = theme === 'dark' || theme === 'projector' || theme === 'light' ? theme : around.dark ? 'dark' : 'light';
    this.#lens = parameters.lens ?? (kept.lens === 'physical' ? 'physical' : 'paths');
    this.#showTruth = kept.showTruth !== false;
    this.#keys = kept.keys !== false;
    this.#reducedMotion = parameters.frozen || (kept.reducedMotion ?? around.reducedMotion) === true;
  }

  get theme() {
    return this.#theme;
  }
  get lens() {
    return this.#lens;
  }
  get showTruth() {
    return this.#showTruth;
  }
  get mode() {
    return this.#mode;
  }
  get keys() {
    return this.#keys;
  }
  get reducedMotion() {
    return this.#reducedMotion;
  }
  get dockTab() {
    return this.#dockTab;
  }
  get tool() {
    return this.#tool;
  }
  get inspectorTab() {
    return this.#inspectorTab;
  }
  get inspectorOpen() {
    return this.#inspectorOpen;
  }
  get desktop() {
    return this.#desktop;
  }
  get guideOpen() {
    return this.#guideOpen;
  }
  setDesktop(desktop: PreferencesState['desktop']): void {
    this.#desktop = desktop;
  }
  setGuide(open: boolean): void {
    this.#guideOpen = open;
  }
  get whyAsked() {
    return this.#whyAsked;
  }

  setTheme(theme: Theme): void {
    this.#theme = theme;
    this.#save();
  }
  setLens(lens: 'physical' | 'paths'): void {
    this.#lens = lens;
    this.#save();
  }
  setShowTruth(on: boolean): void {
    this.#showTruth = on;
    this.#save();
  }
  setKeys(on: boolean): void {
    this.#keys = on;
    this.#save();
  }
  setReducedMotion(on: boolean): void {
    this.#reducedMotion = on;
    this.#save();
  }
  setMode(mode: 'edit' | 'play'): void {
    this.#mode = mode;
    // A tool of the mode that was left would have no button to put it down again.
    this.#tool = 'select';
  }
  setDockTab(tab: PreferencesState['dockTab']): void {
    this.#dockTab = tab;
  }
  setTool(tool: PreferencesState['tool']): void {
    this.#tool = tool;
  }

  setInspector(tab: PreferencesState['inspectorTab'], open: boolean): void {
    this.#inspectorTab = tab;
    this.#inspectorOpen = open;
  }
  askWhy(): void {
    this.setInspector('paths', true);
    this.#whyAsked++;
  }

  #save(): void {
    const kept: Kept = {
      theme: this.#theme,
      lens: this.#lens,
      showTruth: this.#showTruth,
      keys: this.#keys,
      reducedMotion: this.#reducedMotion,
    };
    this.#keep.set(storageKey, JSON.stringify(kept));
  }
}
