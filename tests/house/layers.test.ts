import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cruise } from 'dependency-cruiser';
import type { ICruiseOptions, ICruiseResult, IForbiddenRuleType } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';

interface Rules {
  readonly forbidden: IForbiddenRuleType[];
  readonly options: ICruiseOptions;
}

const top = join(import.meta.dirname, '..', '..');
const { forbidden, options } = createRequire(import.meta.url)('./layers.cjs') as Rules;

/** `from -> to: rule` of every import in the src folder there that a rule forbids. */
async function violations(baseDir: string): Promise<string[]> {
  const { output } = await cruise(['src'], { ...options, baseDir, validate: true, ruleSet: { forbidden } });
  return (output as ICruiseResult).summary.violations.map(({ from, to, rule }) => {
    const target = to.replace(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)\/.*$/, '$1');
    return `${from} -> ${target}: ${rule.name}`.replaceAll('src/', '');
  });
}

describe('who may import whom', () => {
  it('holds in this tree', async () => {
    expect(await violations(top)).toEqual([]);
  });

  it('has a row in the table for every folder of the laboratory', () => {
    const rows = forbidden.map(({ from }) => from.path);
    const folders = readdirSync(join(top, 'src', 'sim'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(folders.map(({ name }) => `^src/sim/${name}/`).filter((row) => !rows.includes(row))).toEqual([]);
  });
});

describe('the rules bite: a toy tree with one sin of each kind', async () => {
  const door = 'a folder of the laboratory is entered by its index.ts';
  const found = await violations(join(import.meta.dirname, 'fixtures', 'toy'));

  it.each([
    [
      'a sibling knows a sibling',
      'sim/fabric/index.ts -> sim/multipath/index.ts: sim/fabric/ imports only what the table allows',
    ],
    ['upwards', 'sim/scsi/upward.ts -> sim/topology/index.ts: sim/scsi/ imports only what the table allows'],
    [
      'a host that knows cables',
      'sim/multipath/knows-all.ts -> sim/topology/index.ts: sim/multipath/ imports only what the table allows',
    ],
    [
      'a host that calls discovery',
      'sim/multipath/looks.ts -> sim/discovery/index.ts: sim/multipath/ takes types only from there',
    ],
    ['a side door', `sim/engine/index.ts -> sim/topology/names.ts: ${door}, by its neighbours too`],
    ['a side door from a component', `views/dock/charts/LatencyChart.svelte -> sim/kernel/time.ts: ${door}`],
    ['a circle', 'sim/run/egg.ts -> sim/run/hen.ts: no circles (of values; types may point both ways inside a folder)'],
    ['a stranger package', 'sim/arrays/index.ts -> d3-scale: sim/arrays/ uses only the packages of the table'],
    ['Node in the laboratory', 'sim/faults/index.ts -> fs: sim/faults/ runs in a browser'],
    [
      'an engine behind the door of the page',
      'sim/catalog.ts -> sim/engine/index.ts: sim/catalog.ts takes types only from there',
    ],
    ['a page that runs', 'app/app.svelte.ts -> sim/index.ts: app/ takes types only from there'],
    [
      'a page that runs, again',
      'app/app.svelte.ts -> sim/index.ts: runs are for the worker, the inline bridge and the terminal',
    ],
    ['a page that names the engine', 'app/peeks.ts -> sim/engine/index.ts: app/ imports only what the table allows'],
    [
      'a bridge that is always inline',
      'bridge/client.ts -> bridge/inline.ts: the page asks for the inline bridge only when it needs it',
    ],
    [
      'a chart that selects',
      'views/dock/charts/LatencyChart.svelte -> d3-selection: views/ uses only the packages of the table',
    ],
    [
      'a chart that knows the laboratory',
      'views/dock/charts/LatencyChart.svelte -> sim/kernel/time.ts: views/ takes types only from there',
    ],
    [
      'a button that knows the app',
      'views/parts/Button.svelte -> app/app.svelte.ts: views/parts/ imports only what the table allows',
    ],
  ])('%s', (_sin, line) => {
    expect(found).toContain(line);
  });

  it('and nothing innocent is accused', () => {
    expect(found).toHaveLength(17);
  });
});
