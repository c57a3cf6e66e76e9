// Every built-in scene: reads without a remark, prints as it is written, and draws without an error.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { discover, firstScene, parseScenario, printScenario, scenes } from '../../../src/sim/catalog';

const folder = new URL('../../../static/scenarios/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.scenario.json'));
const update = process.env.UPDATE_SCENES === '1';

describe('scene files', () => {
  it('are those of the menu', () => {
    expect(names.map((name) => name.replace('.scenario.json', '')).sort()).toEqual(
      scenes.map((scene) => scene.id).sort(),
    );
  });
  it.each(names)('%s', (name) => {
    const url = new URL(name, folder);
    const text = readFileSync(url, 'utf8');
    const { value, findings } = parseScenario(text);
    expect(findings).toEqual([]);
    const scenario = value!;
    if (update) writeFileSync(url, printScenario(scenario));
    else expect(printScenario(scenario)).toBe(text);
    expect(scenario.title).toBe(scenes.find((scene) => `${scene.id}.scenario.json` === name)!.title);
    const found = discover(scenario.topology);
    expect(found.findings.filter((finding) => finding.level === 'error')).toEqual([]);
    for (const workload of scenario.workloads) {
      expect(found.paths.some((path) => path.host === workload.host && path.lun === workload.lun)).toBe(true);
    }
  });
  it('starts with the one that needs no fetch', () => {
    const text = readFileSync(new URL('dual-fabric-4-paths.scenario.json', folder), 'utf8');
    expect(firstScene).toEqual(parseScenario(text).value);
  });
});
