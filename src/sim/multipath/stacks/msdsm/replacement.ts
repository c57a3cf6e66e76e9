/** What takes the place of a path that failed or left (ms-mpio.md 4.4, 5.5). */
import { candidate, movesExplicitly, refreshPointer } from './candidates';
import { DeviceState } from './device-state';
import type { Draft } from './draft';

/**
 * The failing of the same path has asked the array already, and one answer serves both. In the traces of the sample both
 * ask, because there the script plays mpio and calls at any time; when mpio calls is not public (assumption).
 */
const isAsked = (draft: Draft, group: number): boolean =>
  draft.state.pending.some(
    (row) =>
      row.group === group && (row.purpose === 'fail-over' || row.purpose === 'removal') && draft.usable(row.path),
  );

/** The removal rule: what takes the place of a path that has gone. */
export function replaceLost(draft: Draft, group: number, how: string): void {
  if (draft.symmetric(group)) {
    draft.rule(group, how, (members) => draft.policy(group).onRemoval(members));
  } else if (draft.anyActive(group) < 0) {
    const { path, asks } = candidate(draft, group);
    if (path >= 0 && asks) {
      if (draft.caller === 'mpio' && isAsked(draft, group)) return;
      const command = movesExplicitly(draft, group) ? 'stpg' : 'rtpg';
      draft.send({ purpose: 'removal', command, path, group, waits: true, about: path });
      return;
    }
    if (path >= 0) draft.setState(path, DeviceState.activeOptimized, how);
  }
  refreshPointer(draft, group);
}
