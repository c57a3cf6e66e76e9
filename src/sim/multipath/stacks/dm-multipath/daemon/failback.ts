/** Priorities read again, and what follows: another best group, a switch now or later, or a new table (4.6). */
import { isUsable } from './check-state';
import type { Pass } from './pass';
import { undefinedPrio } from './regroup';
import type { PathDraft } from './state';

/** True when a priority is another one than before. */
function readPriorities(pass: Pass, all: boolean): boolean {
  const usable = pass.members.flat().filter((path) => isUsable(path.state));
  const wasChecked = (path: PathDraft): boolean => pass.checked.get(path.path) === 'checked';
  const read = (path: PathDraft): boolean => {
    const before = path.prio;
    path.prio = Math.max(undefinedPrio, Math.trunc(pass.outside.prio(path.path)));
    return path.prio !== before;
  };
  const first = usable.filter((path) => all || wasChecked(path));
  const changed = first.map(read).includes(true);
  // One that changed makes the others doubtful.
  if (changed) usable.filter((path) => !first.includes(path)).forEach(read);
  return changed;
}

/** Groups whose order is obviously wrong, even if all paths were usable; what is unknown is left out. */
function inOrder({ members, grouping }: Pass): boolean {
  let last = Infinity;
  let marginalSeen = false;
  if (members.length < 2) return true;
  for (const group of members) {
    const { prio, marginal } = grouping.weigh(group);
    if (marginalSeen && !marginal) return false;
    if (prio === undefinedPrio) continue;
    if (marginal && !marginalSeen) marginalSeen = true;
    else if (prio > last) return false;
    last = prio;
  }
  return true;
}

type Wish = 'none' | 'switch' | 'reload';

/** What ought to be done so that I/O goes to the best group. */
function wishOf(pass: Pass): Wish {
  const { map, grouping } = pass;
  if (map.groups.length < 2 || map.settings.failback === 'manual') return 'none';
  map.bestGroup = grouping.best(pass.members);
  if (!inOrder(pass)) return 'reload';
  return map.bestGroup === map.kernelGroup ? 'none' : 'switch';
}

function switchGroup(pass: Pass): void {
  pass.map.stats.switchGroup += 1;
  pass.send({ kind: 'switch_group', group: pass.map.bestGroup });
}

/** A path just came up that is the first one back of the best group. */
function isFirstBack({ map, members, checked }: Pass): boolean {
  const best = members[map.bestGroup - 1] ?? [];
  return best.some(
    (path) =>
      checked.get(path.path) === 'new-up' &&
      best.every((other) => other === path || other.checkerState === 'down' || other.checkerState === 'shaky'),
  );
}

/** True: the map has to be loaded anew. */
export function refreshPriorities(pass: Pass): boolean {
  const { map, prioUpdate } = pass;
  const { failback, policy } = map.settings;
  if (prioUpdate === 'none') return false;
  const changed = readPriorities(pass, prioUpdate !== 'normal');
  if (prioUpdate === 'marginal') return true;
  if (changed && policy === 'group_by_prio' && failback === 'immediate') return true;
  const wish = wishOf(pass);
  if (wish === 'none') return false;
  if (typeof failback === 'number') {
    if (prioUpdate === 'new-path' || map.failbackTickS <= 0) map.failbackTickS = failback + 1;
    return false;
  }
  if (failback !== 'immediate' && !(failback === 'followover' && prioUpdate === 'new-path' && isFirstBack(pass)))
    return false;
  if (wish === 'switch') switchGroup(pass);
  return wish === 'reload';
}

/** Once a loop while a failback is deferred. True: the map has to be loaded anew. */
export function failbackTick(pass: Pass): boolean {
  const { map } = pass;
  if (typeof map.settings.failback !== 'number' || map.failbackTickS <= 0) return false;
  map.failbackTickS -= 1;
  if (map.failbackTickS > 0) return false;
  const wish = wishOf(pass);
  if (wish === 'switch') switchGroup(pass);
  return wish === 'reload';
}
