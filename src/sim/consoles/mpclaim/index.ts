/** `mpclaim`: the same program in both consoles. It reads the facts, and changes by the journal's commands. */
import { isSameId, refusedCode, releaseOf, whyNotClaim } from '../../multipath';
import type { Command, PathWish } from '../../scenario/scenario';
import type { LogRow } from '../../run/reading';
import type { ConsoleAnswer, ConsoleInput, ConsoleLine } from '../console';
import {
  isAskedFirst,
  isVendorDsm,
  mpioDisks,
  mpioIsThere,
  pathsOf,
  releaseIdOf,
  releaseLabel,
  windowsOf,
  type MpioDisk,
} from '../host';
import { answer, complain, modelled, say, simplified, sources } from '../lines';
import { pathStates, type PolicyChoice, type Word } from '../words';
import { readMpclaim, type MpclaimRequest, type PathEntry } from './request';
import { claimedIds, diskDetail, diskList, dsmPolicy, enumeration, targetPolicies } from './show';
import { report } from './report';
import { usage } from './usage';

type Asked<K extends MpclaimRequest['ask']> = Extract<MpclaimRequest, { ask: K }>;

const badParameter = (why: string, source: string = sources.mpclaim): ConsoleLine =>
  complain('The parameter is incorrect.', modelled(source, why));
const notFound = (why: string): ConsoleLine => complain('Element not found.', modelled(sources.mpclaim, why));
const madeUp = 'What mpclaim prints after a change was not seen; this line is ours.';

export function runMpclaim(words: readonly Word[], input: ConsoleInput): ConsoleAnswer {
  const request = readMpclaim(words);
  const tooNew = whyTooNew(request, input);
  if (tooNew !== null) return answer([badParameter(tooNew, sources.mpclaimHelp)]);
  switch (request.ask) {
    case 'unreadable':
      return answer([badParameter(request.why), ...usage(input)]);
    case 'usage':
      return answer(usage(input));
    case 'enumerate':
      return answer(enumeration(input));
    case 'list-disks':
      return looking(mpioDisks(input), diskList, input);
    case 'disk':
      return showDisk(request.disk, input);
    case 'dsm-policy':
      return answer(dsmPolicy(input));
    case 'target-policies':
      return answer(targetPolicies(input));
    case 'claimed-ids':
      return answer(claimedIds(input));
    case 'report':
      return reporting(request.file, input);
    case 'claim':
      return claim(request, input);
    case 'set-dsm-policy':
      return setDefault(request.policy, input, (policy) => ({ do: 'set-policy', aim: input.host, policy }));
    case 'set-target-policy': {
      const { hardware, policy: asked } = request;
      return setDefault(asked, input, (policy) => ({ do: 'set-target-policy', aim: input.host, hardware, policy }));
    }
    case 'set-disk-policy':
      return setDisk(request, input);
    default:
      return request satisfies never;
  }
}

/** The tool comes with the feature, on releases that have one. */
export const hasMpclaim = (input: ConsoleInput): boolean =>
  mpioIsThere(input) && releaseOf(releaseIdOf(input)).mpclaim.value;

/** What came with 2008 R2 is unknown to the mpclaim before it. */
function whyTooNew(request: MpclaimRequest, input: ConsoleInput): string | null {
  const release = releaseOf(releaseIdOf(input));
  const why = (has: boolean): string | null =>
    has ? null : `The mpclaim of ${releaseLabel(input)} does not know this; it came with 2008 R2.`;
  switch (request.ask) {
    case 'dsm-policy':
    case 'set-dsm-policy':
      return why(release.dsmWidePolicy.value);
    case 'target-policies':
    case 'set-target-policy':
      return why(release.targetPolicy.value);
    case 'report':
      return why(release.report.value);
    case 'set-disk-policy':
      return request.policy !== 'least-blocks' || release.policies.value.includes('least-blocks')
        ? null
        : 'Least Blocks came with 2008 R2.';
    default:
      return null;
  }
}

/** Looking refreshes what an implicit array says, so the look goes into the journal, and the answer comes after it. */
function looking(
  disks: readonly MpioDisk[],
  show: (input: ConsoleInput) => readonly ConsoleLine[],
  input: ConsoleInput,
): ConsoleAnswer {
  const looks = disks.filter(({ group }) => isAskedFirst(group)).map(({ id }): Command => ({ do: 'look', aim: id }));
  return looks.length === 0 ? answer(show(input)) : { lines: [], commands: looks, after: (now) => show(now) };
}

/** Counters go on without any news of the run: the look at every disk is also what makes them new. */
function reporting(file: string | null, input: ConsoleInput): ConsoleAnswer {
  const looks = mpioDisks(input)
    .filter(({ group }) => !isVendorDsm(group))
    .map(({ id }): Command => ({ do: 'look', aim: id }));
  const show = (now: ConsoleInput): readonly ConsoleLine[] => report(now, file);
  return looks.length === 0 ? answer(show(input)) : { lines: [], commands: looks, after: (now) => show(now) };
}

const find = (number: number, input: ConsoleInput): MpioDisk | undefined =>
  mpioDisks(input).find((disk) => disk.number === number);

function showDisk(number: number, input: ConsoleInput): ConsoleAnswer {
  const disk = find(number, input);
  const missing = notFound(`MPIO presents no disk ${number}.`);
  if (!disk) return answer([missing]);
  const show = (now: ConsoleInput): readonly ConsoleLine[] => {
    const again = find(number, now);
    return again ? diskDetail(now, again) : [missing];
  };
  return looking([disk], show, input);
}

