/** One step of Windows under way: the state being replaced, the columns being changed, the orders being given. */
import type { Nanos } from '../../../kernel';
import type { MultipathColumns } from '../../columns';
import { refusedCode, type Order, type Step } from '../../device';
import type { PlainLun, WindowsState } from './state';

type Params = Readonly<Record<string, number | string>>;

export class WindowsDraft {
  readonly orders: Order[] = [];

  constructor(
    public state: WindowsState,
    readonly columns: MultipathColumns,
    readonly nowNs: Nanos,
  ) {}

  change(changes: Partial<WindowsState>): void {
    this.state = { ...this.state, ...changes };
  }

  lun(group: number): PlainLun {
    return this.state.plain[group] ?? { group, disks: [], carrying: -1, seen: [] };
  }

  changeLun(group: number, changes: Partial<PlainLun>): void {
    this.change({ plain: { ...this.state.plain, [group]: { ...this.lun(group), ...changes } } });
  }

  harm(group: number, words: string): void {
    this.change({ damage: { ...this.state.damage, [group]: words } });
  }

  order(order: Order): void {
    this.orders.push(order);
  }

  /** A row of the model, or of the log of Windows when it has an id. */
  say(code: string, about: { group?: number; path?: number; params?: Params } = {}, eventId: number | null = null): void {
    const { group = null, path = null, params } = about;
    const source = eventId === null ? 'windows' : 'disk';
    this.order({ kind: 'announce', source, eventId, code, group, path, ...(params && { params }) });
  }

  refuse(reason: string, about: { group?: number; path?: number } = {}): void {
    this.say(refusedCode, { ...about, params: { reason } });
  }

  seal(): Step<WindowsState> {
    return { state: this.state, orders: this.orders };
  }
}
