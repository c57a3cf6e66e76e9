/** The MPIO tab keeps what is typed until Apply; then it becomes the commands of the run. */
import type { PathWish, PolicyId } from '../../../sim/catalog';
import type { DeskGroup } from '../desk.svelte';

export type WishState = NonNullable<PathWish['state']>;
export interface PathDraft {
  readonly state?: WishState;
  readonly weight?: number;
  readonly preferred?: boolean;
}
export interface Draft {
  readonly policy: string | null;
  /** By path label: P1, P2 … */
  readonly paths: Readonly<Record<string, PathDraft>>;
}
export const noDraft: Draft = { policy: null, paths: {} };
export const isEmpty = (draft: Draft): boolean => draft.policy === null && Object.keys(draft.paths).length === 0;

export const wishWords: Readonly<Record<WishState, string>> = {
  active: 'Active/Optimized',
  unoptimized: 'Active/Unoptimized',
  standby: 'Standby',
  unavailable: 'Unavailable',
};
const stateOfWord = (word: string): WishState | undefined => (Object.keys(wishWords) as WishState[]).find((id) => wishWords[id] === word);

export interface PathRow {
  readonly id: string;
  readonly label: string;
  readonly pathId: string;
  /** As Windows has it. */
  readonly word: string;
  readonly family: string;
  readonly tpg: string;
  readonly tpgState: string;
  readonly weight: number;
  readonly preferred: boolean;
  /** As it will be asked for. */
  readonly draft: PathDraft | null;
  /** Where an edit of its state begins. */
  readonly wish: WishState;
}

/** Paths that Windows has, in the DSM's own order. */
export function rowsOf(group: DeskGroup, labels: (id: string) => string, draft: Draft): readonly PathRow[] {
  return group.paths
    .map((path, i) => ({ path, id: group.pathIds[i] }))
    .filter(({ path }) => path.present)
    .toSorted((a, b) => a.path.order - b.path.order)
    .map(({ path, id }): PathRow => {
      const label = labels(id);
      const own = draft.paths[label] ?? null;
      return {
        id,
        label,
        pathId: path.pathId,
        word: path.word,
        family: path.state,
        tpg: path.portGroup ? String(path.portGroup.id) : '',
        tpgState: path.portGroup ? path.portGroup.word : '',
        weight: own?.weight ?? path.weight,
        preferred: own?.preferred ?? path.preferred,
        draft: own,
        wish: own?.state ?? stateOfWord(path.wish) ?? stateOfWord(path.word) ?? 'active',
      };
    });
}

/** Only one path can be preferred: another one loses it. */
export function withPath(draft: Draft, rows: readonly PathRow[], label: string, wish: PathDraft): Draft {
  const paths: Record<string, PathDraft> = { ...draft.paths, [label]: { ...draft.paths[label], ...wish } };
  if (wish.preferred) {
    for (const row of rows) if (row.label !== label && row.preferred) paths[row.label] = { ...paths[row.label], preferred: false };
  }
  return { ...draft, paths };
}

export interface Step {
  readonly id: string;
  readonly args: Readonly<Record<string, unknown>>;
}
/** One command for policy and paths, so that a refusal leaves both. A path that was not touched keeps what was stated of it before. */
export function stepsOf(aim: string, draft: Draft, before: Readonly<Record<string, PathWish>>): readonly Step[] {
  const steps: Step[] = [];
  const changesPaths = Object.keys(draft.paths).length > 0;
  const together = changesPaths && draft.policy !== null && draft.policy !== 'clear';
  if (draft.policy !== null && !together)
    steps.push({ id: 'set-policy', args: { aim, policy: draft.policy as PolicyId | 'clear' } });
  if (changesPaths) {
    const labels = new Set([...Object.keys(before), ...Object.keys(draft.paths)]);
    const paths = Object.fromEntries([...labels].map((label) => [label, { ...before[label], ...draft.paths[label] }]));
    steps.push({ id: 'set-paths', args: { aim, paths, ...(together && { policy: draft.policy }) } });
  }
  return steps;
}

/** What a column or field means under this policy. */
export const usesWeight = (policy: string): boolean => policy === 'weighted-paths';
export const usesPreferred = (policy: string): boolean => policy === 'fail-over-only';
export const usesStates = (policy: string): boolean => policy === 'fail-over-only' || policy === 'round-robin-subset';

const about: Readonly<Record<string, string>> = {
  'fail-over-only': 'One active path carries all I/O; the others stand by. When it fails, one of them takes over. With a preferred path set, I/O goes back to it when it returns.',
  'round-robin': 'All paths are active, and each I/O takes the next one in turn.',
  'round-robin-subset': 'I/O takes turns among the active/optimized paths. The others are used when none of those is left.',
  'least-queue-depth': 'Each I/O goes to the path with the fewest I/Os outstanding.',
  'weighted-paths': 'All I/O goes to the path with the lowest weight. Another is used when that path fails.',
  'least-blocks': 'Each I/O goes to the path with the fewest blocks outstanding.',
  'vendor-specific': 'The vendor’s DSM decides by its own rules.',
};
export const policyText = (id: string): string => about[id] ?? '';
/** The reason begins with the policy's name, which stands before it already. */
export const withoutName = (reason: string, name: string): string => (reason.startsWith(`${name} `) ? reason.slice(name.length + 1) : reason);
