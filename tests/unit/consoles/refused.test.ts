/**
 * Random lines on the real engine, forms of mpclaim and of the cmdlets with wrong words among the right ones: nothing throws,
 * and a line that ends in an error has changed nothing of the host. `FUZZ=100000 npx vitest run …` types more of them.
 */
import { describe, expect, it } from 'vitest';
import { factsOf, Recorder, Run } from '../../../src/sim';
import { hostConsoles } from '../../../src/sim/consoles';
import type { ConsoleInput } from '../../../src/sim/consoles';
import type { Scenario } from '../../../src/sim/scenario/scenario';
import { loadScene, withRelease, withSettings } from '../../support/scenes';

type Draw = (below: number) => number;
function generator(seed: number): Draw {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 4294967296) * below);
  };
}
const one = <T>(draw: Draw, list: readonly T[]): T => list[draw(list.length)]!;

const ids = [
  '"Qsan    F400Q           "',
  '"Qsan    F300Q           "',
  '"qsan    f400q           "',
  '"MSFT2005iSCSIBusType_0x9"',
  '"MSFT2011SASBusType_0xA"',
  '"Vendor 8Product       16"',
  '""',
  'Qsan',
  '"more than twenty-four characters"',
];
const pathIds = ['0000000077010000', '0000000077010001', '0000000077020000', '0000000077020001', '77010000'];
const policies = ['', '0', '1', '2', '3', '4', '5', '6', '7', '8', 'x'];

function pathList(draw: Draw): string {
  const count = one(draw, [4, 4, 4, 4, 2, 5]);
  const words = Array.from({ length: count }, (_, i) => [
    draw(8) === 0 ? one(draw, pathIds) : pathIds[i % 4]!,
    one(draw, ['0', '2', '2', '1', '3', '4']),
    one(draw, ['0', '5', '10', '4294967295', '-1']),
    one(draw, ['0', '0', '0', '1', '2']),
  ]).flat();
  return words.slice(0, words.length - (draw(20) === 0 ? 1 : 0)).join(' ');
}

const mpclaim: readonly ((draw: Draw) => string)[] = [
  (draw) =>
    `-${one(draw, ['r', 'n', 'n'])} -${one(draw, ['i', 'u'])} -${one(draw, ['a', 'c', 'd'])} ${one(draw, ids)} ${one(draw, [...ids, ''])}`,
  (draw) => one(draw, ['-e', '-h', '-H', '-v', '-v report.txt', '-s -m', '-s -t', '-?', '', '-s', '-l', '-x', '-e x']),
  (draw) => `-s -d ${one(draw, ['', '0', '1', 'x'])}`,
  (draw) => `-l -m ${one(draw, policies)}`,
  (draw) => `-l -t ${one(draw, ids)} ${one(draw, policies)}`,
  (draw) => `-l -d ${one(draw, ['0', '0', '1'])} ${one(draw, policies)}`,
  (draw) => `-l -d 0 ${one(draw, ['1', '3', '5', '1', '3', '5', '2', '7'])} ${pathList(draw)}`,
];
const settings = [
  ...[
    '-NewPathVerificationState Enabled',
    '-NewPathVerificationPeriod 0',
    '-NewPathVerificationPeriod 5',
    '-NewPDORemovePeriod 4294967295',
  ],
  ...[
    '-NewPDORemovePeriod 60',
    '-NewRetryCount 501',
    '-NewRetryCount 5',
    '-NewRetryInterval 2',
    '-CustomPathRecovery x',
  ],
  ...['-CustomPathRecovery Enabled', '-NewPathRecoveryInterval 0', '-NewDiskTimeout 30', '-NewDiskTimeout 0'],
];
const registry = [
  'PDORemovePeriod',
  'RetryCount',
  'PathVerifyEnabled',
  'DsmLoadBalancePolicy',
  'DsmDisableStatistics',
  'TimeOutValue',
];
const powershell: readonly ((draw: Draw) => string)[] = [
  (draw) =>
    `New-MSDSMSupportedHW ${one(draw, ['-AllApplicable', '-VendorId Qsan -ProductId F400Q', 'Qsan P300Q', '-VendorId Qsan', 'IBM 2145 -AllApplicable'])}`,
  (draw) => `Remove-MSDSMSupportedHW ${one(draw, ['Qsan F400Q', '* *', 'Qsan', 'x y'])}`,
  (draw) =>
    one(draw, ['Clear-MSDSMSupportedHW', 'Update-MPIOClaimedHW', 'Get-MPIOSetting', 'Get-MPIOAvailableHW', 'Get-Disk']),
  (draw) => `${one(draw, ['Enable', 'Disable'])}-MSDSMAutomaticClaim -BusType ${one(draw, ['iSCSI', 'SAS', 'FC'])}`,
  (draw) => `Set-MSDSMGlobalDefaultLoadBalancePolicy ${one(draw, ['None', 'FOO', 'RR', 'LQD', 'LB', 'WP', ''])}`,
  (draw) => `Set-MPIOSetting ${Array.from({ length: 1 + draw(3) }, () => one(draw, settings)).join(' ')}`,
  (draw) =>
    `${one(draw, ['Install', 'Uninstall'])}-WindowsFeature ${one(draw, ['Multipath-IO', 'Multipath-IO -Restart', 'x'])}`,
  (draw) =>
    `reg add HKLM\\SYSTEM\\CurrentControlSet\\Services\\${one(draw, ['mpio\\Parameters', 'msdsm\\Parameters', 'Disk'])} /v ${one(draw, registry)} /d ${one(draw, ['0', '1', '7', '501', '0xffffffff', 'x'])}`,
  (draw) => `diskpart select disk ${draw(3)} ${one(draw, ['online', 'offline', 'detail'])} disk`,
];

