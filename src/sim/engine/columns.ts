/** Struct-of-arrays helpers: copy and grow any record whose fields are typed arrays. */

type Column = Float64Array | Int32Array | Int16Array | Int8Array | Uint8Array;
type Columns = { [name: string]: Column };

/** Fills `into`, a record of the same kind, with copies of the columns of `from`. */
export function copyColumns<C extends object>(from: C, into: C): void {
  const source = from as unknown as Columns;
  const target = into as unknown as Columns;
  for (const name of Object.keys(source)) target[name] = source[name]!.slice();
}

/** The same record object with longer arrays; new cells are 0 or `fill[name]`. */
export function growColumns<C extends object>(columns: C, factor: number, fill: Readonly<Record<string, number>> = {}): void {
  const record = columns as unknown as Columns;
  for (const name of Object.keys(record)) {
    const old = record[name]!;
    const grown = new (old.constructor as new (length: number) => Column)(Math.floor(old.length * factor));
    if (fill[name] !== undefined) grown.fill(fill[name]);
    grown.set(old as never);
    record[name] = grown;
  }
}

export function bytesOf(columns: object): number {
  let bytes = 0;
  for (const name of Object.keys(columns)) bytes += (columns as unknown as Columns)[name]!.byteLength;
  return bytes;
}

/** Doubles a record until it has `rows` rows; `stride` is the cells a row of the named probe column takes. */
export function ensureRows<C extends object>(columns: C, probe: keyof C, stride: number, rows: number, fill: Readonly<Record<string, number>> = {}): void {
  let factor = 1;
  const length = (columns[probe] as unknown as Column).length / stride;
  while (length * factor < rows) factor *= 2;
  if (factor > 1) growColumns(columns, factor, fill);
}
