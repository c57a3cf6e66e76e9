/** What every fault of the registry says of itself. */
import type { SettingsSpec } from '../kernel/settings';
import type { Command, CommandVerb } from '../scenario/scenario';
import type { Disturbance } from './disturbance';

export interface Fault {
  readonly id: string;
  /** The verb on a button: `Cut`. */
  readonly label: string;
  readonly healLabel: string;
  /** Verb in the journal. */
  readonly verb: CommandVerb;
  readonly healVerb: CommandVerb;
  /** Name of the option on the command line: `--cut A1@5`. */
  readonly cliOption: string;
  readonly aims: 'cable' | 'port' | 'hba' | 'switch' | 'controller' | 'lun';
  /** One sentence for the palette and the lessons. */
  readonly teaches: string;
  /** Who notices, and how soon: drawn as a ghost label before the click. */
  readonly whoLearns: string;
  /** Keys are those of the command. */
  readonly params: SettingsSpec;
  /** Name of a Lucide icon. */
  readonly icon: string;
  /** Empty for a command with another verb. */
  readonly strike: (command: Command) => readonly Disturbance[];
  readonly heal: (command: Command) => readonly Disturbance[];
}
