/** Another recipe for the page: a built-in scene, an empty drawing, a shared link. */
import { always, needs, text } from './action';
import type { Action } from './action';

export const sceneActions: readonly Action[] = [
  {
    id: 'open-scene',
    label: 'Open a scene',
    key: null,
    group: 'File',
    refusal: needs('id'),
    async perform(page, args) {
      const { openScene } = await import('../documents');
      return openScene(page, text(args, 'id'));
    },
  },
  {
    id: 'open-link',
    label: 'Open a shared link',
    key: null,
    group: 'File',
    refusal: needs('link'),
    async perform(page, args) {
      const { openLink } = await import('../documents');
      return openLink(page, text(args, 'link'));
    },
  },
  {
    id: 'open-kept',
    label: 'Open the kept drawing',
    key: null,
    group: 'File',
    refusal: needs('text'),
    async perform(page, args) {
      const { openText } = await import('../documents');
      page.messages.notify(null);
      return openText(page, text(args, 'text'), 'The kept drawing');
    },
  },
  {
    id: 'new-drawing',
    label: 'New drawing',
    key: null,
    group: 'File',
    refusal: always,
    async perform(page) {
      const { emptyScenario } = await import('../documents');
      await page.open(emptyScenario(page.drawing.scenario.seed), { play: true });
      page.preferences.setMode('edit');
    },
  },
];
