export interface MenuItem {
  readonly id: string;
  readonly label: string;
  /** Why it cannot be done now, or absent. */
  readonly refusal?: string;
  does(): void;
}
