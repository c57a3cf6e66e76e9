/** What every fault of the registry says of itself. */
import type { SettingsSpec } from '../kernel/settings';
import type { Disturbance } from './disturbance';

/** The journal's commands that break or mend; aims are ids. Those of the scenario fit in here. */
export type FaultCommand =
  | { readonly do: 'cut' | 'mend' | 'drop' | 'clean'; readonly aim: string }
  | { readonly do: 'errors'; readonly aim: string; readonly share: number }
  | { readonly do: 'delay'; readonly aim: string; readonly delayNs: number }
  | { readonly do: 'pull-port' | 'insert-port'; readonly aim: string }
  | { readonly do: 'disable-hba' | 'enable-hba' | 'pull-hba' | 'insert-hba'; readonly aim: string }
  | { readonly do: 'power-off' | 'power-on'; readonly aim: string }
  | { readonly do: 'crash' | 'return'; readonly aim: string }
  | { readonly do: 'move-owner'; readonly aim: string; readonly to: string };
export type FaultVerb = FaultCommand['do'];

export interface Fault {
  readonly id: string;
  /** The verb on a button: `Cut`. */
  readonly label: string;
  readonly healLabel: string;
  /** Verb in the journal. */
  readonly verb: FaultVerb;
  readonly healVerb: FaultVerb;
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
  readonly strike: (command: FaultCommand) => readonly Disturbance[];
  readonly heal: (command: FaultCommand) => readonly Disturbance[];
}
