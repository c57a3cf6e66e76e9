/** Drawings as a whole: scenes, files, links. */
import { always, needs, text } from './action';
import type { Action } from './action';

export const documentActions: readonly Action[] = [
  {
    id: 'restart-from-drawing',
    label: 'Restart from this drawing',
    key: null,
    group: 'File',
    refusal: always,
    async perform(page) {
      const { topology, workloads } = page.drawing.scenario;
      const settings = page.run.facts?.settings ?? page.drawing.scenario.settings;
      await page.open({ ...page.drawing.scenario, topology, workloads, settings, journal: [] });
    },
  },
  {
    id: 'open-text',
    label: 'Open a recipe from text',
    key: null,
    group: 'File',
    refusal: needs('text'),
    async perform(page, args) {
      const { openText } = await import('../documents');
      return openText(page, text(args, 'text'), text(args, 'name') || 'text');
    },
  },
  {
    id: 'open-file',
    label: 'Open a file',
    key: 'Ctrl+O',
    group: 'File',
    refusal: always,
    async perform(page) {
      const file = await page.browser.pick();
      return file && page.invoke('open-text', file);
    },
  },
  {
    id: 'save-file',
    label: 'Save as a file',
    key: 'Ctrl+S',
    group: 'File',
    refusal: always,
    async perform(page) {
      const { saveFile } = await import('../documents');
      return saveFile(page);
    },
  },
  { id: 'share', label: 'Share', key: null, group: 'File', refusal: always, perform: (page) => page.messages.show({ kind: 'share' }) },
];
