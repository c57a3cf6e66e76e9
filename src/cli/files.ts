/** The only place of the terminal that reads and writes files. Troubles come back as findings, never as exceptions. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { nearest, problem, type Finding } from './findings';
import { findScene, scenes, sceneFile } from '../sim/catalog';

export interface TextFile {
  /** Null when a finding says why. */
  readonly text: string | null;
  readonly findings: readonly Finding[];
}

/** A file of this name, or a built-in scene of this id, from the repository's `static` folder. */
export function readScenarioText(name: string, root: string): TextFile {
  if (existsSync(name)) return readText(name);
  const scene = findScene(name);
  if (scene) return readText(join(root, 'static', ...sceneFile(scene.id).split('/')));
  const near = nearest(
    name,
    scenes.map((each) => each.id),
  );
  const mend = near
    ? `Did you mean the scene "${near}"?`
    : 'Name a .scenario.json file, or a scene: `san run --help` lists them.';
  return {
    text: null,
    findings: [problem('no-such-file', name, 'There is no such file, and no built-in scene of that name.', mend)],
  };
}

/** Text of a file; unpacked when its name ends in `.gz`. */
export function readText(name: string): TextFile {
  try {
    const bytes = readFileSync(name);
    return { text: (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'), findings: [] };
  } catch (error) {
    const message = `This file cannot be read: ${reason(error)}.`;
    return {
      text: null,
      findings: [problem('file-not-read', name, message, 'Check its name, and that it may be read.')],
    };
  }
}

export function writeText(name: string, text: string): readonly Finding[] {
  try {
    writeFileSync(name, text);
    return [];
  } catch (error) {
    const message = `This file cannot be written: ${reason(error)}.`;
    return [problem('file-not-written', name, message, 'Choose a folder that is there and may be written to.')];
  }
}

/** `no such file or directory`, without the code and the call that Node puts around it. */
function reason(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/^[A-Z]+: /, '').replace(/, \w+( '.*')?$/, '');
}
