/** Which driver runs a host's port. */
import { wireKinds } from '../fabric';
import { driverFor, type PortDriver } from '../initiator';
import type { World } from './world';

export const driverOf = (w: World, port: number): PortDriver => driverFor(wireKinds[w.port.wire[port]!]!);
