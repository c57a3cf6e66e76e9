/** `mpclaim -v`: the configuration in one piece. Its contents are the run's; its layout is ours. */
import type { ConsoleInput, ConsoleLine } from '../console';
import { computerName, mpioDisks, pathsOf, secondsOf, settingOf, type MpioDisk, windowsOf } from '../host';
import { notModelled, say, sayAll, simplified, sources } from '../lines';
import { clockOf } from '../time';
import { diskDetail, dsmPolicy, targetPolicies } from './show';

export function report(input: ConsoleInput, file: string | null): ConsoleLine[] {
  const ours = simplified(
    sources.mpclaimHelp,
    'What it contains is the run’s; the layout of the real report is another.',
  );
  const dsms = (windowsOf(input)?.dsms ?? []).filter((dsm) => dsm.installed);
  const inUse = settingOf(input, 'pathVerifyEnabled') === true ? 'Enabled' : 'Disabled';
  const lines = sayAll(
    [
      '',
      `MPIO configuration of ${computerName(input)} at ${clockOf(input.nowNs)} of simulated time`,
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
  for (const disk of mpioDisks(input))
    lines.push(say('', ours), ...diskDetail(input, disk), ...statistics(input, disk));
  lines.push(...dsmPolicy(input), ...targetPolicies(input), say('', ours));
  if (file !== null)
    lines.push(say(`Not written to ${file}.`, notModelled('This host has no files: the report is printed instead.')));
  return lines;
}

/** What has been counted (8.6: the health report), path by path: requests and bytes by the DSM, the rest by mpio. */
function statistics(input: ConsoleInput, { group, id }: MpioDisk): ConsoleLine[] {
  const ours = simplified(
    sources.sample,
    'Counted as the DSM and mpio do: each request that went back up, since the path arrived. The layout is ours.',
  );
  const paths = pathsOf(input, group);
  const counts = paths.some(({ path }) => path.statistics !== undefined);
  const health = paths.some(({ path }) => path.health !== undefined);
  const cells = (first: string, rest: readonly (string | number)[]): string =>
    `    ${first.padEnd(17)}${rest.map((cell) => String(cell).padStart(15)).join('')}`;
  const requests = paths.flatMap(({ path, id: about }): ConsoleLine[] => {
    const { statistics: of, pathId } = path;
    return of ? [say(cells(pathId, [of.reads, of.writes, of.readBytes, of.writeBytes]), ours, about)] : [];
  });
  const troubles = paths.flatMap(({ path, id: about }): ConsoleLine[] => {
    const { health: of, pathId } = path;
    return of ? [say(cells(pathId, [of.errors, of.retries, of.failures]), ours, about)] : [];
  });
  const head = (names: readonly string[]): ConsoleLine => say(cells('Path ID', names), ours, id);
  return [
    say('', ours),
    ...(counts
      ? [head(['Reads', 'Writes', 'Bytes read', 'Bytes written']), ...requests]
      : [say('    Path statistics: not kept (DsmDisableStatistics)', ours, id)]),
    say('', ours),
    ...(health
      ? [head(['I/O errors', 'MPIO retries', 'Path failures']), ...troubles]
      : [say('    Path health: not gathered (GatherHealthStats)', ours, id)]),
  ];
}
