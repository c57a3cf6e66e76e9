/** The FC driver as one of the port drivers. */
import { extendPort, litStates, observePort, openPort, settingOfTimer } from './hba-port-rules';
import type { PortDriver } from './port-driver';

export const fcDriver: PortDriver = {
  id: 'fc',
  open: openPort,
  extend: extendPort,
  observe: observePort,
  settingOfTimer,
  lit: litStates,
};
