/** Reading and writing of recipes, loaded when first needed: the file format checks are not part of the first paint. */
import type { Page } from './page';
import { recipe } from './recipe';

const fileName = (title: string): string => {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  return `${slug === '' ? 'drawing' : slug}.scenario.json`;
};

export async function saveFile(page: Page): Promise<string> {
  const scenario = await recipe(page);
  const name = fileName(scenario.title);
  page.browser.save(name, `${JSON.stringify(scenario, null, 2)}\n`);
  return name;
}

export async function openText(page: Page, text: string, name: string): Promise<boolean> {
  void page;
  void text;
  void name;
  return false;
}
