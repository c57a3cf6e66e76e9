/** Which transports the model runs. A protocol in this list brings its adapters, switches and arrays onto the shelf. */
import type { Protocol } from './models';

export const playableProtocols: readonly Protocol[] = ['fc'];
export const isPlayable = (protocol: Protocol): boolean => playableProtocols.includes(protocol);
