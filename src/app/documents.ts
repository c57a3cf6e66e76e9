/** Reading and writing of recipes, loaded when first needed: the file format checks are not part of the first paint. */
import { findScene, firstScene, firstSceneId, parseScenario, printScenario, sceneFile } from '../sim/catalog';
import type { Finding, Scenario } from '../sim/catalog';
import type { OpenOptions, Page } from './page';
import { recipe } from './recipe';
import { decodeLink } from './sharing';

const fileName = (title: string): string => {
  const slug = title.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 60);
  return `${slug === '' ? 'drawing' : slug}.scenario.json`;
};

export async function saveFile(page: Page): Promise<string> {
  const scenario = await recipe(page);
  const name = fileName(scenario.title);
  page.browser.save(name, printScenario(scenario));
  return name;
}

/** Shows what is wrong and leaves the page as it was. */
function refuse(page: Page, name: string, findings: readonly Finding[]): false {
  page.messages.show({ kind: 'findings', name, findings });
  return false;
}

export async function openText(page: Page, text: string, name: string, options: OpenOptions = {}): Promise<boolean> {
  const { value, findings } = parseScenario(text);
  if (!value) return refuse(page, name, findings);
  await openScenario(page, value, options);
  if (findings.some((each) => each.level === 'warning')) refuse(page, name, findings);
  return true;
}

/** A recipe that carries a time opens there and stands still; another one plays. */
async function openScenario(page: Page, scenario: Scenario, options: OpenOptions): Promise<void> {
  const { fingerprint } = scenario.view;
  const atNs = options.atNs ?? scenario.view.atNs;
  await page.open(scenario, {
    play: atNs === undefined && !page.parameters.paused,
    ...options,
    ...(atNs === undefined ? {} : { atNs }),
    ...(fingerprint === undefined ? {} : { fingerprint }),
  });
}

/** One of the built-in scenes by its id. The first one is part of the page, the others are fetched beside it. */
export async function openScene(page: Page, id: string, options: OpenOptions & { readonly seed?: number } = {}): Promise<boolean> {
  const scene = await sceneById(id);
  if ('findings' in scene) return refuse(page, id, scene.findings);
  await openScenario(page, options.seed === undefined ? scene.value : { ...scene.value, seed: options.seed }, options);
  return true;
}

async function sceneById(id: string): Promise<{ readonly value: Scenario } | { readonly findings: readonly Finding[] }> {
  const scene = findScene(id);
  if (scene?.id === firstSceneId) return { value: firstScene };
  if (!scene) return { findings: [missing(id, `There is no scene ${id}.`)] };
  try {
    const answer = await fetch(new URL(sceneFile(scene.id), document.baseURI));
    if (!answer.ok) return { findings: [missing(id, `The file of scene ${id} is not there (${answer.status}).`)] };
    const { value, findings } = parseScenario(await answer.text());
    return value ? { value } : { findings };
  } catch {
    return { findings: [missing(id, `The file of scene ${id} could not be fetched.`)] };
  }
}
const missing = (id: string, message: string): Finding => ({
  level: 'error',
  code: 'scene-missing',
  place: id,
  message,
  mend: 'Choose one of the scene menu.',
});

/** A shared link's part after `#`. A link that cannot be read leaves the page as it was. */
export async function openLink(page: Page, hash: string, options: OpenOptions = {}): Promise<boolean> {
  const { value, findings } = await decodeLink(hash);
  if (!value) return refuse(page, 'the link', findings);
  await openScenario(page, value, options);
  return true;
}

/** An empty drawing, for those who bring their own. */
export const emptyScenario = (seed: number): Scenario => ({
  format: 'san-scenario',
  version: 1,
  title: 'New drawing',
  seed,
  topology: { devices: {}, cables: [], luns: [] },
  settings: {},
  workloads: [],
  journal: [],
  layout: {},
  view: { lens: true },
});
