/** The closed list of event kinds (4 bits of a queue tag) and of ranks at one instant. */

export const Kind = {
  /** Row = workload: the next arrival of an open load. */
  arrive: 1,
  /** Row = I/O: the head of its burst is at a switch. */
  atSwitch: 2,
  /** Row = I/O: command (and write data) are at the controller. */
  atController: 3,
  /** Row = I/O: a forwarded command is at the owning controller. */
  atOwner: 4,
  /** Row = I/O: the controller needs the disks. */
  atDisks: 5,
  /** Row = I/O: the answer is ready to leave the array. */
  reply: 6,
  replyAtSwitch: 7,
  /** Row = I/O: the answer is at the host. */
  complete: 8,
  /** Row = port: the head of its timeout list may be due. */
  listTimeout: 9,
  /** Row = index into the control list: timers, signals, probes. */
  control: 10,
  /** Row = I/O: a retry's pause is over. */
  retry: 11,
} as const;
export const kindNames = [
  '', 'arrive', 'at switch', 'at controller', 'at owner', 'at disks', 'reply', 'reply at switch', 'complete',
  'timeout list', 'control', 'retry',
] as const;

/**
 * Order at one instant. A signal is heard before answers that come with it; an answer on the deadline still counts
 * (complete before expire); a timer of the host comes after both; new work last.
 */
export const Rank = { signal: 1, complete: 2, expire: 3, timer: 4, arrive: 5 } as const;

/** Tickets live in the 27 bits above the kind; a row's reuse or abort adds one, so that stale events are skipped. */
export const ticketMask = 0x7ffffff;
export const tagOf = (kind: number, ticket: number): number => kind | (ticket << 4);
