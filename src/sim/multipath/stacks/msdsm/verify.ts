/** PathVerify (ms-mpio.md 7.1): TEST UNIT READY, or RTPG where the LUN has ALUA. */
import type { Draft } from './draft';

export const isInitialized = (draft: Draft, path: number): boolean =>
  draft.path(path).initialized && draft.nexus(draft.path(path).nexus).exists;

export function verifyPath(draft: Draft, path: number, purpose: 'recovery' | 'verify' | 'next-path'): void {
  if (draft.state.pending.some((row) => row.path === path && row.purpose === purpose)) return;
  const { group } = draft.path(path);
  const command = draft.group(group).alua === 'none' ? 'tur' : 'rtpg';
  draft.send({ purpose, command, path, group, waits: true });
}
