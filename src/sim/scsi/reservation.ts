/** PERSISTENT RESERVE OUT and IN as a cluster service asks for them. */
export interface Reservation {
  readonly action:
    | 'register'
    | 'register-ignore'
    | 'reserve'
    | 'release'
    | 'clear'
    | 'preempt'
    | 'preempt-abort'
    | 'read-keys'
    | 'read-reservation'
    | 'report-capabilities';
  /** Reservation key and service action reservation key: up to 16 hex digits; `0` is none. */
  readonly key: string;
  readonly serviceKey: string;
  /** SPC type 1 to 8; Windows clusters use 5 (write exclusive, registrants only). */
  readonly type: number;
}

/** READ KEYS, READ RESERVATION and REPORT CAPABILITIES are PERSISTENT RESERVE IN; the rest is OUT. */
export const isReservationIn = (action: Reservation['action']): boolean =>
  action === 'read-keys' || action === 'read-reservation' || action === 'report-capabilities';
