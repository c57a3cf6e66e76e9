/** `san run`: one scenario, one run, its report. */
import { refusalOf, withPolicy } from '../../sim';
import { printJson, refuse, tell } from '../answer';
import { exitCodes, helpOption, jsonOption, seedOption, ticketOption, type CliCommand } from '../command';
import { isBad, type Finding } from '../findings';
import { runToEnd } from '../one-run';
import { readPolicies, readRecipe, recipeOptions } from '../recipe';
import { reportJson } from '../report/json';
import { reportText } from '../report/text';

export const runCommand: CliCommand = {
  name: 'run',
  usage: 'FILE [options]',
  summary: 'Run a scenario and report what happened',
  about:
    'FILE is a scenario file or the id of a built-in scene. Each fault is an option with its aim and time; a bare time is in seconds.\n' +
    'Percentiles are of completed I/Os; "slowest" also counts the age of those that still wait; a gap is time without any completion.\n' +
    'The same file, seed and options give the same fingerprint on every machine.',
  options: [
    {
      name: 'policy',
      value: 'POLICY',
      help: 'Force this load-balance policy on every LUN: FOO RR RRWS LQD WP LB, or its long name',
    },
    seedOption,
    ...recipeOptions,
    jsonOption,
    ticketOption,
    helpOption,
  ],
  examples: [
    'run dual-fabric-4-paths --until 60s --cut A1@5s',
    'run my.scenario.json --until 2min --policy LQD --json',
    'run S05 --set web1.linkDownHoldNs=5s --cut A1@5s --mend A1@20s',
    'run dual-fabric-4-paths --errors A1@5s,share=0.001 --restore-all @40s --seed 7',
    'run dual-fabric-4-paths --crash a1.ctr1@5s --return a1.ctr1@60s --until 120s',
  ],
  run(line, context) {
    const asJson = line.has('json');
    const recipe = readRecipe(line, context.root);
    const findings: Finding[] = [...recipe.findings];
    const wanted = line.text('policy');
    const policies = wanted === undefined ? null : readPolicies(wanted, '--policy');
    if (policies) findings.push(...policies.findings);
    if (policies && policies.policies.length > 1) {
      findings.push({
        level: 'error',
        code: 'one-policy',
        place: '--policy',
        message: 'A run has one policy.',
        mend: '`san compare` takes several.',
      });
    }
    if (!recipe.scenario || isBad(findings)) return refuse(context, findings, asJson);
    const policy = policies?.policies[0];
    const refused = policy ? refusalOf(recipe.scenario, policy) : null;
    if (refused !== null) {
      findings.push({
        level: 'warning',
        code: 'policy-refused',
        place: '--policy',
        message: `${policy} is refused: ${refused}`,
        mend: 'The run shows what the host does instead.',
      });
    }
    const scenario = policy ? withPolicy(recipe.scenario, policy) : recipe.scenario;
    const finished = runToEnd(scenario, recipe.untilNs);
    tell(context, findings);
    const { title } = scenario;
    const asked = policy ?? null;
    if (asJson)
      printJson(context, {
        format: 'san-report',
        version: 1,
        file: line.words[0],
        title,
        policyAsked: asked,
        findings,
        ...reportJson(finished, scenario),
        refused,
      });
    else context.out(reportText(finished, scenario));
    return exitCodes.good;
  },
};
