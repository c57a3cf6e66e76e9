/** How the page looks and what has the focus. None of it belongs to the run. */
import type { PreferencesState, Ref, Theme } from '../types';
import { always } from './action';
import type { Action } from './action';

const oneOf =
  (name: string, values: readonly string[]) =>
  (_: unknown, args: Readonly<Record<string, unknown>>): string | null =>
    values.includes(String(args[name])) ? null : `Say ${name}: ${values.join(', ')}.`;
const noCanvas = (page: { canvas: unknown }): string | null => (page.canvas ? null : 'The canvas is not there.');

export const looksActions: readonly Action[] = [
  {
    id: 'select',
    label: 'Select',
    key: null,
    group: 'View',
    refusal: always,
    perform(page, args) {
      const ref = (args.ref as Ref | null | undefined) ?? null;
      page.selection.select(ref);
      // Drawing is about the things themselves; playing is about the paths, whatever is selected.
      const aboutPaths = ref?.kind === 'path' || (page.preferences.mode === 'play' && (ref === null || ref.kind === 'lun'));
      if (aboutPaths) page.preferences.setInspector('paths', page.preferences.inspectorOpen);
      else if (page.preferences.mode === 'edit') page.preferences.setInspector('properties', page.preferences.inspectorOpen);
    },
  },
  { id: 'deselect', label: 'Select nothing', key: 'Esc', group: 'View', refusal: always, perform: (page) => page.selection.select(null) },
  {
    id: 'tool',
    label: 'Take a tool',
    key: null,
    group: 'View',
    refusal: oneOf('tool', ['select', 'pan', 'cable', 'cut']),
    perform: (page, { tool }) => page.preferences.setTool(tool as PreferencesState['tool']),
  },
  { id: 'tool-select', label: 'Select tool', key: 'V', group: 'View', refusal: always, perform: (page) => page.preferences.setTool('select') },
  { id: 'tool-pan', label: 'Pan tool', key: 'H', group: 'View', refusal: always, perform: (page) => page.preferences.setTool('pan') },
  {
    id: 'tool-cable',
    label: 'Connect',
    key: 'C',
    group: 'Edit',
    refusal: always,
    perform(page) {
      page.preferences.setMode('edit');
      page.preferences.setTool('cable');
    },
  },
  {
    id: 'lens',
    label: 'Choose the lens',
    key: null,
    group: 'View',
    refusal: oneOf('lens', ['physical', 'paths']),
    perform: (page, { lens }) => page.preferences.setLens(lens as 'physical' | 'paths'),
  },
  {
    id: 'toggle-truth',
    label: 'Show truth',
    key: null,
    group: 'View',
    refusal: always,
    perform: (page) => page.preferences.setShowTruth(!page.preferences.showTruth),
  },
  {
    id: 'toggle-keys',
    label: 'Single-letter keys',
    key: null,
    group: 'View',
    refusal: always,
    perform: (page) => page.preferences.setKeys(!page.preferences.keys),
  },
  {
    id: 'toggle-motion',
    label: 'Reduce motion',
    key: null,
    group: 'View',
    refusal: always,
    perform: (page) => page.preferences.setReducedMotion(!page.preferences.reducedMotion),
  },
  {
    id: 'theme',
    label: 'Choose the theme',
    key: null,
    group: 'View',
    refusal: oneOf('theme', ['light', 'dark', 'projector']),
    perform: (page, { theme }) => page.preferences.setTheme(theme as Theme),
  },
  {
    id: 'mode',
    label: 'Edit or play',
    key: null,
    group: 'View',
    refusal: oneOf('mode', ['edit', 'play']),
    perform: (page, { mode }) => page.preferences.setMode(mode as 'edit' | 'play'),
  },
  {
    id: 'dock',
    label: 'Choose the dock tab',
    key: null,
    group: 'View',
    refusal: oneOf('tab', ['timeline', 'charts', 'compare', 'events']),
    perform: (page, { tab }) => page.preferences.setDockTab(tab as PreferencesState['dockTab']),
  },
  { id: 'fit', label: 'Fit the drawing', key: 'Shift+1', group: 'View', refusal: noCanvas, perform: (page) => page.canvas?.fit() },
  { id: 'zoom-in', label: 'Zoom in', key: '+', group: 'View', refusal: noCanvas, perform: (page) => page.canvas?.zoomBy(1.25) },
  { id: 'zoom-out', label: 'Zoom out', key: '-', group: 'View', refusal: noCanvas, perform: (page) => page.canvas?.zoomBy(0.8) },
  { id: 'zoom-100', label: 'Zoom to 100 %', key: 'Ctrl+0', group: 'View', refusal: noCanvas, perform: (page) => page.canvas?.zoomTo(1) },
  {
    id: 'explain',
    label: 'Why does the app wait?',
    key: 'E',
    group: 'View',
    refusal: always,
    perform: (page) => page.preferences.askWhy(),
  },
  {
    id: 'inspector',
    label: 'Choose the inspector tab',
    key: null,
    group: 'View',
    refusal: oneOf('tab', ['paths', 'properties']),
    perform: (page, { tab, open }) => page.preferences.setInspector(tab as PreferencesState['inspectorTab'], open !== false),
  },
  { id: 'help', label: 'Keys and help', key: '?', group: 'View', refusal: always, perform: (page) => page.messages.show({ kind: 'help' }) },
  { id: 'settings', label: 'Settings', key: null, group: 'View', refusal: always, perform: (page) => page.messages.show({ kind: 'settings' }) },
  {
    id: 'dismiss',
    label: 'Dismiss the notice',
    key: null,
    group: 'View',
    refusal: always,
    perform(page) {
      page.messages.notify(null);
      page.messages.show(null);
    },
  },
];
