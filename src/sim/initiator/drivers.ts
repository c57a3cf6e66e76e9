/** The drivers that the engine can put under a port, by the wire's protocol. */
import { fcDriver } from './fc-driver';
import type { PortDriver } from './port-driver';

export const portDrivers = [fcDriver] as const satisfies readonly PortDriver[];

/** The driver of a port on this wire; FC where there is none yet. */
export const driverFor = (protocol: string): PortDriver => portDrivers.find((each) => each.id === protocol) ?? fcDriver;
