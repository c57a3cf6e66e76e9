// What is printed reads back the same; what is random never does harm.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  discover,
  firstScene,
  parseCable,
  parseDrawing,
  parseDuration,
  parseScenario,
  printDrawing,
  printDuration,
  printScenario,
  applySet,
} from '../../src/sim/catalog';
import { decodeLink, encodeLink } from '../../src/app/sharing';
import { scenario, topology } from './arbitrary';

// A failure prints its seed and path; put both into the parameters to repeat it.
const runs = (numRuns: number) => ({ numRuns, verbose: 1 }) as const;

describe('notation', () => {
  it('of a drawing reads back the same', () => {
    fc.assert(
      fc.property(topology, (drawn) => {
        const { value, findings } = parseDrawing(printDrawing(drawn));
        expect(findings).toEqual([]);
        expect(value).toEqual(drawn);
        expect(Object.keys(value.devices)).toEqual(Object.keys(drawn.devices));
      }),
      runs(200),
    );
  });
  it('of a file reads back the same', () => {
    fc.assert(
      fc.property(scenario, (original) => {
        const { value, findings } = parseScenario(printScenario(original));
        expect(findings.filter((finding) => finding.level === 'error')).toEqual([]);
        expect(value).toEqual(original);
      }),
      runs(200),
    );
  });
  it('of a link reads back the same', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async (original) => {
        expect((await decodeLink((await encodeLink(original)).hash)).value).toEqual(original);
      }),
      runs(50),
    );
  });
  it('of a duration reads back the same', () => {
    fc.assert(
      fc.property(fc.nat(9_007_199_254_740_991), (ns) => {
        expect(parseDuration(printDuration(ns)).value).toBe(ns);
      }),
      runs(500),
    );
  });
});

describe('anything at all', () => {
  it('as text gives findings, never an exception', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        parseDrawing(text);
        parseCable(text, 'x');
        parseDuration(text);
        applySet(firstScene, text);
        const parsed = parseScenario(text);
        expect(parsed.value === null).toBe(parsed.findings.some((finding) => finding.level === 'error'));
      }),
      runs(500),
    );
  });
  it('in the place of any value of a file gives findings, never an exception', () => {
    const base = JSON.parse(printScenario({ ...firstScene, journal: [{ atNs: 1, do: 'cut', aim: 'A1' }] }));
    const places: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, place: readonly (string | number)[]): void => {
      if (place.length > 0) places.push(place);
      if (Array.isArray(value)) value.forEach((entry, i) => walk(entry, [...place, i]));
      else if (typeof value === 'object' && value !== null)
        for (const [key, entry] of Object.entries(value)) walk(entry, [...place, key]);
    };
    walk(base, []);
    fc.assert(
      fc.property(
        fc.constantFrom(...places),
        fc.oneof(
          fc.jsonValue({ maxDepth: 3 }),
          fc.constantFrom<unknown>(undefined, null, -1, 1e300, '', [], {}, 'constructor'),
        ),
        (place, junk) => {
          const json = JSON.parse(JSON.stringify(base));
          let parent = json;
          for (const key of place.slice(0, -1)) parent = parent[key];
          parent[place[place.length - 1]] = junk;
          const { value, findings } = parseScenario(JSON.stringify(json));
          expect(value === null).toBe(findings.some((finding) => finding.level === 'error'));
          for (const finding of findings)
            for (const text of [finding.code, finding.place, finding.message]) expect(typeof text).toBe('string');
          if (value) {
            expect(parseScenario(printScenario(value)).value).toEqual(value);
            discover(value.topology);
          }
        },
      ),
      runs(2_000),
    );
  });
  it('as a link gives findings, never an exception', async () => {
    const { hash } = await encodeLink(firstScene);
    await fc.assert(
      fc.asyncProperty(fc.nat(hash.length - 1), fc.constantFrom('A', 'z', '0', '_', '%', ''), async (at, letter) => {
        const { value, findings } = await decodeLink(hash.slice(0, at) + letter + hash.slice(at + 1));
        expect(value === null).toBe(findings.some((finding) => finding.level === 'error'));
      }),
      runs(200),
    );
  });
});
