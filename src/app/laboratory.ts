/** The one place where the page's state takes things from the laboratory; views take theirs from the catalogue. */
export { deviceName, deviceOf, editTopology, lunName, parsePortId, partName, portName, removalOf } from '../sim/topology/index';
export { policyIds } from '../sim/scenario/scenario';