/** What the stack refused, in Windows' words; its reason stays as a remark. */
export function refusals(news: readonly LogRow[], host: string): ConsoleLine[] {
  return news
    .filter((row) => row.code === refusedCode && (row.aim === host || row.aim.startsWith(`${host}/`)))
    .map((row) =>
      complain(
        'The parameter is incorrect.',
        modelled(sources.sample, String(row.params.reason ?? 'The DSM refused it.')),
        row.aim.includes('/') ? row.aim : null,
      ),
    );
}

function changing(commands: readonly Command[], host: string, done: readonly ConsoleLine[]): ConsoleAnswer {
  return {
    lines: [],
    commands,
    after: (_, news) => {
      const refused = refusals(news, host);
      return refused.length > 0 ? refused : done;
    },
  };
}

type Offered = Exclude<PolicyChoice, 'vendor'>;
const noVendor = badParameter(
  'Vendor specific (7) is a policy of a vendor’s DSM; the Microsoft DSM refuses it.',
  sources.sample,
);

function setDefault(asked: PolicyChoice, input: ConsoleInput, command: (policy: Offered) => Command): ConsoleAnswer {
  if (asked === 'vendor') return answer([noVendor]);
  return changing([command(asked)], input.host, [say('Success', simplified(sources.mpclaim, madeUp))]);
}

function setDisk(request: Asked<'set-disk-policy'>, input: ConsoleInput): ConsoleAnswer {
  const disk = find(request.disk, input);
  if (!disk) return answer([notFound(`MPIO presents no disk ${request.disk}.`)]);
  const { policy } = request;
  if (isVendorDsm(disk.group)) return answer([badParameter(`${disk.group.dsm} has its own tool for its policies.`)]);
  if (policy === 'vendor') return answer([noVendor]);
  const why = policy === 'clear' ? null : whyNotPaths(policy, request.paths, disk, input);
  if (why !== null) return answer([complain('The parameter is incorrect.', modelled(sources.sample, why), disk.id)]);
  // One command with path states, so that the DSM takes or refuses all of it (ms-mpio.md 4.7).
  const command: Command =
    request.paths.length > 0 && policy !== 'clear'
      ? { do: 'set-paths', aim: disk.id, paths: wishes(request.paths, disk, input), policy }
      : { do: 'set-policy', aim: disk.id, policy };
  return changing([command], input.host, [say('Success', simplified(sources.mpclaim, madeUp), disk.id)]);
}

/** The checks of the DSM that need no array, made before anything is changed (ms-mpio.md 4.7, 14.1). */
function whyNotPaths(
  policy: string,
  entries: readonly PathEntry[],
  { group }: MpioDisk,
  input: ConsoleInput,
): string | null {
  const offered = group.policies.find((row) => row.id === policy);
  if (offered && !offered.allowed) return offered.reason;
  if (entries.length === 0) return null;
  const ids = new Set(entries.map((entry) => entry.pathId));
  const known = pathsOf(input, group).map(({ path }) => path.pathId.toUpperCase());
  if (ids.size < entries.length) return 'A path is named twice.';
  if (entries.some((entry) => !known.includes(entry.pathId))) return 'A path is not one of this disk.';
  if (known.some((id) => !ids.has(id))) return 'Every path of the disk must be named.';
  if (policy !== 'fail-over-only') return null;
  if (entries.filter((entry) => entry.preferred).length > 1) return 'Fail Over Only has one preferred path.';
  if (entries.filter((entry) => entry.state === 0).length > 1) return 'Fail Over Only has one active path.';
  return null;
}

function wishes(entries: readonly PathEntry[], { group }: MpioDisk, input: ConsoleInput): Record<string, PathWish> {
  const found: Record<string, PathWish> = {};
  for (const { path, label } of pathsOf(input, group)) {
    const entry = entries.find((each) => each.pathId === path.pathId.toUpperCase());
    if (entry) found[label] = { state: pathStates[entry.state]!, weight: entry.weight, preferred: entry.preferred };
  }
  return found;
}

/** All of the line or nothing of it: a device that cannot be claimed also keeps the host from a restart. */
function claim({ on, restart, ids }: Asked<'claim'>, input: ConsoleInput): ConsoleAnswer {
  const verb = on ? 'claim' : 'unclaim';
  const one = (hardware: string): Command => ({ do: verb, aim: input.host, hardware });
  const wanted = ids === 'spc3' ? spc3Of(on, input) : ids === 'all' ? [''] : once(ids);
  if (wanted.length === 0)
    return answer([notFound(`No device that says it keeps SPC-3 is ${on ? 'still to be claimed' : 'on the list'}.`)]);
  const windows = windowsOf(input);
  const why = windows && whyNotClaim(windows, on, wanted);
  if (why !== null) return answer([badParameter(why, sources.sample)]);
  const commands: Command[] = wanted.map(one);
  if (restart) commands.push({ do: 'restart', aim: input.host });
  const text = restart ? 'Success, rebooting.' : 'Success, reboot required.';
  return changing(commands, input.host, [
    say(text, simplified(sources.mpclaim, `${madeUp} The list counts from the next restart on.`)),
  ]);
}

const once = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, i) => ids.findIndex((other) => isSameId(other, id)) === i);

/** Those of which something is to be done. */
const spc3Of = (on: boolean, input: ConsoleInput): readonly string[] => {
  const { hardware, supported } = windowsOf(input) ?? { hardware: [], supported: [] };
  return hardware.filter((row) => row.spc3 && supported.some((id) => isSameId(id, row.id)) !== on).map((row) => row.id);
};
