// A link carries a scenario there and back, stays short, and never does harm.
import { deflateRawSync } from 'node:zlib';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, longLink, tooLongLink } from '../../../src/app/sharing';
import { firstScene, parseScenario } from '../../../src/sim/catalog';
import type { Scenario } from '../../../src/sim/catalog';

const folder = new URL('../../../static/scenarios/', import.meta.url);
const sceneTexts = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
const packed = (text: string | Uint8Array): string => `#s=${deflateRawSync(text).toString('base64url')}`;
const codes = async (link: string): Promise<readonly string[]> =>
  (await decodeLink(link)).findings.map((finding) => finding.code);

describe('links', () => {
  it.each(sceneTexts)('%s goes there and back and needs no notice', async (_, text) => {
    const scenario = parseScenario(text).value!;
    const link = await encodeLink(scenario, 'https://example.org/san/');
    expect(link.hash).toMatch(/^#s=[A-Za-z0-9_-]+$/);
    expect(link.length).toBeLessThan(longLink);
    expect(link.findings).toEqual([]);
    expect(await decodeLink(`https://example.org/san/${link.hash}`)).toEqual({ value: scenario, findings: [] });
  });

  it('carries the moment and the fingerprint', async () => {
    const scenario: Scenario = { ...firstScene, seed: 7, view: { atNs: 20_000_000_000, fingerprint: '9f3c71ae' } };
    const { value } = await decodeLink((await encodeLink(scenario)).hash);
    expect(value).toEqual(scenario);
  });

  it('says when a link grows long, and when a file is better', async () => {
    const noise = (length: number): string => {
      let text = '';
      for (let i = 1, x = 1; text.length < length; i++) {
        x = (x * 16807 + i) % 2147483647;
        text += x.toString(36);
      }
      return text.slice(0, length);
    };
    const noted = (length: number): Scenario => ({ ...firstScene, note: noise(length) });
    expect((await encodeLink(noted(2_400))).findings[0].code).toBe('link-long');
    const rows = Array.from(
      { length: 1_500 },
      (_, i) => ({ atNs: i * 1_000_003 + ((i * 7919) % 1000), do: i % 2 ? 'mend' : 'cut', aim: 'A1' }) as const,
    );
    const huge = await encodeLink({ ...noted(4_000), journal: rows });
    expect(huge.length).toBeGreaterThan(tooLongLink);
    expect(huge.findings[0].mend).toContain('file');
  });

  it('refuses broken links in words', async () => {
    const { hash } = await encodeLink(firstScene);
    expect(await codes('#s=')).toEqual(['link-broken']);
    expect(await codes('')).toEqual(['link-broken']);
    expect(await codes('#s=***')).toEqual(['link-broken']);
    expect(await codes(hash.slice(0, -20))).toEqual(['link-broken']);
    expect(await codes(`${hash.slice(0, 40)}AAAA${hash.slice(44)}`)).not.toEqual([]);
    expect(await codes(packed(new Uint8Array([0xff, 0xfe, 0xfd])))).toEqual(['link-broken']);
    expect(await codes(packed('{"format":"other"}'))).toEqual(['not-a-scenario']);
  });

  it('stops unfolding a bomb', async () => {
    const bomb = packed(new Uint8Array(200_000_000));
    expect(await codes(bomb)).toEqual(['too-large']);
  });
});
