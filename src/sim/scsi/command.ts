/** The SCSI commands that appear here. Reads and writes are counted by the policies; the others only rotate and probe. */

export interface CommandSpec {
  readonly id: string;
  readonly label: string;
  readonly opcode: number;
  /** Service action, for opcodes that carry several commands. */
  readonly serviceAction: number | null;
  readonly meaning: string;
}

export const commands = [
  { id: 'read', label: 'READ(10)', opcode: 0x28, serviceAction: null, meaning: 'Data from the LUN.' },
  { id: 'write', label: 'WRITE(10)', opcode: 0x2a, serviceAction: null, meaning: 'Data to the LUN.' },
  {
    id: 'tur',
    label: 'TEST UNIT READY',
    opcode: 0x00,
    serviceAction: null,
    meaning: 'Asks whether the LUN would take I/O on this path.',
  },
  {
    id: 'rtpg',
    label: 'REPORT TARGET PORT GROUPS',
    opcode: 0xa3,
    serviceAction: 0x0a,
    meaning: 'Asks for the access state of every port group.',
  },
  {
    id: 'stpg',
    label: 'SET TARGET PORT GROUPS',
    opcode: 0xa4,
    serviceAction: 0x0a,
    meaning: 'Tells the array which port group shall be optimized.',
  },
  {
    id: 'reserve-out',
    label: 'PERSISTENT RESERVE OUT',
    opcode: 0x5f,
    serviceAction: null,
    meaning: 'Registers a key, or takes, gives up or preempts a reservation of the LUN.',
  },
  {
    id: 'reserve-in',
    label: 'PERSISTENT RESERVE IN',
    opcode: 0x5e,
    serviceAction: null,
    meaning: 'Asks for the registered keys, or for the reservation.',
  },
  {
    id: 'report-luns',
    label: 'REPORT LUNS',
    opcode: 0xa0,
    serviceAction: null,
    meaning: 'Asks which LUNs are behind a target port.',
  },
] as const satisfies readonly CommandSpec[];
export type CommandId = (typeof commands)[number]['id'];
