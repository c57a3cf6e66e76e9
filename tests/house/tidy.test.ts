import { describe, expect, it } from 'vitest';
import { filesOf, linesWith, read } from './tree';

const everything = filesOf('');
const src = filesOf('src');
const code = src.filter((path) => /\.(ts|svelte|mjs)$/.test(path));
const text = everything.filter((path) => !/\.(png|jpg|webp|ico|woff2|wasm|gz|zip)$/.test(path));

describe('size', () => {
  it('keeps every file of src under 400 lines', () => {
    const lengths = code.map((path) => ({ path, lines: read(path).trimEnd().split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 400)).toEqual([]);
  });
});

describe('names', () => {
  const word = '[a-z0-9]+(-[a-z0-9]+)*';
  const kebab = new RegExp(`^${word}(\\.(${word}|[a-z]{2}-[A-Z]{2}))*$|^[a-z]{2}-[A-Z]{2}\\.ts$`);
  const component = /^[A-Z][A-Za-z0-9]*\.svelte$/;
  const paper = /^[A-Z]+\.md$/;

  it('are in kebab-case, components in PascalCase', () => {
    const wrong = src.filter((path) => {
      const parts = path.split('/');
      const name = parts.pop() ?? '';
      const good = name.endsWith('.svelte') ? component.test(name) : kebab.test(name) || paper.test(name);
      return !good || parts.some((folder) => !kebab.test(folder));
    });
    expect(wrong).toEqual([]);
  });
});

describe('doors', () => {
  it('begin with a comment that says what the folder is', () => {
    const doors = src.filter((path) => /^src\/sim\/[^/]+\/index\.ts$/.test(path));
    expect(
      doors.filter((path) => !/^\s*(\/\*\*?|\/\/)\s*\S.{19,}/.test(read(path).replace(/^\s*\/\*\*?\s*\n\s*\*/, '/**'))),
    ).toEqual([]);
  });
});

describe('what must not be written down', () => {
  it('paths of somebody’s machine', () => {
    const folders = ['work', 'tmp', 'root', 'home', 'Users'].join('|');
    expect(linesWith(text, new RegExp(`(?<![\\w.)}\\]*@-])/(${folders})/\\w`))).toEqual([]);
  });

  it('addresses of package registries', () => {
    const hosts = new RegExp(`//[\\w.-]*(registry|mirror|artifactory)[\\w.-]*\\.[a-z]{2,}|npm${'js'}\\.(org|com)`);
    expect(linesWith(text, hosts)).toEqual([]);
  });
});

describe('what must not be done', () => {
  it('no view asks which stack or class it has before it', () => {
    const views = code.filter((path) => path.startsWith('src/views/'));
    expect(linesWith(views, /\binstanceof (?!(HTML|SVG)?\w*(Element|Event|Node|Error)\b)|\bstack\s*===/)).toEqual([]);
  });

  it('no text becomes markup or code', () => {
    expect(
      linesWith(
        code,
        /\b(inner|outer)HTML\b|\beval\s*\(|\bnew Function\b|\{@html\b|insertAdjacentHTML|document\.write/,
      ),
    ).toEqual([]);
  });

  it('no test is left alone or left out', () => {
    const tests = everything.filter((path) => /^tests\/.*\.(test|contract|spec)\.ts$/.test(path));
    expect(linesWith(tests, /\b(it|test|describe)\.(only|skip|todo|fixme)\b/)).toEqual([]);
  });
});
