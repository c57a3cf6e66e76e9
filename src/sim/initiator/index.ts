/**
 * The host below multipath: the HBA driver, its clocks, what it holds and what it gives up.
 * It must not know cables, arrays or policies: it hears of light, of target ports that come and go, and of its timers.
 */
export type { HbaOrder, HbaPort, HbaPortState, HbaSettings, HbaSignal, HbaStep, Nexus, NexusState } from './hba-port';
export { driverFor, portDrivers } from './drivers';
export type { PortDriver } from './port-driver';
export { extendPort, litStates, observePort, openPort, settingOfTimer } from './hba-port-rules';
export { hbaPortMachine } from './hba-port.machine';
export { hbaPortChart } from './hba-port.chart';
export { initiatorSettings } from './settings';
