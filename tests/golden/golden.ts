/** Text files that a human reads, and a run is held to. `UPDATE_GOLDEN=1` writes them anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';

const update = process.env['UPDATE_GOLDEN'] === '1';

export function expectGolden(name: string, text: string): void {
  const url = new URL(name, import.meta.url);
  const wanted = text.endsWith('\n') ? text : `${text}\n`;
  if (update) writeFileSync(url, wanted);
  expect(existsSync(url), `${name} is missing: UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(wanted).toBe(readFileSync(url, 'utf8'));
}

/** Columns as wide as their widest cell. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((each, i) => Math.max(each.length, ...rows.map((row) => row[i]!.length)));
  const line = (row: readonly string[]): string =>
    row
      .map((each, i) => each.padEnd(widths[i]!))
      .join('  ')
      .trimEnd();
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
