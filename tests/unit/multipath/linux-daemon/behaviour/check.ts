/** What a check of a row is. */
export type Check = () => void;
export type Checks = Readonly<Record<string, Check>>;
