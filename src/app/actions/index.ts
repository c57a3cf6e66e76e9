/** All that can be done, and the one way to do it. */
import type { Page } from '../page';
import type { ActionInfo, Actions } from '../types';
import type { Action, Args } from './action';
import { documentActions } from './documents';
import { editingActions } from './editing';
import { faultActions } from './faults';
import { historyActions } from './history';
import { looksActions } from './looks';
import { policyActions } from './policy';
import { runActions } from './run';
import { sceneActions } from './scenes';
import { storageActions } from './storage';
import { windowsActions } from './windows';

export const allActions: readonly Action[] = [
  ...runActions,
  ...faultActions,
  ...policyActions,
  ...windowsActions,
  ...editingActions,
  ...storageActions,
  ...historyActions,
  ...documentActions,
  ...sceneActions,
  ...looksActions,
];

const noArgs: Args = {};
const asArgs = (args: unknown): Args => (typeof args === 'object' && args !== null ? (args as Args) : noArgs);

export interface Around {
  began(id: string, args: unknown): void;
  ended(id: string, group: string): void;
  /** The run or the drawing said no. */
  failed(reason: string): void;
}

/** `around` hears of every action before and after, for `san.on('action')` and for the settled mark. */
export function createActions(page: () => Page, around: Around): Actions {
  const byId = new Map(allActions.map((action) => [action.id, action]));
  const list: readonly ActionInfo[] = allActions.map(({ id, label, key, group }) => ({ id, label, key, group }));
  const refusal = (id: string, args?: unknown): string | null => {
    const action = byId.get(id);
    return action ? action.refusal(page(), asArgs(args)) : `There is no action ${id}.`;
  };
  return {
    list,
    refusal,
    async invoke(id, args) {
      const reason = refusal(id, args);
      if (reason !== null) throw new Error(reason);
      around.began(id, args);
      try {
        return await byId.get(id)?.perform(page(), asArgs(args));
      } catch (error) {
        around.failed(error instanceof Error ? error.message : String(error));
        throw error;
      } finally {
        around.ended(id, byId.get(id)?.group ?? '');
      }
    },
  };
}
