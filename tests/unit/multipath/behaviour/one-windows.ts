/** A whole Windows host for tests: Windows with its DSMs, one LUN with some paths, and a start whenever it is asked for. */
import { AccessState } from '../../../../src/sim/scsi';
import {
  createMultipathColumns,
  windows,
  type AdminCommand,
  type MultipathColumns,
  type OpenHost,
  type Signal,
} from '../../../../src/sim/multipath';
import type { Behaviour } from './check';

export interface WindowsOptions {
  readonly paths: number;
  readonly vendor: string;
  readonly product: string;
}

export class OneWindows {
  readonly columns: MultipathColumns;
  state: ReturnType<typeof windows.open>;
  readonly #paths: number;

  /** Multipath I/O is installed, and its list holds no real device. */
  constructor(behaviour: Behaviour, { paths, vendor, product }: WindowsOptions) {
    this.#paths = paths;
    this.columns = createMultipathColumns(paths, paths, 1);
    const open: OpenHost = {
      host: 'web1',
      release: '2008R2',
      dsmPolicy: null,
      targetPolicies: {},
      settings: { dsmBehaviour: behaviour, mpioAtStart: 'installed' },
      aluaOf: [{ group: 0, alua: 'none' }],
      groups: [
        {
          group: 0,
          lun: 'lun0',
          vendor,
          product,
          serial: '60',
          bus: 'FC',
          sizeGiB: 100,
          wantedPolicy: null,
          paths: [],
        },
      ],
      paths: Array.from({ length: paths }, (_, path) => ({
        path,
        group: 0,
        nexus: path,
        port: 5,
        bus: 0,
        target: 7 + path,
        lun: 1,
        portGroup: path % 2,
        targetPort: path,
      })),
    };
    this.state = windows.open(open, this.columns);
    this.scan();
  }

  observe(signal: Signal): void {
    this.state = windows.observe(this.state, this.columns, signal, 0).state;
  }

  /** PnP finds every path. */
  scan(): void {
    for (let path = 0; path < this.#paths; path += 1)
      this.observe({ kind: 'path-arrived', path, access: AccessState.activeOptimized, preferred: false });
  }

  admin(command: AdminCommand): void {
    this.observe({ kind: 'admin', command });
  }

  /** What Windows was busy with is done; then a restart. */
  finishAndRestart(): void {
    this.observe({ kind: 'timer', timer: 'windows/work' });
    this.observe({ kind: 'power', on: false, upAtNs: 0 });
    this.observe({ kind: 'power', on: true, upAtNs: -1 });
    this.scan();
  }

  get opinion() {
    return windows.opinions(this.state, this.columns)[0]!;
  }

  get disks() {
    return windows.desktop(this.state, this.columns)!.disks;
  }
}
