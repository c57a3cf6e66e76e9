/** How a command answers: JSON or text on stdout, findings on stderr. */
import { exitCodes, type Output } from './command';
import { printFinding, type Finding } from './findings';

export const printJson = (output: Output, value: unknown): void => output.out(`${JSON.stringify(value, null, 2)}\n`);

/** Tells what was wrong; the exit code of a command that was not understood. */
export function refuse(output: Output, findings: readonly Finding[], asJson: boolean): number {
  tell(output, findings);
  if (asJson) printJson(output, { error: true, findings });
  return exitCodes.usage;
}

export function tell(output: Output, findings: readonly Finding[]): void {
  for (const finding of findings) output.err(`${printFinding(finding)}\n`);
}
