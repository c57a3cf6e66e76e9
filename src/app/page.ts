/** The page from inside: what actions may change. Views see it as `App` only. */
import type { Bridge } from '../bridge/protocol';
import type { Scenario } from '../sim/catalog';
import type { Announcer } from './announcer.svelte';
import type { Drawing } from './drawing.svelte';
import type { Messages } from './messages.svelte';
import type { Parameters } from './parameters';
import type { Preferences } from './preferences.svelte';
import type { Readings } from './readings.svelte';
import type { Run } from './run.svelte';
import type { Selection } from './selection.svelte';
import type { Keep } from './storage';
import type { CanvasControls } from './types';

/** What the browser does for the page; tests bring their own. */
export interface Browser {
  save(name: string, text: string): void;
  pick(): Promise<{ readonly name: string; readonly text: string } | null>;
  copy(text: string): Promise<boolean>;
  readonly address: string;
}

export interface OpenOptions {
  readonly atNs?: number;
  readonly play?: boolean;
  /** What a shared link says its run is. */
  readonly fingerprint?: string;
}

export interface Page {
  readonly drawing: Drawing;
  readonly selection: Selection;
  readonly run: Run;
  readonly readings: Readings;
  readonly preferences: Preferences;
  readonly announcer: Announcer;
  readonly messages: Messages;
  readonly parameters: Parameters;
  readonly bridge: Bridge;
  readonly browser: Browser;
  readonly keep: Keep;
  canvas: CanvasControls | null;
  /** Opens a recipe as a new run, drawing and clock. Resolves with the findings that stopped it, or null. */
  open(scenario: Scenario, options?: OpenOptions): Promise<void>;
  /** Another action of the page, by id. */
  invoke(id: string, args?: unknown): Promise<unknown>;
}
