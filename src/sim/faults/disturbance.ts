/** What physics does when a user breaks or mends something. Plain facts; the engine applies them. Closed: a new kind is the engine's affair too. */
import type { Nanos } from '../kernel/time';

export type Disturbance =
  /** What is absent stays as it was. */
  | {
      readonly kind: 'cable';
      readonly cable: string;
      readonly cut?: boolean;
      /** Swallows frames of commands and data; light stays and resets are answered. */
      readonly silent?: boolean;
      /** Share of frames lost, 0 to 1. */
      readonly errorShare?: number;
      /** Added to each command that crosses. */
      readonly delayNs?: Nanos;
    }
  | { readonly kind: 'port'; readonly port: string; readonly pulled: boolean }
  /** `disabled`: the driver stopped, the far end may keep light. `pulled`: the adapter is out, its ports are dark too. */
  | {
      readonly kind: 'hba';
      readonly host: string;
      readonly hba: string;
      readonly how: 'disabled' | 'pulled';
      readonly present: boolean;
    }
  | { readonly kind: 'power'; readonly device: string; readonly on: boolean }
  | { readonly kind: 'controller'; readonly controller: string; readonly on: boolean }
  | { readonly kind: 'owner'; readonly lun: string; readonly to: string };
