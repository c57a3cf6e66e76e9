/** `mpclaim -v`: the configuration in one piece. Its contents are the run's; its layout is ours. */
import type { ConsoleInput, ConsoleLine } from '../console';
import { mpioDisks, secondsOf, settingOf, windowsOf } from '../host';
import { notModelled, say, sayAll, simplified, sources } from '../lines';
import { clockOf } from '../time';
import { diskDetail, dsmPolicy, targetPolicies } from './show';

export function report(input: ConsoleInput, file: string | null): ConsoleLine[] {
  const ours = simplified(
    sources.mpclaimHelp,
    'States are as last heard: whether the real report asks an implicit array first is not known. Its layout is another.',
  );
  const dsms = (windowsOf(input)?.dsms ?? []).filter((dsm) => dsm.installed);
  const inUse = settingOf(input, 'pathVerifyEnabled') === true ? 'Enabled' : 'Disabled';
  const lines = sayAll(
    [
      '',
      `MPIO configuration of ${input.host} at ${clockOf(input.nowNs)} of simulated time`,
      '',
      `Registered DSMs: ${dsms.length}`,
      ...dsms.map((dsm) => `  ${dsm.name}  ${dsm.version}`.trimEnd()),
      '',
      `PDORemovePeriod ${secondsOf(input, 'pdoRemovePeriodNs')}, RetryCount ${String(settingOf(input, 'retryCount'))}, ` +
        `RetryInterval ${secondsOf(input, 'retryIntervalNs')}, PathVerificationPeriod ` +
        `${secondsOf(input, 'pathVerificationPeriodNs')}, path verification ${inUse}`,
    ],
    ours,
  );
  for (const disk of mpioDisks(input)) lines.push(say('', ours), ...diskDetail(input, disk));
  lines.push(...dsmPolicy(input), ...targetPolicies(input), say('', ours));
  if (file !== null)
    lines.push(say(`Not written to ${file}.`, notModelled('This host has no files: the report is printed instead.')));
  return lines;
}
