/** The faults of the report "from a fault to I/O resumed": what is done, who detects it, and what the fact sheet (8.3) says. */
import type { Command } from '../../src/sim/scenario/scenario';

export type Access = 'symmetric' | 'alua';

export interface ReportFault {
  readonly name: string;
  /** What happens, at seconds of the run. */
  readonly commands: readonly (readonly [number, Command])[];
  readonly detectedBy: string;
  /** The line of ms-mpio.md 8.3 that it belongs to, and what it says; '' where that table has none. */
  readonly sheet: string;
  /** How long each policy is watched; those that stay on the lost path may take longer. */
  readonly untilS: number;
  readonly stuckUntilS?: number;
  /** Numbers of the notes under the table. */
  readonly notes: readonly number[];
  readonly only?: Access;
}

/** LUN 0 as it is drawn in both scenes, but not on the first port of CTR1 any more. */
const unmapped: Command = {
  do: 'edit',
  edits: [
    {
      op: 'change-lun',
      lun: {
        id: 'lun0',
        array: 'a1',
        group: 'rg0',
        owner: 'ctr1',
        sizeGiB: 2000,
        name: 'VD-DATA',
        maps: [{ host: 'web1', lun: 0, ports: ['a1.ctr1.1', 'a1.ctr2.0', 'a1.ctr2.1'] }],
      },
    },
  ],
};

export const reportFaults: readonly ReportFault[] = [
  {
    name: 'Host cable cut (A1)',
    commands: [[5, { do: 'cut', aim: 'A1' }]],
    detectedBy: 'HBA: light gone 0.1 s, link-down hold 30 s',
    sheet: '< 1 s to link-down timeout (30 s)',
    untilS: 38,
    notes: [1],
  },
  {
    name: 'Array-side cable cut (A2)',
    commands: [[5, { do: 'cut', aim: 'A2' }]],
    detectedBy: 'RSCN after 0.6 s, port-down hold 30 s',
    sheet: '< 1 s to link-down timeout (30 s)',
    untilS: 38,
    notes: [2],
  },
  {
    name: 'SFP pulled at the array (a1.ctr1.0)',
    commands: [[5, { do: 'pull-port', aim: 'a1.ctr1.0' }]],
    detectedBy: 'RSCN after 0.6 s, port-down hold 30 s',
    sheet: '< 1 s to link-down timeout (30 s)',
    untilS: 38,
    notes: [2],
  },
  {
    name: 'HBA disabled (web1.hba0)',
    commands: [[5, { do: 'disable-hba', aim: 'web1.hba0' }]],
    detectedBy: 'Windows itself: PnP takes the paths away',
    sheet: '',
    untilS: 8,
    notes: [3],
  },
  {
    name: 'Cable drops silently (A1)',
    commands: [[5, { do: 'drop', aim: 'A1' }]],
    detectedBy: 'nobody but the disk timeout, 60 s a try',
    sheet: '60 s per try, no failover by MSDSM',
    untilS: 130,
    stuckUntilS: 565,
    notes: [4],
  },
  {
    name: 'LUN unmapped on one port (a1.ctr1.0)',
    commands: [[5, unmapped]],
    detectedBy: 'sense 25/00 of the next command there',
    sheet: '',
    untilS: 8,
    notes: [5],
  },
  {
    name: 'Controller reboots (CTR1, owner; back after 60 s)',
    commands: [
      [5, { do: 'crash', aim: 'a1.ctr1' }],
      [65, { do: 'return', aim: 'a1.ctr1' }],
    ],
    detectedBy: 'RSCN after 0.6 s, port-down hold 30 s; sense 04/0A while the LUN goes home',
    sheet: 'at once, RTPG (sense 04/0A, 2A/06)',
    untilS: 110,
    notes: [6],
  },
  {
    name: 'Owner moved (LUN 0 to CTR2)',
    commands: [[5, { do: 'move-owner', aim: 'lun0', to: 'ctr2' }]],
    detectedBy: 'sense 04/0A and 2A/06, RTPG',
    sheet: 'at once, RTPG (sense 04/0A, 2A/06)',
    untilS: 14,
    notes: [7],
  },
  {
    name: 'All paths down (A1 and B1)',
    commands: [
      [5, { do: 'cut', aim: 'A1' }],
      [5, { do: 'cut', aim: 'B1' }],
    ],
    detectedBy: 'HBA: link-down hold 30 s, then PDORemovePeriod 20 s',
    sheet: '',
    untilS: 60,
    notes: [8],
  },
];

export const reportNotes: readonly string[] = [
  'A cable at the host takes the whole link-down hold: nobody logs the port out earlier, since the host itself is the one who lost light. The lower end of 8.3 is a driver whose hold is 0. Policies that keep queues apart (LQD, LB without the cache) lose only what was on the path; RR fills the held path within a tenth of a second.',
  'The RSCN starts the port-down hold and does not skip it (section 14 wins over 8.1): 30 s and the time until the switch has told. 8.3 has one row for both cables; they differ by the half second of the RSCN.',
  'Not in 8.3. The driver goes away, so no hold counts; event 46 comes from PnP.',
  '8.3 has the time of one try. FOO and WP try the same path again with each retry of the class driver: 8 retries before Windows 8.1 and 2012 R2, 4 after, and each ends in 60 s and 1 s of pause; then the application gets its error. The other policies choose again, and lose each I/O to the path with the chance that they choose it. No path is ever failed.',
  'Not in 8.3. The array answers ILLEGAL REQUEST 25/00 (LOGICAL UNIT NOT SUPPORTED), and MSDSM fails the path at once (E19), for every LUN behind that port.',
  '8.3 has "at once" for a controller that still answers with sense. A controller that reboots is dark first: its ports are gone, and the port-down hold decides, not the takeover (12 s). Sense, on ALUA arrays, comes only when the LUN goes home: "in transition" for 5 s, a second wait. Where all paths count as optimized, those of the other controller carry on as soon as it has taken over, unless all I/Os hang on the dark ports.',
  'As 8.3 says: no path is failed, no event 16. The wait is the array’s own: it answers "in transition" for 5 s, and the DSM asks again until the owner has moved. A symmetric array says nothing: its commands wait inside it.',
  'Not in 8.3. The I/O is held for PDORemovePeriod after the last path has failed; then it fails and the disk is gone.',
];
