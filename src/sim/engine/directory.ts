/** Ids to numbers and back. Numbers are never reused: what leaves the drawing keeps its row. */
import type { Path } from '../discovery/discovery';
import type { GroupModel } from '../hardware/models';

export interface PathEntry {
  readonly id: string;
  readonly label: string;
  readonly host: number;
  readonly lun: number;
  readonly nexus: number;
  /** LUN number under which the host was last shown it here. */
  readonly number: number;
}

export interface Directory {
  readonly hosts: readonly string[];
  readonly switches: readonly string[];
  readonly arrays: readonly string[];
  readonly cables: readonly { readonly id: string; readonly a: string; readonly b: string; readonly removed: boolean }[];
  /** Initiator ports of all hosts, then looked up by id. */
  readonly hbaPorts: readonly { readonly id: string; readonly host: number; readonly adapter: string; readonly number: number }[];
  readonly targetPorts: readonly { readonly id: string; readonly controller: number }[];
  readonly controllers: readonly { readonly id: string; readonly array: number; readonly own: number }[];
  /** `drawn`: what its drives were last made of; `owner`: whom the drawing last asked for. */
  readonly raids: readonly {
    readonly id: string;
    readonly array: number;
    readonly own: number;
    readonly drawn: GroupModel | null;
    readonly owner: number;
  }[];
  readonly luns: readonly string[];
  readonly nexuses: readonly { readonly id: string; readonly host: number }[];
  readonly paths: readonly PathEntry[];
  readonly groups: readonly { readonly host: number; readonly lun: number; readonly id: string }[];
  readonly workloads: readonly string[];
  readonly cableOf: ReadonlyMap<string, number>;
  readonly hostOf: ReadonlyMap<string, number>;
  readonly switchOf: ReadonlyMap<string, number>;
  readonly arrayOf: ReadonlyMap<string, number>;
  readonly hbaPortOf: ReadonlyMap<string, number>;
  readonly targetPortOf: ReadonlyMap<string, number>;
  readonly controllerOf: ReadonlyMap<string, number>;
  readonly raidOf: ReadonlyMap<string, number>;
  readonly lunOf: ReadonlyMap<string, number>;
  readonly nexusOf: ReadonlyMap<string, number>;
  /** Key `nexus number|lun number`. */
  readonly pathOf: ReadonlyMap<string, number>;
  readonly groupOf: ReadonlyMap<string, number>;
  readonly workloadOf: ReadonlyMap<string, number>;
}

/** Paths of the drawing, and those that left it but that a host still knows: every number that was ever given. */
export const knownPaths = (dir: Directory): Path[] =>
  dir.paths.map(({ id, label, host, lun, nexus }) => ({
    id, label, host: dir.hosts[host]!, lun: dir.luns[lun]!, nexus: dir.nexuses[nexus]!.id,
  }));
