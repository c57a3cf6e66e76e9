/** The built program, once: stdout is one JSON object and nothing else. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { top } from '../support/terminal';

const san = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['src/start/san.mjs', ...args], { cwd: top, encoding: 'utf8' });

describe('node src/start/san.mjs', () => {
  it('prints one JSON object', { timeout: 120_000 }, () => {
    const { status, stdout } = san('run', 'dual-fabric-4-paths', '--until', '2s', '--json');
    expect(status).toBe(0);
    const report = JSON.parse(stdout) as { readonly done: number; readonly paths: readonly unknown[] };
    expect(report.paths).toHaveLength(4);
    expect(report.done).toBeGreaterThan(1000);
  });

  it('hands on the exit code', { timeout: 120_000 }, () => {
    const { status, stdout, stderr } = san('run', 'nothing-of-that-name');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('no built-in scene');
  });
});
