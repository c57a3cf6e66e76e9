/** Left-aligned columns, as wide as their widest value, one blank between; the last one is padded too. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => row.map((word, column) => word.padEnd(widths[column])).join(' '));
}
