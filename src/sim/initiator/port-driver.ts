/**
 * What every driver of a host's port keeps, whatever the wire: FC, SAS, or a NIC with an iSCSI initiator above it. Signals
 * in, orders out, both plain values; the engine knows nothing else of a driver.
 */
import type { Nanos } from '../kernel/time';
import type { HbaPort, HbaSettings, HbaSignal, HbaStep } from './hba-port';

export interface PortDriver {
  readonly id: string;
  /** A port at power-on: in touch with everything, or, without light, not yet in touch with anything. */
  open(nexuses: readonly number[], lit: boolean, nowNs: Nanos): HbaPort;
  /** New target ports after an edit of the drawing. */
  extend(port: HbaPort, nexuses: readonly number[]): HbaPort;
  /** A signal that makes no sense in the present state changes nothing. */
  observe(port: HbaPort, signal: HbaSignal, settings: HbaSettings, nowNs: Nanos): HbaStep;
  /** Key of the setting that a timer of this driver counts, or null. */
  settingOfTimer(timer: string): string | null;
  /** Lit states of the port's machine, one a region, for its drawn chart. */
  lit(port: HbaPort): readonly string[];
}
