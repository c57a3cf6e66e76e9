/** Sense data: the only place where SCSI's numbers live. Names are short forms of SPC-4's, meanings are ours. */
import { senseCode, type SenseCode } from './outcome';

export const SenseKey = {
  noSense: 0x0,
  notReady: 0x2,
  mediumError: 0x3,
  hardwareError: 0x4,
  illegalRequest: 0x5,
  unitAttention: 0x6,
  dataProtect: 0x7,
  abortedCommand: 0xb,
} as const;

const key = SenseKey;
export const Sense = {
  none: senseCode(key.noSense, 0x00, 0x00),
  manualIntervention: senseCode(key.notReady, 0x04, 0x03),
  accessTransition: senseCode(key.notReady, 0x04, 0x0a),
  portStandby: senseCode(key.notReady, 0x04, 0x0b),
  portUnavailable: senseCode(key.notReady, 0x04, 0x0c),
  spaceAllocation: senseCode(key.notReady, 0x04, 0x14),
  unrecoveredRead: senseCode(key.mediumError, 0x11, 0x00),
  logicalUnitTimeout: senseCode(key.hardwareError, 0x3e, 0x02),
  initiatorResponseTimeout: senseCode(key.hardwareError, 0x4b, 0x06),
  setPortGroupsFailed: senseCode(key.hardwareError, 0x67, 0x0a),
  invalidFieldInCdb: senseCode(key.illegalRequest, 0x24, 0x00),
  lunNotSupported: senseCode(key.illegalRequest, 0x25, 0x00),
  invalidFieldInParameters: senseCode(key.illegalRequest, 0x26, 0x00),
  invalidRelease: senseCode(key.illegalRequest, 0x26, 0x04),
  notReadyToReady: senseCode(key.unitAttention, 0x28, 0x00),
  powerOnOrReset: senseCode(key.unitAttention, 0x29, 0x00),
  modeParametersChanged: senseCode(key.unitAttention, 0x2a, 0x01),
  reservationsPreempted: senseCode(key.unitAttention, 0x2a, 0x03),
  reservationsReleased: senseCode(key.unitAttention, 0x2a, 0x04),
  registrationsPreempted: senseCode(key.unitAttention, 0x2a, 0x05),
  accessStateChanged: senseCode(key.unitAttention, 0x2a, 0x06),
  implicitTransitionFailed: senseCode(key.unitAttention, 0x2a, 0x07),
  capacityChanged: senseCode(key.unitAttention, 0x2a, 0x09),
  clearedByOther: senseCode(key.unitAttention, 0x2f, 0x00),
  softThreshold: senseCode(key.unitAttention, 0x38, 0x07),
  inquiryChanged: senseCode(key.unitAttention, 0x3f, 0x03),
  volumeSetChanged: senseCode(key.unitAttention, 0x3f, 0x0a),
  lunsChanged: senseCode(key.unitAttention, 0x3f, 0x0e),
  spaceAllocationFailed: senseCode(key.dataProtect, 0x27, 0x07),
  abortedCommand: senseCode(key.abortedCommand, 0x00, 0x00),
} as const satisfies Readonly<Record<string, SenseCode>>;

export interface SenseSpec {
  readonly sense: SenseCode;
  readonly name: string;
  readonly meaning: string;
}

