/** Columns of text, as wide as their widest cell; numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const isNumber = head.map(
    (_, column) =>
      rows.length > 0 &&
      rows.every((row) => /^([-\d.,\u202f %xkM]+( (ns|µs|ms|s|MB\/s|kB|MB|B))?|–|)$/.test(row[column] ?? '')),
  );
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column])))
      .join('  ')
      .trimEnd();
  return `${all.map(line).join('\n')}\n`;
}
