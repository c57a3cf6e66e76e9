/** src/MODEL.md: sentences from template.md, tables from the code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tables } from './tables';

export const modelFile = join(import.meta.dirname, '..', '..', '..', 'src', 'MODEL.md');
export const template = (): string => readFileSync(join(import.meta.dirname, 'template.md'), 'utf8');

const place = /<!-- table: ([^>]+?) -->/g;
export const placesOf = (text: string): readonly string[] => [...text.matchAll(place)].map(([, name]) => name!);

export function makeModel(): string {
  return template().replace(place, (_, name: string) => {
    const make = Object.hasOwn(tables, name) ? tables[name] : undefined;
    if (!make) throw new Error(`template.md asks for a table "${name}" that tables.ts does not make.`);
    return make();
  });
}
