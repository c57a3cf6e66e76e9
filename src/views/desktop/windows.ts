/** The windows of a host's desktop, in the order of the rail. Each is fetched when it is first opened. */
import type { Component } from 'svelte';
import type { DesktopWindow } from '../../app/types';
import type { GlyphName } from './parts/glyphs';

type Loaded = Promise<{ readonly default: Component<Record<string, unknown>> }>;
export interface DesktopEntry {
  readonly id: DesktopWindow;
  readonly label: string;
  readonly glyph: GlyphName;
  /** A gap stands above it. */
  readonly apart?: true;
  /** The window fills the frame and scrolls by itself. */
  readonly fills?: true;
  /** Beside `host`. */
  readonly props?: Readonly<Record<string, unknown>>;
  load(): Loaded;
}

// Every window takes `host`; what else one takes stands in `props` beside it.
const of = (module: Promise<{ readonly default: unknown }>): Loaded => module as Loaded;

export const desktopEntries: readonly DesktopEntry[] = [
  { id: 'server-manager', label: 'Server Manager', glyph: 'server', load: () => of(import('./server-manager/ServerManager.svelte')) },
  { id: 'device-manager', label: 'Device Manager', glyph: 'tree', load: () => of(import('./device-manager/DeviceManager.svelte')) },
  { id: 'disk-management', label: 'Disk Management', glyph: 'volumes', load: () => of(import('./disk-management/DiskManagement.svelte')) },
  { id: 'mpio', label: 'MPIO', glyph: 'route', load: () => of(import('./mpio/Mpio.svelte')) },
  { id: 'disk', label: 'Disk properties', glyph: 'disk', load: () => of(import('./disk/DiskProperties.svelte')) },
  {
    id: 'cmd',
    label: 'Command Prompt',
    glyph: 'prompt',
    apart: true,
    fills: true,
    props: { id: 'cmd' },
    load: () => of(import('./consoles/ConsoleWindow.svelte')),
  },
  {
    id: 'powershell',
    label: 'PowerShell',
    glyph: 'shell',
    fills: true,
    props: { id: 'powershell' },
    load: () => of(import('./consoles/ConsoleWindow.svelte')),
  },
  { id: 'event-viewer', label: 'Event Viewer', glyph: 'events', fills: true, load: () => of(import('./events/EventViewer.svelte')) },
];
