/** Builds the page's state once; views get it by context. Nothing here is a module singleton: a test builds a second one. */
import type { Reading, RunFacts, WorkloadLive } from '../sim/run/reading';
import type { Bridge } from '../bridge/protocol';
import type { Scenario } from '../sim/catalog';
import { formatClock } from '../locales';
import { createActions } from './actions/index';
import { Announcer } from './announcer.svelte';
import { keepDrawing } from './autosave';
import type { Clock } from './announcer.svelte';
import { Drawing } from './drawing.svelte';
import { policyIds } from '../sim/catalog';
import { createHappenings } from './happenings';
import type { Happening } from './happenings';
import { Messages } from './messages.svelte';
import type { Browser, OpenOptions, Page } from './page';
import type { Parameters } from './parameters';
import { Preferences } from './preferences.svelte';
import type { Surroundings } from './preferences.svelte';
import { Readings } from './readings.svelte';
import { Run } from './run.svelte';
import { Selection } from './selection.svelte';
import { appNews, pathNews } from './speech';
import type { Keep } from './storage';
import type { App, CanvasControls } from './types';

export interface Parts {
  readonly bridge: Bridge;
  readonly keep: Keep;
  readonly parameters: Parameters;
  readonly around: Surroundings;
  readonly browser: Browser;
  readonly clock: Clock;
  readonly first: Scenario;
  /** Calls back when the page has drawn what it has; `requestAnimationFrame` in a browser. */
  readonly frame: (then: () => void) => void;
}

export type { Happening } from './happenings';
/** The app with its inside, for `window.san`, the keyboard and tests. Views use `App` only. */
export interface Workshop extends App {
  readonly page: Page;
  readonly messages: Messages;
  readonly announcer: Announcer;
  /** The drawing that an earlier visit left, as text of a file. */
  readonly kept: string | null;
  /** Requests under way, for the settled mark. */
  readonly busy: number;
  on(what: Happening, listener: (detail: unknown) => void): () => void;
}

export function createApp(parts: Parts): Workshop {
  const { bridge, keep, parameters } = parts;
  const drawing = new Drawing(parts.first);
  const selection = new Selection();
  const run = new Run(bridge);
  const readings = new Readings();
  const preferences = new Preferences(keep, parameters, parts.around);
  const announcer = new Announcer(parts.clock);
  const messages = new Messages();
  const { tell, on } = createHappenings();
  let canvas = $state.raw<CanvasControls | null>(null);
  let busy = 0;
  /** Facts and loads that a listener was last told of. */
  let told: { readonly facts: RunFacts; readonly loads: readonly WorkloadLive[] } | null = null;

  const page: Page = {
    drawing,
    selection,
    run,
    readings,
    preferences,
    announcer,
    messages,
    parameters,
    bridge,
    browser: parts.browser,
    keep,
    get canvas() {
      return canvas;
    },
    set canvas(controls) {
      canvas = controls;
    },
    open,
    invoke: (id, args) => actions.invoke(id, args),
  };
  const actions = createActions(() => page, {
    began: (id, args) => {
      busy++;
      tell('action', { id, args });
    },
    ended: (_, group) => {
      busy--;
      tell('drawing', drawing.revision);
      if (group === 'Edit' || group === 'Break' || group === 'Policy') kept.touch();
    },
    failed: (reason) => {
      messages.notify({ level: 'warning', text: reason });
      announcer.say(reason);
    },
  });
  const kept = keepDrawing(() => page, parts.clock.after);

  async function open(scenario: Scenario, options: OpenOptions = {}): Promise<void> {
    busy++;
    try {
      const atNs = options.atNs ?? scenario.view.atNs ?? 0;
      if (options.fingerprint !== undefined) run.setSameRun('checking');
      const reply = await bridge.ask<'open'>({ ask: 'open', scenario, atNs, compare: policyIds });
      if (!reply.ok) {
        messages.show({ kind: 'findings', name: scenario.title, findings: reply.findings });
        return;
      }
      told = null;
      drawing.open(scenario);
      selection.select(null);
      run.clear();
      run.setWanted({ speed: scenario.view.speed ?? 1, lens: scenario.view.lens ?? true, playing: false });
      if (options.fingerprint !== undefined) run.setSameRun(reply.fingerprint === options.fingerprint ? 'same' : 'differs');
      if (options.play ?? false) await actions.invoke('play');
      tell('opened', scenario.title);
    } finally {
      busy--;
    }
  }

  const take = (reading: Reading): void => {
    const before = readings.generation;
    if (!readings.accept(reading)) return;
    run.accept(reading);
    const { facts } = reading;
    // After a seek the drawing of that time counts; in the present the page is ahead of the readings, not behind.
    if (facts && reading.generation !== before && differs(drawing.scenario, facts)) {
      drawing.follow(facts.topology, facts.workloads, facts.settings, facts.discovery.paths);
    }
    if (run.crashed !== null) run.setCrashed(null);
    speak(reading.generation === before);
    tell('reading', reading.nowNs);
    // The worker sends no more than the page draws: the next reading is asked for when this one is on the screen.
    parts.frame(() => void bridge.ask<'next'>({ ask: 'next', dots: wantsDots() }));
  };
  /** In play what changed is said; after a jump in time the summary is on the page and nothing is called out. */
  const speak = (flowing: boolean): void => {
    const { facts, workloads: loads } = run;
    if (!facts) return;
    if (flowing && told) {
      announcer.say(pathNews(told.facts, facts));
      announcer.say(appNews(told.loads, loads));
    }
    told = { facts, loads };
  };
  const wantsDots = (): boolean => {
    const speed = run.wantedSpeed;
    return speed !== 'max' && speed <= 0.01;
  };
  bridge.onReading(take);
  bridge.onCrash((message, ticket) => {
    run.setCrashed(message);
    readings.forget();
    const at = formatClock(run.nowNs);
    const restarted = ticket.startsWith('restart');
    messages.notify(
      restarted
        ? { level: 'warning', text: `The engine stopped (${message}) and was restarted at ${at}: the same run goes on.` }
        : { level: 'error', text: `The engine stopped at ${at}: ${message}. Ticket ${ticket}.` },
    );
    tell('crashed', { message, ticket });
  });

  return {
    drawing,
    selection,
    run,
    readings,
    preferences,
    actions,
    bridge,
    get canvas() {
      return canvas;
    },
    set canvas(controls) {
      canvas = controls;
    },
    announce: (text) => announcer.say(text),
    get notice() {
      return messages.notice;
    },
    cableIsCut: (id) => run.facts?.cables[id]?.cut ?? false,
    page,
    messages,
    announcer,
    kept: kept.earlier,
    get busy() {
      return busy;
    },
    on,
  };
}

const ids = (scenario: Pick<Scenario, 'topology' | 'workloads'>): string =>
  JSON.stringify([
    Object.entries(scenario.topology.devices).map(([id, { name: _, ...rest }]) => [id, rest]),
    scenario.topology.cables,
    scenario.topology.luns,
    scenario.workloads,
  ]);
const differs = (a: Scenario, b: Pick<Scenario, 'topology' | 'workloads'>): boolean => ids(a) !== ids(b);
