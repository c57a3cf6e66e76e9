/** Notices and dialogs: what the page says, and what it asks. */
import type { Finding } from '../sim/catalog';
import type { App } from './types';

export type Notice = NonNullable<App['notice']>;
export type Dialog =
  | { readonly kind: 'help' }
  | { readonly kind: 'share' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'go-to-time' }
  | { readonly kind: 'findings'; readonly name: string; readonly findings: readonly Finding[] };

export class Messages {
  #notice = $state.raw<Notice | null>(null);
  #dialog = $state.raw<Dialog | null>(null);

  get notice() {
    return this.#notice;
  }
  get dialog() {
    return this.#dialog;
  }
  notify(notice: Notice | null): void {
    this.#notice = notice;
  }
  show(dialog: Dialog | null): void {
    this.#dialog = dialog;
  }
}