export const senseTable: readonly SenseSpec[] = [
  { sense: Sense.none, name: 'NO SENSE', meaning: 'An error without a reason.' },
  {
    sense: Sense.manualIntervention,
    name: 'LOGICAL UNIT NOT READY, MANUAL INTERVENTION REQUIRED',
    meaning: 'Somebody has to help the LUN.',
  },
  {
    sense: Sense.accessTransition,
    name: 'LOGICAL UNIT NOT ACCESSIBLE, ASYMMETRIC ACCESS STATE TRANSITION',
    meaning: 'The LUN is moving between controllers.',
  },
  {
    sense: Sense.portStandby,
    name: 'LOGICAL UNIT NOT ACCESSIBLE, TARGET PORT IN STANDBY STATE',
    meaning: 'This controller does not serve the LUN now.',
  },
  {
    sense: Sense.portUnavailable,
    name: 'LOGICAL UNIT NOT ACCESSIBLE, TARGET PORT IN UNAVAILABLE STATE',
    meaning: 'This controller cannot serve the LUN.',
  },
  {
    sense: Sense.spaceAllocation,
    name: 'LOGICAL UNIT NOT READY, SPACE ALLOCATION IN PROGRESS',
    meaning: 'A thin LUN waits for space.',
  },
  { sense: Sense.unrecoveredRead, name: 'UNRECOVERED READ ERROR', meaning: 'The medium cannot be read.' },
  {
    sense: Sense.logicalUnitTimeout,
    name: 'TIMEOUT ON LOGICAL UNIT',
    meaning: 'The LUN took too long inside the array.',
  },
  {
    sense: Sense.initiatorResponseTimeout,
    name: 'INITIATOR RESPONSE TIMEOUT',
    meaning: 'The array missed an answer of the host; perhaps a lost frame.',
  },
  {
    sense: Sense.setPortGroupsFailed,
    name: 'SET TARGET PORT GROUPS COMMAND FAILED',
    meaning: 'The array refused to move the LUN.',
  },
  {
    sense: Sense.invalidFieldInCdb,
    name: 'INVALID FIELD IN CDB',
    meaning: 'The command asks for something that does not exist.',
  },
  { sense: Sense.lunNotSupported, name: 'LOGICAL UNIT NOT SUPPORTED', meaning: 'No such LUN behind this port.' },
  {
    sense: Sense.invalidFieldInParameters,
    name: 'INVALID FIELD IN PARAMETER LIST',
    meaning: 'The data of the command ask for something that does not exist.',
  },
  {
    sense: Sense.invalidRelease,
    name: 'INVALID RELEASE OF PERSISTENT RESERVATION',
    meaning: 'The reservation is of another type.',
  },
  { sense: Sense.notReadyToReady, name: 'NOT READY TO READY CHANGE', meaning: 'The LUN became ready.' },
  {
    sense: Sense.powerOnOrReset,
    name: 'POWER ON, RESET, OR BUS DEVICE RESET OCCURRED',
    meaning: 'The LUN was reset since the last command.',
  },
  {
    sense: Sense.modeParametersChanged,
    name: 'MODE PARAMETERS CHANGED',
    meaning: 'Another host changed settings of the LUN.',
  },
  { sense: Sense.reservationsPreempted, name: 'RESERVATIONS PREEMPTED', meaning: 'Another host took the reservation.' },
  { sense: Sense.reservationsReleased, name: 'RESERVATIONS RELEASED', meaning: 'The reservation was given up.' },
  {
    sense: Sense.registrationsPreempted,
    name: 'REGISTRATIONS PREEMPTED',
    meaning: "Another host removed this host's registration.",
  },
  {
    sense: Sense.accessStateChanged,
    name: 'ASYMMETRIC ACCESS STATE CHANGED',
    meaning: 'The port groups changed: read them again.',
  },
  {
    sense: Sense.implicitTransitionFailed,
    name: 'IMPLICIT ASYMMETRIC ACCESS STATE TRANSITION FAILED',
    meaning: 'The array could not move the LUN.',
  },
  { sense: Sense.capacityChanged, name: 'CAPACITY DATA HAS CHANGED', meaning: 'The LUN was resized.' },
  {
    sense: Sense.clearedByOther,
    name: 'COMMANDS CLEARED BY ANOTHER INITIATOR',
    meaning: 'Another host cleared the queue.',
  },
  {
    sense: Sense.softThreshold,
    name: 'THIN PROVISIONING SOFT THRESHOLD REACHED',
    meaning: 'The pool is getting full.',
  },
  {
    sense: Sense.inquiryChanged,
    name: 'INQUIRY DATA HAS CHANGED',
    meaning: 'The LUN describes itself differently now.',
  },
  { sense: Sense.volumeSetChanged, name: 'VOLUME SET CREATED OR MODIFIED', meaning: 'The array was reconfigured.' },
  {
    sense: Sense.lunsChanged,
    name: 'REPORTED LUNS DATA HAS CHANGED',
    meaning: 'LUNs were mapped or unmapped: a rescan shows them.',
  },
  { sense: Sense.spaceAllocationFailed, name: 'SPACE ALLOCATION FAILED WRITE PROTECT', meaning: 'The pool is full.' },
  { sense: Sense.abortedCommand, name: 'ABORTED COMMAND', meaning: 'The array gave the command up.' },
];

export const senseKeyOf = (sense: SenseCode): number => sense >> 16;
export const ascOf = (sense: SenseCode): number => (sense >> 8) & 0xff;
export const ascqOf = (sense: SenseCode): number => sense & 0xff;
/** Same key and ASC, whatever the ASCQ. */
export const isSense = (sense: SenseCode, wantedKey: number, asc: number): boolean =>
  sense >> 8 === ((wantedKey << 8) | asc);

const hex = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');
/** `06/2A/06`: key, ASC, ASCQ. */
export const senseText = (sense: SenseCode): string =>
  `${hex(senseKeyOf(sense))}/${hex(ascOf(sense))}/${hex(ascqOf(sense))}`;
export const senseName = (sense: SenseCode): string =>
  senseTable.find((row) => row.sense === sense)?.name ?? senseText(sense);
