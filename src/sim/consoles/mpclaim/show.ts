/** What mpclaim shows. Layouts follow captured output column by column (ms-mpio.md 10.1). */
import type { ConsoleInput, ConsoleLine, Provenance } from '../console';
import { hasFailed, isVendorDsm, mpioDisks, pathsOf, windowsOf, type Group, type MpioDisk } from '../host';
import { modelled, say, sayAll, simplified, sources } from '../lines';
import { policyLong, policyShort } from '../words';

const captured = modelled(sources.mpclaim);
export const dashes = '-'.repeat(79);
const quoted = (id: string): string => `"${id.slice(0, 24).padEnd(24)}"`;

/** `mpclaim -s -d` */
export function diskList(input: ConsoleInput): ConsoleLine[] {
  const disks = mpioDisks(input);
  const head = [
    '',
    "For more information about a particular disk, use 'mpclaim -s -d #' where # is the MPIO disk number.",
    '',
    `${'MPIO Disk'.padEnd(13)}${'System Disk'.padEnd(13)}${'LB Policy'.padEnd(13)}DSM Name`,
    dashes,
  ];
  return [...sayAll(head, captured), ...disks.map((disk) => diskRow(disk))];
}

function diskRow({ number, group, id, disk }: MpioDisk): ConsoleLine {
  const vendor = isVendorDsm(group);
  const cells = [
    `MPIO Disk${number}`,
    disk ? `Disk ${disk.number}` : '',
    vendor ? 'VS' : policyShort(group.policy),
    group.dsm,
  ];
  const text = cells.map((cell, i) => (i < 3 ? cell.padEnd(13) : cell)).join('');
  return say(text.trimEnd(), captured, id);
}

/** As the header of a disk says it: what the array offers, and whether all paths are alike. */
export function accessText(group: Group): string {
  if (group.access === 'none') return 'ALUA Not Supported';
  if (group.symmetric) return 'Symmetric Access';
  return { implicit: 'Implicit Only', explicit: 'Explicit Only', both: 'Implicit and Explicit' }[group.access];
}
function accessProvenance(group: Group): Provenance {
  const inferred = !group.symmetric && (group.access === 'explicit' || group.access === 'both');
  return inferred ? modelled(sources.mpclaim, 'The words for explicit access are inferred by analogy.') : captured;
}

/** `mpclaim -s -d n`; `indent` is for the report, which nests it. */
export function diskDetail(input: ConsoleInput, { number, group, id }: MpioDisk): ConsoleLine[] {
  const paths = pathsOf(input, group);
  const vendor = isVendorDsm(group);
  const count = String(paths.length).padStart(2, '0');
  const offered = group.policies.filter((policy) => policy.allowed).map((policy) => policyShort(policy.id));
  const lines = [
    say(
      `MPIO Disk${number}: ${count} Paths, ${vendor ? 'Vendor Specific' : policyLong(group.policy)}, ${accessText(group)}`,
      accessProvenance(group),
      id,
    ),
    say(`    Controlling DSM: ${group.dsm}`, captured, id),
    say(`    SN: ${group.serial}`, captured, id),
    say(
      `    Supported Load Balance Policies: ${vendor ? 'VS' : offered.join(' ')}`.trimEnd(),
      vendor ? modelled(sources.mpclaim, 'A vendor’s DSM has policies of its own, shown as VS.') : captured,
      id,
    ),
    say('', captured),
    say(`    ${'Path ID'.padEnd(17)}${'State'.padEnd(19)}${'SCSI Address'.padEnd(18)}Weight`, captured),
    say(`    ${dashes.slice(4)}`, captured),
  ];
  for (const known of paths) {
    // Failed paths are counted above until PnP removes them, but have no row.
    if (hasFailed(known)) continue;
    lines.push(...pathRows(known.path, known.id));
  }
  return lines;
}

function pathRows(path: Group['paths'][number], about: string): ConsoleLine[] {
  const three = (value: number): string => String(value).padStart(3, '0');
  const { port, bus, target, lun } = path.address;
  const star = modelled(sources.mpclaim, 'That the star marks the preferred one is inferred.');
  const address = [port, bus, target, lun].map(three).join('|');
  const rows = [
    say(
      `${path.preferred ? '  * ' : '    '}${path.pathId} ${path.word.padEnd(18)} ${address}   ${path.weight}`,
      path.preferred ? star : captured,
      about,
    ),
  ];
  if (path.portGroup) {
    const { id, word, preferred, targetPort } = path.portGroup;
    rows.push(
      say(
        `${preferred ? '    * ' : '      '}TPG_State : ${word.padEnd(18)}, TPG_Id: ${id}, : ${targetPort}`,
        preferred ? star : captured,
        about,
      ),
    );
  }
  return rows;
}

const busWords = { FC: 'Fibre', iSCSI: 'iSCSI', SAS: 'SAS' } as const;
/** `mpclaim -e` */
export function enumeration(input: ConsoleInput): ConsoleLine[] {
  const rows = windowsOf(input)?.hardware ?? [];
  const head = `${'"Target H/W Identifier   "'.padEnd(29)}${'Bus Type'.padEnd(13)}${'MPIO-ed'.padEnd(13)}ALUA Support`;
  return [
    ...sayAll([head, dashes], captured),
    ...rows.map((row) =>
      say(
        `${quoted(row.id)}   ${busWords[row.bus].padEnd(13)}${(row.claimed ? 'YES' : 'NO').padEnd(13)}${row.alua}`,
        row.bus === 'FC'
          ? modelled(sources.mpclaim, 'The word for Fibre Channel in this column is from memory.')
          : captured,
      ),
    ),
  ];
}

/** `mpclaim -s -m` */
export function dsmPolicy(input: ConsoleInput): ConsoleLine[] {
  const policy = windowsOf(input)?.dsmPolicy ?? null;
  const text =
    policy === null
      ? 'No MSDSM-wide default load balance policy has been set'
      : `MSDSM-wide Load Balance Policy: ${policyLong(policy)}`;
  return sayAll(['', text], captured);
}

/** `mpclaim -s -t` */
export function targetPolicies(input: ConsoleInput): ConsoleLine[] {
  const rows = Object.entries(windowsOf(input)?.targetPolicies ?? {});
  if (rows.length === 0) return sayAll(['', 'No target-level default load balance policies have been set.'], captured);
  return [
    ...sayAll(['', '"Target H/W Identifier   "   LB Policy', dashes], captured),
    ...rows.map(([id, policy]) => say(`${quoted(id)}   ${policyShort(policy)}`, captured)),
  ];
}

/** `mpclaim -h` */
export function claimedIds(input: ConsoleInput): ConsoleLine[] {
  const ours = simplified(sources.mpclaim, 'The ids are the list in force; the real layout of -h was not seen.');
  const ids = windowsOf(input)?.supported ?? [];
  return sayAll(
    ['', 'Hardware ids that MPIO is set to claim:', ...(ids.length > 0 ? ids.map(quoted) : ['(none)'])],
    ours,
  );
}
