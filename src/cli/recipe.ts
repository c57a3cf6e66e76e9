/** From a command line to a scenario: file, seed, settings, faults. Shared by `run` and `compare`. */
import { applySet, parseScenario, policyIds, policyShortNames, readPolicy } from '../sim/catalog';
import type { PolicyId, Scenario } from '../sim/catalog';
import { readScenarioText } from './files';
import { isBad, problem, type Finding } from './findings';
import type { CommandLine, OptionSpec } from './options';
import { readTime, readTimed, timed } from './timed-options';

export const recipeOptions: readonly OptionSpec[] = [
  { name: 'until', value: 'TIME', help: 'Simulated time to run, such as 60s, 90, 1500ms, 10min (60s)' },
  {
    name: 'set',
    value: 'OWNER.KEY=VALUE',
    help: 'Change a setting: web1.policy=RR, web1.linkDownHoldNs=5s, oltp.outstanding=8',
  },
  ...timed,
];

const standardUntil = '60s';
/** A day of simulated time: more is a slip of the pen. */
const longestNs = 86_400e9;

export interface Recipe {
  /** Null when a finding is an error. */
  readonly scenario: Scenario | null;
  readonly untilNs: number;
  readonly findings: readonly Finding[];
}

export function readRecipe(line: CommandLine, root: string): Recipe {
  const findings: Finding[] = [...line.findings];
  const until = readTime(line.text('until') ?? standardUntil, '--until');
  findings.push(...until.findings);
  if (until.findings.length === 0 && (until.atNs < 1 || until.atNs > longestNs)) {
    findings.push(
      problem('out-of-range', '--until', 'A run lasts between 1 ns and a day.', 'Write it as --until 60s.'),
    );
  }
  const [name, ...more] = line.words;
  if (name === undefined)
    findings.push(
      problem(
        'no-file',
        'FILE',
        'No scenario is named.',
        'Name a .scenario.json file or a built-in scene, such as dual-fabric-4-paths.',
      ),
    );
  for (const word of more) findings.push(problem('one-file', word, 'One scenario at a time.', 'Take this word out.'));
  if (name === undefined) return { scenario: null, untilNs: until.atNs, findings };
  const file = readScenarioText(name, root);
  findings.push(...file.findings);
  if (file.text === null) return { scenario: null, untilNs: until.atNs, findings };
  const parsed = parseScenario(file.text);
  findings.push(...parsed.findings.map((each) => ({ ...each, place: `${name}${each.place}` })));
  if (!parsed.value) return { scenario: null, untilNs: until.atNs, findings };
  const scenario = change(parsed.value, line, findings);
  const late = scenario.journal.filter((row) => row.atNs > until.atNs).length;
  if (late > 0) {
    findings.push({
      level: 'note',
      code: 'after-the-end',
      place: '--until',
      message: `${late} of the scenario's commands come later than that.`,
      mend: '',
    });
  }
  return { scenario: isBad(findings) ? null : scenario, untilNs: until.atNs, findings };
}

function change(scenario: Scenario, line: CommandLine, findings: Finding[]): Scenario {
  let changed = scenario;
  for (const { name, value } of line.options) {
    if (name !== 'set' && name !== 'seed') continue;
    const result = applySet(changed, name === 'seed' ? `seed=${value}` : value);
    const place = name === 'seed' ? '--seed' : `--set ${value}`;
    // A file may hold settings of a later version; what somebody types now is meant to count.
    const level = (each: Finding): Finding['level'] => (each.level === 'note' ? 'note' : 'error');
    findings.push(...result.findings.map((each) => ({ ...each, place, level: level(each) })));
    changed = result.value;
  }
  const { rows, findings: said } = readTimed(line, scenario.topology);
  findings.push(...said);
  const journal = [...changed.journal, ...rows].sort((a, b) => a.atNs - b.atNs);
  return { ...changed, journal };
}

/** `RR,least-blocks` or `all`. */
export function readPolicies(
  text: string,
  place: string,
): { readonly policies: readonly PolicyId[]; readonly findings: readonly Finding[] } {
  if (text.trim().toLowerCase() === 'all') return { policies: policyIds, findings: [] };
  const policies: PolicyId[] = [];
  const findings: Finding[] = [];
  for (const word of text.split(',').map((each) => each.trim())) {
    const policy = readPolicy(word);
    if (policy && !policies.includes(policy)) policies.push(policy);
    if (policy) continue;
    const names = policyIds.map((id) => `${id} (${policyShortNames[id]})`).join(', ');
    findings.push(problem('unknown-policy', place, `"${word}" is not a policy.`, `Use one of: ${names}.`));
  }
  return { policies, findings };
}
