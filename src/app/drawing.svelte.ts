/**
 * What the user edits. A change is kept with its inverse; undo applies the inverse now, it never turns the clock.
 * Edits go to the run too; positions, names and titles are the page's own and do not.
 */
import { applyEdits, discover } from '../sim/catalog';
import type { Device, DeviceId, Discovery, Edit, Path, Scenario, Topology } from '../sim/catalog';
import type { DrawingState } from './types';

export type Layout = Readonly<Record<DeviceId, readonly [number, number]>>;
export interface Change {
  readonly label: string;
  /** For the run and the drawing. */
  readonly edits: readonly Edit[];
  /** For the drawing alone. */
  readonly layout?: Layout;
  readonly names?: Readonly<Record<DeviceId, string | null>>;
  readonly title?: string;
}
interface Step {
  readonly label: string;
  readonly redo: Change;
  readonly undo: Change;
  /** Changes with the same mark made one after the other are one step: a drag, a held arrow key. */
  readonly mark: string | null;
}

const longestHistory = 200;

function renamed(topology: Topology, names: Readonly<Record<DeviceId, string | null>>): Topology {
  const devices = { ...topology.devices };
  for (const [id, name] of Object.entries(names)) {
    if (!Object.hasOwn(devices, id)) continue;
    const { name: _, ...rest } = devices[id];
    devices[id] = (name === null ? rest : { ...rest, name }) as Device;
  }
  return { ...topology, devices };
}

export class Drawing implements DrawingState {
  #scenario: Scenario;
  #discovery: Discovery;
  /** Every path that was ever drawn here: its number is not given to another. */
  #known: readonly Path[] = [];
  #past = $state.raw<readonly Step[]>([]);
  #future = $state.raw<readonly Step[]>([]);
  #revision = $state(0);

  constructor(scenario: Scenario) {
    this.#scenario = $state.raw(scenario);
    this.#discovery = $state.raw(discover(scenario.topology));
    this.#known = this.#discovery.paths;
  }

  get scenario() {
    return this.#scenario;
  }
  get title() {
    return this.#scenario.title;
  }
  get note() {
    return this.#scenario.note ?? '';
  }
  get topology() {
    return this.#scenario.topology;
  }
  get discovery() {
    return this.#discovery;
  }
  get layout() {
    return this.#scenario.layout;
  }
  get canUndo() {
    return this.#past.length > 0;
  }
  get canRedo() {
    return this.#future.length > 0;
  }
  get undoLabel() {
    return this.#past.at(-1)?.label ?? '';
  }
  get redoLabel() {
    return this.#future.at(-1)?.label ?? '';
  }
  /** Raised by every change, for autosave and tests. */
  get revision() {
    return this.#revision;
  }

  open(scenario: Scenario): void {
    this.#known = [];
    this.#replace(scenario);
    this.#past = [];
    this.#future = [];
    this.#revision = 0;
  }

  /** What would come of it, without doing it; null with the reason when it cannot be done. */
  check(change: Change): { readonly inverse: Change; readonly scenario: Scenario } | string {
    const done = applyEdits(this.#scenario, change.edits);
    const wrong = done.findings.find((finding) => finding.level === 'error');
    if (wrong) return `${wrong.message} ${wrong.mend}`;
    let scenario: Scenario = { ...this.#scenario, ...done.value };
    let inverse: Change = { label: change.label, edits: done.inverse };
    if (change.layout) {
      inverse = { ...inverse, layout: this.#scenario.layout };
      scenario = { ...scenario, layout: change.layout };
    }
    if (change.names) {
      const before = Object.fromEntries(
        Object.keys(change.names).map((id) => [id, this.#scenario.topology.devices[id]?.name ?? null]),
      );
      inverse = { ...inverse, names: before };
      scenario = { ...scenario, topology: renamed(scenario.topology, change.names) };
    }
    if (change.title !== undefined) {
      inverse = { ...inverse, title: this.#scenario.title };
      scenario = { ...scenario, title: change.title };
    }
    return { inverse, scenario };
  }

  apply(change: Change, mark: string | null = null): string | null {
    const checked = this.check(change);
    if (typeof checked === 'string') return checked;
    const last = this.#past.at(-1);
    const joins = mark !== null && last?.mark === mark && change.edits.length === 0 && this.#future.length === 0;
    const step: Step = joins
      ? { ...last, redo: { ...last.redo, ...change } }
      : { label: change.label, redo: change, undo: checked.inverse, mark };
    this.#past = [...(joins ? this.#past.slice(0, -1) : this.#past), step].slice(-longestHistory);
    this.#future = [];
    this.#replace(checked.scenario);
    return null;
  }

  /** The change that undo (or redo) would make now. */
  next(direction: 'undo' | 'redo'): Change | null {
    const step = (direction === 'undo' ? this.#past : this.#future).at(-1);
    return step ? step[direction] : null;
  }
  /** Takes the step that `next` showed; the run has agreed to its edits already. */
  take(direction: 'undo' | 'redo'): string | null {
    const from = direction === 'undo' ? this.#past : this.#future;
    const step = from.at(-1);
    if (!step) return `Nothing to ${direction}.`;
    const checked = this.check(step[direction]);
    if (typeof checked === 'string') return checked;
    const rest = from.slice(0, -1);
    const moved = { ...step, mark: null };
    if (direction === 'undo') {
      this.#past = rest;
      this.#future = [...this.#future, moved];
    } else {
      this.#future = rest;
      this.#past = [...this.#past, moved];
    }
    this.#replace(checked.scenario);
    return null;
  }

  /** The clock was turned to a time with another drawing; edits of another time cannot be undone from here. */
  follow(
    topology: Topology,
    workloads: Scenario['workloads'],
    settings: Scenario['settings'],
    paths: readonly Path[],
  ): void {
    this.#known = paths;
    const names = Object.fromEntries(
      Object.entries(this.#scenario.topology.devices).map(([id, device]) => [id, device.name ?? null]),
    );
    this.#past = [];
    this.#future = [];
    this.#replace({ ...this.#scenario, topology: renamed(topology, names), workloads, settings });
  }

  #replace(scenario: Scenario): void {
    if (scenario.topology !== this.#scenario.topology) {
      this.#discovery = discover(scenario.topology, { paths: this.#known });
      const now = Object.fromEntries(this.#discovery.paths.map((path) => [path.id, true]));
      this.#known = [...this.#discovery.paths, ...this.#known.filter((path) => !Object.hasOwn(now, path.id))];
    }
    this.#scenario = scenario;
    this.#revision++;
  }
}
