/** One console of one host: its screen, its history, and the way from a typed line to the run and back. */
import type { ConsoleInput, ConsoleLine, HostConsole } from '../../../sim/consoles/console';
import type { Command } from '../../../sim/catalog';
import type { Workshop } from '../../../app/app.svelte';
import { reached } from './reached';
import { isLater, longestHistory, longestTranscript, printed } from './transcript';
import type { Entry } from './transcript';

type Draft = Omit<Entry, 'key' | 'atNs' | 'isLeft'>;

export class ConsoleSession {
  #entries = $state.raw<readonly Entry[]>([]);
  #busy = $state(false);
  #queue: string[] = [];
  #greeted = $state(false);
  #keys = 0;
  #history: readonly string[] = [];
  /** Place in the history; its length means the line being typed. */
  #at = 0;
  #draft = '';

  constructor(
    private readonly app: Pick<Workshop, 'actions' | 'on' | 'readings' | 'run'>,
    private readonly host: string,
    private readonly console: HostConsole,
  ) {}

  get entries(): readonly Entry[] {
    return this.#entries;
  }
  get busy(): boolean {
    return this.#busy;
  }

  /** Null until the run has told its first facts. */
  input(): ConsoleInput | null {
    const { facts, nowNs } = this.app.run;
    return facts && { host: this.host, facts, log: this.app.readings.log, nowNs };
  }

  /** The banner, once in the life of a console. */
  greet(): void {
    const input = this.input();
    if (!input || this.#greeted) return;
    this.#greeted = true;
    this.#print(this.console.banner(input));
  }

  clear(): void {
    this.#entries = [];
  }

  /** A console of another run, or of a host that was started again: an empty screen, the same history. */
  renew(): void {
    this.clear();
    this.#queue = [];
    this.#greeted = false;
  }

  note(text: string): void {
    this.#add([{ kind: 'note', prompt: '', text, about: null, provenance: null, isError: false }]);
  }

  /** A restart of the host ends its consoles. */
  watch(): void {
    if (this.#greeted && this.app.run.facts?.hosts[this.host]?.windows?.power === 'restarting') this.renew();
  }

  /** The line as it stood, given up; what was pasted behind it is dropped. */
  cancel(text: string): void {
    this.#queue = [];
    this.#typed(`${text}^C`);
  }

  /** Lines are run one after the other; each sees what the one before has done. */
  async submit(lines: readonly string[]): Promise<void> {
    this.#queue.push(...lines);
    if (this.#busy) return;
    this.#busy = true;
    try {
      for (let line = this.#queue.shift(); line !== undefined; line = this.#queue.shift()) await this.#run(line);
    } finally {
      this.#busy = false;
    }
  }

  /** One step up or down the history; the line being typed is kept at its end. */
  recall(step: 1 | -1, text: string): string {
    if (this.#at === this.#history.length) this.#draft = text;
    this.#at = Math.max(0, Math.min(this.#history.length, this.#at + step));
    return this.#history[this.#at] ?? this.#draft;
  }

  async #run(text: string): Promise<void> {
    const input = this.input();
    if (!input) return;
    this.#typed(text);
    this.#remember(text);
    const answer = this.console.run(text, input);
    if (answer.clear) this.clear();
    this.#print(answer.lines);
    if (answer.commands.length > 0 && !(await this.#send(answer.commands, input.nowNs))) return;
    const now = this.input();
    if (!answer.after || !now) return;
    // A row that the commands led to stands at or after the instant just behind the one they were typed at.
    this.#print(answer.after(now, answer.commands.length === 0 ? [] : now.log.filter((row) => row.atNs > input.nowNs)));
  }

  /** False when one was refused or the run was lost; the reason is on the screen then. */
  async #send(commands: readonly Command[], fromNs: number): Promise<boolean> {
    // From here the past has another future: what was printed in the old one stays, and says so.
    this.#entries = this.#entries.map((entry) => (isLater(entry, fromNs) ? { ...entry, isLeft: true } : entry));
    try {
      let atNs = fromNs;
      for (const { do: verb, ...args } of commands) {
        const taken = await this.app.actions.invoke(verb, args);
        if (typeof taken === 'number') atNs = taken;
      }
      await reached(this.app, atNs);
      return true;
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.#add([{ kind: 'printed', prompt: '', text, about: null, provenance: refusedByPage, isError: true }]);
      return false;
    }
  }

  #typed(text: string): void {
    const input = this.input();
    if (!input) return;
    this.#add([{ kind: 'typed', prompt: this.console.prompt(input), text, about: null, provenance: null, isError: false }]);
  }

  #print(lines: readonly ConsoleLine[]): void {
    this.#add(lines.map(printed));
  }

  #add(drafts: readonly Draft[]): void {
    const atNs = this.app.run.nowNs;
    const fresh = drafts.map((draft): Entry => ({ ...draft, key: ++this.#keys, atNs, isLeft: false }));
    this.#entries = [...this.#entries, ...fresh].slice(-longestTranscript);
  }

  #remember(text: string): void {
    const line = text.trim();
    if (line !== '' && line !== this.#history.at(-1)) this.#history = [...this.#history, line].slice(-longestHistory);
    this.#at = this.#history.length;
    this.#draft = '';
  }
}

const refusedByPage = {
  fidelity: 'modelled',
  source: 'The run',
  remark: 'The command was not taken; nothing has changed.',
} as const;
