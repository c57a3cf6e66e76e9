/**
 * The behaviour table of the Windows host as data: what stands at the start, what happens, what must be seen, and from what
 * source. Ids and sources are those of the fact sheet on Microsoft MPIO (section 11; numbers that are missing there are
 * missing here). D, I, U, W are files of the public sample DSM; E1 to E22 rows of the error table.
 */
export interface BehaviourRow {
  readonly id: string;
  readonly start: string;
  readonly event: string;
  readonly expected: string;
  /** What must be seen instead when the host behaves as documented and the sample differs from that. */
  readonly documented?: string;
  readonly source: string;
  /** Which part of the row no source states, or null. */
  readonly inferred: string | null;
}

type Short = readonly [id: string, start: string, event: string, expected: string, source: string];
const known = ([id, start, event, expected, source]: Short): BehaviourRow => ({
  id,
  start,
  event,
  expected,
  source,
  inferred: null,
});
const inferred = (row: Short, what: string): BehaviourRow => ({ ...known(row), inferred: what });

export const behaviourRows: readonly BehaviourRow[] = [
  known(['T01', 'symmetric LUN, no policy set', 'p0, p1, p2 arrive', 'RR, all A/O', '4.1; I:DsmSetDeviceInfo']),
  known(['T02', 'RR, p0 to p2 A/O, pointer at p0', '5 reads', 'p0 p1 p2 p0 p1', 'D:DsmpGetPath']),
  known(['T03', 'RR, p0 and p1 A/O', 'read, TEST UNIT READY, read', 'p0 p1 p0', 'I:DsmCategorizeRequest']),
  known(['T04', 'RR, two LUNs on p0, p1', '2 I/Os each in turn', 'each LUN has its own pointer', '1.1 PathToBeUsed']),
  known([
    'T05',
    'RR',
    'p1 fails and is re-enumerated',
    'p0 p2 meanwhile; then A/O, last in DSM order',
    '4.3, 4.4, 1.6',
  ]),
  known(['T07', 'LQD, in flight 3 1 1', 'read', 'p1, first of the tie', 'D:DsmpGetPath :3607']),
  known(['T08', 'LQD, LUN B has 10 in flight on p0', 'read on LUN A', 'p1: counted per path over all LUNs', '3.1']),
  known(['T09', 'FOO, p0 A/O, p1 and p2 SB', 'p0 fails', 'p1 A/O, p2 SB, I/O on p1', 'D:DsmpSetLBForPathRemoval']),
  known(['T10', 'T09', 'p0 removed and re-enumerated', 'p0 last and SB, p1 stays', 'D :6083']),
  known(['T11', 'T09 with preferred p0', 'p0 re-enumerated', 'p0 A/O, p1 SB', 'D :6013']),
  {
    ...known([
      'T12',
      'FOO set on the LUN with p0 active, none preferred',
      'p0 re-enumerated',
      'p0 A/O: fails back',
      '9.12; D :6046',
    ]),
  },
  known(['T13', 'FOO, preferred p2 active', 'p0, wished A/O, returns', 'p0 SB, p2 stays', 'D :6054']),
  known(['T15', 'FOO, p0 active', 'p1 fails and recovers without PnP', 'p1 SB, p0 stays', 'D :6085']),
  known([
    'T16',
    'RRWS set: p0 p1 A/O, p2 p3 SB',
    'p0 fails',
    'p1 alone A/O, standbys untouched',
    'D:DsmpSetLBForPathRemoval',
  ]),
  known(['T17', 'T16', 'p1 fails', 'p2 A/O, p3 SB: exactly one', '4.4; captured mpclaim output']),
  known(['T18', 'T17', 'p0 returns, wished A/O', 'p0 A/O, p2 back to SB', 'D:DsmpAllowStandbyPathsToRest']),
  known(['T20', 'symmetric p0 to p2', 'RRWS DSM-wide, live', 'all A/O', 'D:DsmpSetNewDefaultLBPolicy']),
  { ...known(['T21', 'T20', 'p1 fails and recovers without PnP', 'p1 SB', '9.5; D :6139']) },
  known(['T22', 'WP, weights 10 5 5', 'any I/O', 'always p1', 'D:DsmpGetActivePathToBeUsed']),
  known(['T23', 'T22', 'p1 fails, comes back last, weight 5', 'p2, and p2 stays', '1.6, strict less-than']),
  known(['T25', 'LB, last LBA of p0 1000, 8 MiB outstanding there', 'read LBA 1001', 'p0: sequential', 'D :3722']),
  known(['T26', 'T25', 'read LBA 500', 'p1: least bytes', 'D :3759']),
  known(['T27', 'T25 with 600 KiB on p0', 'write 512 KiB at LBA 1001', 'p1: over 1 MiB', 'D :3725']),
  known(['T28', 'T25 with 512 KiB on p0', 'write 512 KiB at LBA 1001', 'p0: at the limit', 'D :3725']),
  {
    ...known([
      'T29',
      'LB, last read went to p1',
      'TEST UNIT READY',
      'p0: the pointer, not the last path',
      '9.8; D :3663',
    ]),
  },
  known([
    'T31',
    'explicit ALUA, no policy set',
    'I/O',
    'RRWS; A/U never while an A/O exists',
    'I:DsmSetDeviceInfo; D:DsmpGetPath',
  ]),
  known(['T32', 'asymmetric LUN', 'RR set on the LUN', 'refused, states unchanged', 'W:DsmpValidateSetLBPolicyInput']),
  known(['T33', 'asymmetric LUN', 'RR DSM-wide', 'runs RRWS', 'D:DsmpSetLBForDsmPolicyAdjustment']),
  known([
    'T34',
    'implicit ALUA, both port groups A/O',
    'no policy set',
    'symmetric: RR, and RR may be set',
    '1.9; H :462',
  ]),
  known(['T35', 'explicit ALUA, both port groups A/O', 'no policy set', 'asymmetric: RRWS', '1.9; I:DsmInquire']),
  known(['T36', 'implicit ALUA, p2 in a standby port group', 'p2 set A/O', 'refused', 'W :1962']),
  known([
    'T37',
    'FOO, explicit ALUA: p0 A/O, p1 masked A/U in the same port group, p2 SB',
    'p0 fails',
    'p1 A/O at once, no STPG',
    'D :5372, :7234',
  ]),
  known([
    'T38',
    'RRWS, explicit ALUA: p0 A/O, p1 SB',
    'p0 fails',
    'STPG, then RTPG; I/O queued; p1 A/O',
    'D:DsmpSetLBForPathFailingALUA',
  ]),
  known(['T40', 'ALUA', 'read answered 2A/06', 'same path, not counted, RTPG, LUN throttled meanwhile', 'E3, 5.8']),
  known(['T41', 'ALUA, RTPG in flight', 'a second 2A/06', 'no second RTPG', 'D :7424']),
  known([
    'T42',
    'ALUA, an A/O exists',
    'read answered 04/0B',
    'not counted, pointer in another port group, RTPG',
    'E12',
  ]),
  known(['T43', 'ALUA, no A/O', 'read answered 04/0B', 'counted; up after RetryCount', 'E12, 6.4']),
  known(['T44', 'ALUA, no A/O', 'TEST UNIT READY answered 04/0B', 'counted', 'E12']),
  inferred(
    [
      'T45',
      'two paths',
      'a command times out on p0',
      'up to the class driver, again after 1 s through the chooser; p0 unchanged, no event 16',
      'E22, 6.5',
    ],
    'that a retry of the class driver passes the chooser again',
  ),
  known(['T46', 'RR, p0 p1', 'RESERVATION CONFLICT', 'returned, no retry, no failover', 'E22; class driver']),
  known(['T47', 'two paths', 'MEDIUM ERROR 11/00', 'returned, no path changes', 'E22']),
  known(['T48', 'two paths', 'UNIT ATTENTION 29/00', 'one retry after RetryInterval, counted', 'E10']),
  known(['T49', 'two paths', 'UNIT ATTENTION 2A/04', 'retry at once, pointer on this path', 'E5']),
  known(['T50', 'two paths', 'UNIT ATTENTION 3F/0E or 2A/09', 'up', 'E1, E9']),
  known([
    'T51',
    'two LUNs on p0, p1',
    'LUN A gets a fatal error on p0',
    'p0 FAILED for both LUNs',
    '6.3; I:DsmInvalidatePath',
  ]),
  inferred(
    [
      'T52',
      'one path',
      'the port driver says no device',
      'events 18, 23; I/O held for PDORemovePeriod, then failed and the disk removed',
      '6.3, 7.3; HP event list',
    ],
    'order of events and queueing inside mpio.sys (7.6)',
  ),
  inferred(
    ['T53', 'T52', 'the path is back after 15 s', 'I/O goes on, the disk never leaves', '7.3'],
    'what mpio.sys does',
  ),
  known(['T55', 'PathVerifyEnabled 0, idle LUN', 'p1 dies silently, 5 minutes pass', 'p1 still A/O, no event', '7.3']),
  known([
    'T56',
    'PathVerifyEnabled 1, period 30 s',
    'T55',
    'found within the period and the time of the command',
    '7.1, 7.3',
  ]),
  known([
    'T57',
    'LUN with 3 paths',
    'PR REGISTER with key K',
    'sent on p2, p1, p0; good only if all are; K kept if any is',
    '7.7',
  ]),
  known([
    'T58',
    'key held',
    'p3 arrives',
    'K is registered on p3 first; if that fails p3 is never chosen',
    'I:DsmIsPathActive; H :442',
  ]),
  known([
    'T60',
    'list entry of 12 characters',
    'LUN whose id begins so',
    'claimed: a prefix rule',
    'U:DsmpFindSupportedDevice',
  ]),
  known(['T61', 'MPIO installed, id not in the list, 4 paths', 'rescan', '4 disks that are one', '2.8']),
  known(['T62', '32 paths', 'the 33rd arrives', 'not added', 'H :29; D:DsmpAddDeviceEntry']),
  known(['T63', 'p0 reports implicit ALUA', 'p1 of the same LUN reports none', 'p1 refused', 'I:DsmInquire']),
  known(['T64', 'DSM-wide FOO, VID/PID RRWS, LUN LQD', 'LUN cleared, then VID/PID cleared', 'LQD, RRWS, FOO', '4.1']),
  known([
    'T65',
    'port 5, bus 0, target 7, LUN 1',
    'query',
    'id 0000000077050007, address 005|000|007|001',
    'I:DsmSetDeviceInfo; captured mpclaim output',
  ]),
  known(['T66', 'symmetric LUN', 'FOO set with two paths A/O', 'refused, states restored', 'W :2001']),
  known(['T67', 'LUN without ALUA', 'LQD set with one path SB', 'refused', 'W :2082']),
];
