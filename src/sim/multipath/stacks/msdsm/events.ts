/** The lines of the Windows System log that this stack writes (ms-mpio.md 8.5). Meanings are ours. */

export interface EventSpec {
  readonly source: 'mpio' | 'msdsm' | 'disk';
  readonly eventId: number | null;
  readonly code: string;
  /** INFERRED, as in ms-mpio.md 8.5. */
  readonly level: 'info' | 'warning' | 'error';
  readonly meaning: string;
}

export const mpioEvents = {
  diskCreated: { source: 'mpio', eventId: 1, code: 'disk-created', level: 'info', meaning: 'Pseudo-LUN created.' },
  diskPathAdded: {
    source: 'mpio',
    eventId: 2,
    code: 'disk-path-added',
    level: 'info',
    meaning: 'Another path was added to a pseudo-LUN.',
  },
  failover: {
    source: 'mpio',
    eventId: 16,
    code: 'failover',
    level: 'warning',
    meaning: 'A failover ran because this path failed.',
  },
  degraded: {
    source: 'mpio',
    eventId: 17,
    code: 'degraded',
    level: 'warning',
    meaning: 'One or more paths failed; handling has finished.',
  },
  failoverSingle: {
    source: 'mpio',
    eventId: 18,
    code: 'failover-single',
    level: 'warning',
    meaning: 'The only path failed.',
  },
  verifyFailed: {
    source: 'mpio',
    eventId: 20,
    code: 'verify-failed',
    level: 'warning',
    meaning: 'A newly found path did not pass its test.',
  },
  failoverFailed: {
    source: 'mpio',
    eventId: 22,
    code: 'failover-failed',
    level: 'error',
    meaning: 'No path to fail over to.',
  },
  allPathsFailed: {
    source: 'mpio',
    eventId: 23,
    code: 'all-paths-failed',
    level: 'error',
    meaning: 'All paths failed; the disk will be removed after PDORemovePeriod.',
  },
  noPath: {
    source: 'mpio',
    eventId: 32,
    code: 'no-path',
    level: 'error',
    meaning: 'The DSM returned no path, although paths are there that have not failed.',
  },
  throttled: {
    source: 'mpio',
    eventId: 37,
    code: 'throttled',
    level: 'info',
    meaning: 'The DSM asked MPIO to hold the I/O of this disk until the port groups are read.',
  },
  pathAdded: { source: 'mpio', eventId: 45, code: 'path-added', level: 'info', meaning: 'Path added by PnP.' },
  pathRemoved: { source: 'mpio', eventId: 46, code: 'path-removed', level: 'warning', meaning: 'Path removed by PnP.' },
  badBlock: {
    source: 'disk',
    eventId: 7,
    code: 'bad-block',
    level: 'error',
    meaning: 'The disk has a bad block: the array reported a medium error.',
  },
  ioRetried: {
    source: 'disk',
    eventId: 153,
    code: 'io-retried',
    level: 'warning',
    meaning: 'The class driver sent an I/O again.',
  },
  diskRemoved: {
    source: 'disk',
    eventId: 157,
    code: 'disk-removed',
    level: 'warning',
    meaning: 'The disk was surprise-removed.',
  },
  diskTwin: {
    source: 'disk',
    eventId: 158,
    code: 'disk-twin',
    level: 'warning',
    meaning: 'Two disks have one identity: the same LUN is seen twice, and MPIO has not claimed it.',
  },
  tooManyPaths: {
    source: 'msdsm',
    eventId: null,
    code: 'too-many-paths',
    level: 'warning',
    meaning: 'A LUN takes 32 paths; this one was not added.',
  },
  pathRefused: {
    source: 'msdsm',
    eventId: null,
    code: 'path-refused',
    level: 'warning',
    meaning: 'All paths of a LUN must report the same kind of ALUA; this one does not and was not added.',
  },
  accessChanged: {
    source: 'msdsm',
    eventId: null,
    code: 'access-read',
    level: 'info',
    meaning: 'The port groups were read and say something new.',
  },
  keyRegistered: {
    source: 'msdsm',
    eventId: null,
    code: 'key-registered',
    level: 'info',
    meaning: 'A reservation key was registered down every path.',
  },
  keyRemoved: {
    source: 'msdsm',
    eventId: null,
    code: 'key-removed',
    level: 'info',
    meaning: 'The reservation key was taken back down every path.',
  },
  reservationDone: {
    source: 'msdsm',
    eventId: null,
    code: 'reservation-done',
    level: 'info',
    meaning: 'A reservation was taken, given up, cleared or preempted.',
  },
  reservationRead: {
    source: 'msdsm',
    eventId: null,
    code: 'reservation-read',
    level: 'info',
    meaning: 'Keys or holder were read from the array.',
  },
  reservationConflict: {
    source: 'msdsm',
    eventId: null,
    code: 'reservation-conflict',
    level: 'warning',
    meaning: 'The array answered RESERVATION CONFLICT on every path that was tried.',
  },
  reservationFailed: {
    source: 'msdsm',
    eventId: null,
    code: 'reservation-failed',
    level: 'warning',
    meaning: 'A reservation command failed on a path; how many took it is said.',
  },
  pathRegistered: {
    source: 'msdsm',
    eventId: null,
    code: 'path-registered',
    level: 'info',
    meaning: 'A path that arrived registered the key that the LUN holds.',
  },
  pathNotRegistered: {
    source: 'msdsm',
    eventId: null,
    code: 'path-not-registered',
    level: 'warning',
    meaning: 'A path that arrived could not register the key: it carries no I/O while the key is held.',
  },
} as const satisfies Readonly<Record<string, EventSpec>>;
