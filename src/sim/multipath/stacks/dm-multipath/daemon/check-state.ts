/** What multipathd thinks of a path (linux-dm-multipath.md 4.3): its own opinion, beside the kernel's active or failed. */

export type CheckState =
  | 'wild'
  | 'unchecked'
  | 'down'
  | 'up'
  | 'shaky'
  | 'ghost'
  | 'pending'
  | 'timeout'
  | 'removed'
  | 'delayed'
  | 'disconnected';

export interface CheckStateSpec {
  readonly state: CheckState;
  /** Column `chk_st` of `multipath -ll` and `show paths`. */
  readonly text: string;
  readonly meaning: string;
}

/** In the order of the daemon's own numbers. */
export const checkStates: readonly CheckStateSpec[] = [
  { state: 'wild', text: 'undef', meaning: 'The checker cannot be used; its answer is ignored.' },
  { state: 'unchecked', text: 'undef', meaning: 'Never checked.' },
  { state: 'down', text: 'faulty', meaning: 'Failed.' },
  { state: 'up', text: 'ready', meaning: 'The checker is content.' },
  { state: 'shaky', text: 'shaky', meaning: 'Answers, but not for normal work (EMC CLARiiON only).' },
  {
    state: 'ghost',
    text: 'ghost',
    meaning: 'Answers, but passive: ALUA standby, or the other controller owns the LUN.',
  },
  { state: 'pending', text: 'i/o pending', meaning: 'The check is running; the state before it stays.' },
  { state: 'timeout', text: 'i/o timeout', meaning: 'The check did not return in checker_timeout.' },
  { state: 'removed', text: 'removed', meaning: 'The device is gone; taken as down.' },
  { state: 'delayed', text: 'delayed', meaning: 'Good again, and held back because it failed too often.' },
  { state: 'disconnected', text: 'disconnected', meaning: 'The LUN is not there on this port; taken as down.' },
];

export const isCheckState = (text: string): text is CheckState => checkStates.some((row) => row.state === text);

/** Up or ghost: the path counts as usable, is reinstated, and has its priority read. */
export const isUsable = (state: CheckState): boolean => state === 'up' || state === 'ghost';
