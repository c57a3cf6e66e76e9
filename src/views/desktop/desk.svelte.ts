/**
 * What the windows of one desktop share: the facts of its host, which disk is looked at, and what the run refused.
 * It holds no truth of its own; everything else is read from the run.
 */
import { getContext, setContext } from 'svelte';
import type { HostFacts, WindowsFacts } from '../../sim/run/reading';
import type { App, DesktopWindow, Ref } from '../../app/types';

export type DeskDisk = WindowsFacts['disks'][number];
export type DeskGroup = HostFacts['groups'][number];

/** A disk keeps its key while it stays the same device: the path of a twin, or the LUN that MPIO presents. */
export const diskKey = (disk: DeskDisk): string => disk.pathId ?? disk.groupId;

export class Desk {
  readonly app: App;
  /** Key of the disk whose properties are open. */
  disk = $state<string | null>(null);
  /** What the page or the run said no to, in words, until the next attempt. */
  refused = $state('');
  #askedAtNs = $state<number | null>(null);

  constructor(app: App) {
    this.app = app;
  }

  get host(): string {
    return this.app.preferences.desktop?.host ?? '';
  }

  get mpioTab(): string {
    return this.app.preferences.desktop?.mpioTab ?? 'devices';
  }

  get facts(): HostFacts | null {
    return this.app.run.facts?.hosts[this.host] ?? null;
  }
  get windows(): WindowsFacts | null {
    return this.facts?.windows ?? null;
  }
  /** Disks that Windows has now, by number. */
  get disks(): readonly DeskDisk[] {
    return (this.windows?.disks ?? []).filter((disk) => disk.state !== 'missing').toSorted((a, b) => a.number - b.number);
  }
  groupOf(disk: DeskDisk): DeskGroup | null {
    return this.facts?.groups.find((group) => `${this.host}/${group.lun}` === disk.groupId) ?? null;
  }
  /** `P1` for a path id. */
  pathLabel(id: string): string {
    return this.app.run.facts?.discovery.paths.find((path) => path.id === id)?.label ?? id;
  }

  open(window: DesktopWindow): void {
    void this.app.actions.invoke('open-desktop', { host: this.host, window }).catch(() => undefined);
  }
  openMpio(tab: string): void {
    void this.app.actions.invoke('open-desktop', { host: this.host, window: 'mpio', mpioTab: tab }).catch(() => undefined);
  }
  openDisk(disk: DeskDisk): void {
    this.disk = diskKey(disk);
    this.open('disk');
  }

  /** Performs an action; a refusal is kept here, so that the window can show it where it was asked for. */
  async act(id: string, args: Readonly<Record<string, unknown>>): Promise<boolean> {
    this.refused = '';
    this.#askedAtNs = null;
    try {
      const atNs = await this.app.actions.invoke(id, args);
      if (typeof atNs === 'number') this.#askedAtNs = atNs;
      return true;
    } catch (error) {
      this.refused = error instanceof Error ? error.message : String(error);
      return false;
    }
  }
  /** A command that the run took may still be refused by Windows: then a row of the log says so. */
  get refusal(): string {
    const since = this.#askedAtNs;
    if (this.refused !== '' || since === null) return this.refused;
    const { log } = this.app.readings;
    for (let i = log.length - 1; i >= 0 && log[i].atNs >= since; i--) {
      const { code, aim, params } = log[i];
      if (code === 'refused' && (aim === this.host || aim.startsWith(`${this.host}/`))) return String(params.reason ?? 'Windows refused this.');
    }
    return '';
  }
  forget(): void {
    this.refused = '';
    this.#askedAtNs = null;
  }

  isLit(ref: Ref): boolean {
    const { hovered } = this.app.selection;
    return hovered?.kind === ref.kind && hovered.id === ref.id;
  }
  /** Handlers for a row that stands for something on the canvas. */
  lights(ref: Ref): Record<'onpointerenter' | 'onpointerleave' | 'onfocusin' | 'onfocusout', () => void> {
    const on = (): void => this.app.selection.hover(ref);
    const off = (): void => this.app.selection.hover(null);
    return { onpointerenter: on, onpointerleave: off, onfocusin: on, onfocusout: off };
  }
}

/** A twin is a path; a disk of MPIO is its LUN. */
export const refOf = (disk: DeskDisk): Ref =>
  disk.pathId === null ? { kind: 'lun', id: disk.groupId.slice(disk.groupId.indexOf('/') + 1) } : { kind: 'path', id: disk.pathId };

const key = Symbol('desk');
export const provideDesk = (desk: Desk): Desk => setContext(key, desk);
export const getDesk = (): Desk => getContext<Desk>(key);
