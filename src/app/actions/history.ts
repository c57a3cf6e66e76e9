/** Undo and redo of the drawing. The clock never turns: the inverse of an edit is an edit at the present time. */
import type { Page } from '../page';
import type { Action } from './action';
import { command } from './command';

const go =
  (direction: 'undo' | 'redo') =>
  async (page: Page): Promise<void> => {
    const change = page.drawing.next(direction);
    if (!change) return;
    if (change.edits.length > 0) await command(page, { do: 'edit', edits: change.edits });
    const refused = page.drawing.take(direction);
    if (refused !== null) throw new Error(refused);
    page.announcer.say(`${direction === 'undo' ? 'Undone' : 'Redone'}: ${change.label}.`);
  };

export const historyActions: readonly Action[] = [
  {
    id: 'undo',
    label: 'Undo',
    key: 'Ctrl+Z',
    group: 'Edit',
    refusal: (page) => (page.drawing.canUndo ? null : 'Nothing to undo.'),
    perform: go('undo'),
  },
  {
    id: 'redo',
    label: 'Redo',
    key: 'Ctrl+Y',
    group: 'Edit',
    refusal: (page) => (page.drawing.canRedo ? null : 'Nothing to redo.'),
    perform: go('redo'),
  },
];
