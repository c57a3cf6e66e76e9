/** `san compare`: the same requests and the same luck under several policies, over several seeds. */
import { refusalOf, withPolicy } from '../../sim';
import type { PolicyId, Scenario } from '../../sim/catalog';
import { printJson, refuse, tell } from '../answer';
import { exitCodes, helpOption, jsonOption, ticketOption, type CliCommand } from '../command';
import { isBad, problem, type Finding } from '../findings';
import { runToEnd } from '../one-run';
import { readPolicies, readRecipe, recipeOptions } from '../recipe';
import { summaryOf, summaryText, type CompareRow } from '../report/summary';
import { reportJson } from '../report/json';

const maxSeeds = 1_000;

export const compareCommand: CliCommand = {
  name: 'compare',
  usage: 'FILE [options]',
  summary: 'Run a scenario under several policies: same requests, same luck',
  about:
    'FILE and the faults are as for `san run`. Each seed is one kind of weather; under every policy the k-th I/O of a load has the same\n' +
    'address, size and luck. A policy that the host refuses is listed with the reason. Means come with 95 % confidence over the seeds.',
  options: [
    { name: 'policy', value: 'A,B,...', help: 'Policies to compare, or "all" (all)' },
    { name: 'seeds', value: '1..5', help: "Seeds: a range, or a list such as 1,7,42 (the scenario's own seed)" },
    ...recipeOptions,
    jsonOption,
    ticketOption,
    helpOption,
  ],
  examples: [
    'compare dual-fabric-4-paths --cut A1@5s --seeds 1..5 --until 60s',
    'compare S11 --policy round-robin,least-queue-depth --json',
    'compare S08 --policy all --until 90s',
  ],
  run(line, context) {
    const asJson = line.has('json');
    const recipe = readRecipe(line, context.root);
    const { policies, findings: said } = readPolicies(line.text('policy') ?? 'all', '--policy');
    const findings: Finding[] = [...recipe.findings, ...said];
    const seeds = line.has('seeds') ? readSeeds(line.text('seeds') ?? '', findings) : [recipe.scenario?.seed ?? 0];
    if (!recipe.scenario || isBad(findings)) return refuse(context, findings, asJson);
    tell(context, findings);
    const rows = policies.flatMap((policy) => compared(recipe.scenario!, policy, seeds, recipe.untilNs));
    const { title } = recipe.scenario;
    const summary = summaryOf(rows);
    const runs = rows.map((row) =>
      row.finished
        ? { ...reportJson(row.finished, recipe.scenario!), policy: row.policy, refused: null }
        : { policy: row.policy, refused: row.refused },
    );
    if (asJson)
      printJson(context, {
        format: 'san-compare',
        version: 1,
        file: line.words[0],
        title,
        seeds,
        untilNs: recipe.untilNs,
        untilSeconds: recipe.untilNs / 1e9,
        findings,
        summary,
        runs,
      });
    else context.out(summaryText(title, seeds, recipe.untilNs, summary));
    return exitCodes.good;
  },
};

function compared(scenario: Scenario, policy: PolicyId, seeds: readonly number[], untilNs: number): CompareRow[] {
  const refused = refusalOf(scenario, policy);
  if (refused !== null) return [{ policy, refused, finished: null }];
  return seeds.map((seed) => ({
    policy,
    refused: null,
    finished: runToEnd(withPolicy({ ...scenario, seed }, policy), untilNs),
  }));
}

/** `1..5` or `1,7,42`. */
export function readSeeds(text: string, findings: Finding[]): readonly number[] {
  const range = /^\s*(\d{1,10})\s*\.\.\s*(\d{1,10})\s*$/.exec(text);
  const words = text.split(',').map((each) => each.trim());
  const seeds = range
    ? Array.from(
        { length: Math.min(maxSeeds + 1, Math.max(0, Number(range[2]) - Number(range[1]) + 1)) },
        (_, i) => Number(range[1]) + i,
      )
    : words.every((each) => /^\d{1,10}$/.test(each))
      ? [...new Set(words.map(Number))]
      : [];
  if (seeds.length === 0 || seeds.some((seed) => seed > 4_294_967_295)) {
    findings.push(
      problem(
        'bad-seeds',
        `--seeds ${text}`,
        'These are not seeds.',
        'Write a range such as 1..5 or a list such as 1,7,42.',
      ),
    );
  } else if (seeds.length > maxSeeds) {
    findings.push(problem('too-many-seeds', `--seeds ${text}`, `More than ${maxSeeds} seeds.`, 'Take fewer.'));
  }
  return seeds;
}