/** A letter less, a letter more, another one. */
function misspelt(draw: Draw, text: string): string {
  if (draw(6) !== 0) return text;
  const letters = [...text];
  letters.splice(draw(letters.length + 1), draw(2), one(draw, ['"', "'", ' ', '-', '0', '|', '\u0000', 'é', '*']));
  return letters.join('');
}

function typedLine(draw: Draw): { readonly console: string; readonly text: string } {
  const text = draw(2) === 0 ? `mpclaim ${one(draw, mpclaim)(draw)}` : one(draw, powershell)(draw);
  const console = text.startsWith('mpclaim') && draw(2) === 0 ? 'cmd' : 'powershell';
  return { console, text: misspelt(draw, text) };
}

function scenarioOf(draw: Draw): Scenario {
  const scene = withRelease(
    loadScene(one(draw, ['dual-fabric-4-paths', 'S05', 'S10', 'S10d'])),
    one(draw, ['2008', '2008R2', '2012', '2022']),
  );
  const quick = { claimNs: 1e9, featureInstallNs: 1e9, restartNs: 1e9 };
  const dsmBehaviour = one(draw, ['documented', 'sample-exact']);
  return { ...withSettings(scene, { web1: { ...quick, dsmBehaviour } }), workloads: [], journal: [] };
}

class Host {
  readonly #recorder = new Recorder('main', false);
  readonly #run: Run;
  constructor(scenario: Scenario) {
    this.#run = new Run(scenario, { recorder: this.#recorder, checkpointEvery: 0 });
    this.#run.advance(2e9);
  }
  get #input(): ConsoleInput {
    return { host: 'web1', facts: factsOf(this.#run.world), log: this.#recorder.log_, nowNs: this.#run.nowNs };
  }
  /** Everything that an administrator can change, without what goes on by itself. */
  get #written(): string {
    const { hosts, settings: set } = factsOf(this.#run.world);
    return JSON.stringify([hosts, set], (key, value: unknown) =>
      ['sinceNs', 'upAtNs', 'statistics', 'carrying'].includes(key) ? undefined : value,
    );
  }
  /** What is wrong with the answer, or null. */
  type(
    id: string,
    text: string,
  ): { readonly wrong: string | null; readonly refused: boolean; readonly changed: boolean } {
    const run = this.#run;
    const term = hostConsoles.find((each) => each.id === id)!;
    // Windows ends what it is busy with, so that nothing changes beside what is typed.
    if (this.#input.facts.hosts.web1?.windows?.busy) run.advance(run.nowNs + 1.1e9);
    if (term.missing(this.#input) !== null) {
      run.advance(run.nowNs + 2e9);
      return { wrong: null, refused: false, changed: false };
    }
    const before = this.#written;
    const seen = this.#recorder.log_.length;
    const { lines, commands, after } = term.run(text, this.#input);
    for (const command of commands) run.command(command);
    run.advance(run.nowNs + 1e8);
    const all = [...lines, ...(after?.(this.#input, this.#recorder.log_.slice(seen)) ?? [])];
    const refused = all.some((line) => line.error);
    const changed = this.#written !== before;
    const strange = all.find((line) => /undefined|NaN|\[object/.test(line.text) || line.provenance.source === '');
    if (strange) return { wrong: `${text} printed ${strange.text}`, refused, changed };
    const wrong =
      refused && changed ? `${text} changed the host, and said ${all[0]!.text} (${all[0]!.provenance.remark})` : null;
    return { wrong, refused, changed };
  }
}

describe('a line that is refused', () => {
  const count = Number(process.env['FUZZ'] ?? 1500);
  const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_214);
  it(`has changed nothing (${count} lines, seed ${seed})`, { timeout: 3_600_000 }, () => {
    const draw = generator(seed);
    const wrong: string[] = [];
    const seen = { refused: 0, changed: 0 };
    let host = new Host(scenarioOf(draw));
    for (let i = 0; i < count; i++) {
      if (i % 40 === 39) host = new Host(scenarioOf(draw));
      const { console, text } = typedLine(draw);
      const answer = host.type(console, text);
      if (answer.wrong !== null) wrong.push(answer.wrong);
      if (answer.refused) seen.refused++;
      if (answer.changed) seen.changed++;
    }
    expect(wrong).toEqual([]);
    // Both kinds were typed.
    expect(seen.refused).toBeGreaterThan(count / 5);
    expect(seen.changed).toBeGreaterThan(count / 50);
  });
});
