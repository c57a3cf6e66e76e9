/** The recipe to save or share: the run's, with what only the page knows. */
import type { Scenario } from '../sim/catalog';
import type { Page } from './page';

/** The recipe as the run has it, with what only the page knows: title, names, positions. */
export async function recipe(page: Page, withTime = true): Promise<Scenario> {
  const { scenario, atNs, fingerprint } = await page.bridge.ask<'export'>({ ask: 'export' });
  const { title, note, layout, topology } = page.drawing.scenario;
  const devices = Object.fromEntries(
    Object.entries(scenario.topology.devices).map(([id, device]) => {
      const name = topology.devices[id]?.name;
      const { name: _, ...rest } = device;
      return [id, name === undefined ? rest : { ...rest, name }];
    }),
  ) as Scenario['topology']['devices'];
  return {
    ...scenario,
    title,
    ...(note === undefined ? {} : { note }),
    topology: { ...scenario.topology, devices },
    layout,
    view: withTime ? { atNs, speed: page.run.wantedSpeed, lens: page.run.lens, fingerprint } : { speed: page.run.wantedSpeed, lens: page.run.lens },
  };
}

