/** The path checkers as tables (linux-dm-multipath.md 4.4): the first row that fits says the path's state. */
import { OutcomeKind, Sense, SenseKey } from '../../../../../scsi';
import type { SourceTag } from '../../../../../kernel';
import type { CheckState } from '../check-state';
import { hasSense, hasSenseKey, isGood, type CheckReply, type HostByte } from './reply';

export interface CheckRow {
  readonly when: string;
  readonly fits: (reply: CheckReply) => boolean;
  readonly state: CheckState;
  /** Times that the command is sent in all, one after the other, before this row is believed. */
  readonly tries: number;
  readonly tag: SourceTag;
  readonly source: string;
}

export interface Checker {
  readonly id: string;
  readonly label: string;
  readonly teaches: string;
  /** Does not block the daemon: until it is answered the path is pending. */
  readonly async: boolean;
  /** State of a path whose command did not come back in checker_timeout. */
  readonly late: CheckState;
  readonly rows: readonly CheckRow[];
}

const tools = (file: string): string => `multipath-tools 0.14.3, libmultipath/checkers/${file}`;
/** Host bytes that are final for the tur checker; with others it tries again. */
const finalHosts: readonly HostByte[] = ['ok', 'no-connect', 'bad-target', 'abort', 'transport-failfast'];
const turTries = 5;

const turRow = (when: string, state: CheckState, fits: CheckRow['fits'], tries = 1): CheckRow => ({
  when,
  fits,
  state,
  tries,
  tag: 'known',
  source: tools('tur.c'),
});

const rowsOf =
  (file: string) =>
  (when: string, state: CheckState, fits: CheckRow['fits'], tag: SourceTag = 'known'): CheckRow => ({
    when,
    fits,
    state,
    tries: 1,
    tag,
    source: tools(file),
  });
const readRow = rowsOf('directio.c');
const rdacRow = rowsOf('rdac.c');
const hpRow = rowsOf('hp_sw.c');
const emcRow = rowsOf('emc_clariion.c');
const ccissRow = rowsOf('cciss_tur.c');
const always = (): boolean => true;

export const checkers: readonly Checker[] = [
  {
    id: 'tur',
    label: 'tur',
    teaches: 'TEST UNIT READY in a thread of its own; the default. It moves no data, so it finds no fault of data.',
    async: true,
    late: 'timeout',
    rows: [
      turRow('reservation conflict', 'up', ({ outcome }) => outcome.kind === OutcomeKind.reservationConflict),
      turRow(
        'an error of the driver or transport that may pass',
        'down',
        ({ host }) => !finalHosts.includes(host),
        turTries,
      ),
      turRow('UNIT ATTENTION', 'down', (reply) => hasSenseKey(reply, SenseKey.unitAttention), turTries),
      turRow('good', 'up', isGood),
      turRow('02/04/0B standby', 'ghost', (reply) => hasSense(reply, Sense.portStandby)),
      turRow('02/04/0A in transition', 'pending', (reply) => hasSense(reply, Sense.accessTransition)),
      turRow('05/25/00 no such LUN', 'disconnected', (reply) => hasSense(reply, Sense.lunNotSupported)),
      turRow('anything else', 'down', always),
    ],
  },
  {
    id: 'directio',
    label: 'directio',
    teaches: 'Reads the first block past the cache; a busy path can answer too late and be failed without a fault.',
    async: true,
    late: 'down',
    rows: [readRow('good', 'up', isGood), readRow('anything else', 'down', always)],
  },
  {
    id: 'readsector0',
    label: 'readsector0',
    teaches: 'Reads the first sector; deprecated.',
    async: false,
    late: 'down',
    rows: [readRow('good', 'up', isGood), readRow('anything else', 'down', always)],
  },
  {
    id: 'none',
    label: 'none',
    teaches: 'Sends nothing: what sysfs says of the device is all there is.',
    async: false,
    late: 'up',
    rows: [
      {
        when: 'always',
        fits: always,
        state: 'up',
        tries: 1,
        tag: 'inferred',
        source: 'multipath.conf(5): falls back to the values from sysfs; a running device is then up',
      },
    ],
  },
  {
    id: 'rdac',
    label: 'rdac',
    teaches: 'Asks LSI and NetApp E-Series for their page C9: who owns the LUN.',
    async: false,
    late: 'down',
    rows: [
      rdacRow('no answer, or not this page', 'down', (reply) => !isGood(reply)),
      rdacRow('the controller calls itself unavailable', 'down', (reply) => reply.abnormal === true),
      rdacRow('the other controller owns the LUN', 'ghost', (reply) => reply.passive === true),
      rdacRow('good', 'up', always),
    ],
  },
  {
    id: 'hp_sw',
    label: 'hp_sw',
    teaches: 'INQUIRY, then TEST UNIT READY, for old HP arrays with a standby controller.',
    async: false,
    late: 'down',
    rows: [
      hpRow('INQUIRY fails', 'down', (reply) => reply.inquiryFailed === true),
      hpRow('TEST UNIT READY fails', 'ghost', (reply) => !isGood(reply)),
      hpRow('good', 'up', always),
    ],
  },
  {
    id: 'emc_clariion',
    label: 'emc_clariion',
    teaches: 'Asks CLARiiON and VNX for their page C0; the only checker that calls a path shaky.',
    async: false,
    late: 'down',
    rows: [
      emcRow('no answer, or not this page', 'down', (reply) => !isGood(reply)),
      emcRow('the LUN is not open to normal work', 'shaky', (reply) => reply.abnormal === true),
      emcRow('good, on the active or the passive controller', 'up', always),
    ],
  },
  {
    id: 'cciss_tur',
    label: 'cciss_tur',
    teaches: 'For HP Smart Array: good or not.',
    async: false,
    late: 'down',
    rows: [ccissRow('good', 'up', isGood, 'inferred'), ccissRow('anything else', 'down', always, 'inferred')],
  },
];

export const findChecker = (id: string): Checker | undefined => checkers.find((row) => row.id === id);

/** The row of a reply; there is always one, because the last row of each table fits all. */
export const rowOfReply = (checker: Checker, reply: CheckReply): CheckRow =>
  checker.rows.find((row) => row.fits(reply)) ?? checker.rows[checker.rows.length - 1];

/** Before any checker: state of the SCSI device in sysfs. `null`: run the checker. */
export function stateOfDevice(sysfs: string | null): CheckState | null {
  if (sysfs === null) return 'removed';
  if (sysfs === 'running') return null;
  return sysfs === 'blocked' || sysfs === 'quiesce' ? 'pending' : 'down';
}

export interface DeviceTraits {
  /** The vendor's VPD page C9 reads as that of an RDAC array. */
  readonly rdac: boolean;
  /** The LUN reports asymmetric access of any kind. */
  readonly tpgs: boolean;
}

/** detect_checker: what the device says goes before what is configured. */
export function chooseChecker(detect: boolean, { rdac, tpgs }: DeviceTraits, configured: string): string {
  if (!detect) return configured;
  return rdac ? 'rdac' : tpgs ? 'tur' : configured;
}
