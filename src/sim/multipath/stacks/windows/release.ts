/** What differs between releases of Windows Server. Each fact with its source, or named an assumption. */

/** As drawings name them. */
type WindowsRelease = '2000' | '2003' | '2003R2' | '2008' | '2008R2' | '2012' | '2012R2' | '2016' | '2019' | '2022';

export interface Fact<T> {
  readonly value: T;
  readonly source: string;
}

export interface Release {
  readonly id: WindowsRelease;
  readonly label: string;
  /** Version of its kernel: what drivers that come with Windows show as theirs. */
  readonly build: Fact<string>;
  /** Times that the disk class driver sends a request again. */
  readonly classRetries: Fact<number>;
  /** Least Blocks' cache in bytes, -1 when there is none: sequential I/O then sticks to nothing. */
  readonly leastBlocksCacheBytes: Fact<number>;
  /** Ids of the policies offered. */
  readonly policies: Fact<readonly string[]>;
  /** Defaults for the whole DSM (`mpclaim -l -m`) and for a VID/PID (`mpclaim -l -t`). */
  readonly dsmWidePolicy: Fact<boolean>;
  readonly targetPolicy: Fact<boolean>;
  /** Multipath I/O is an optional feature of Windows itself, with Microsoft's DSM. */
  readonly inboxMpio: Fact<boolean>;
  /** Where the administrator adds the feature; '' without one. */
  readonly install: Fact<string>;
  readonly mpclaim: Fact<boolean>;
  /** `mpclaim -v` and the health counters. */
  readonly report: Fact<boolean>;
  readonly powershell: Fact<boolean>;
  /** Buses that MSDSM can claim as a whole. */
  readonly automaticClaim: Fact<readonly ('iscsi' | 'sas')[]>;
  /** The registry value that switches the check of a disk's paths; '' before it. */
  readonly pathCheckKey: Fact<string>;
  /** Why a second disk that is the same LUN stays offline. */
  readonly twinReason: Fact<string>;
  /** Event 158 of source disk when two disks have one identity. */
  readonly twinEvent: Fact<boolean>;
}

const five = ['fail-over-only', 'round-robin', 'round-robin-subset', 'least-queue-depth', 'weighted-paths'] as const;
const six = [...five, 'least-blocks'] as const;
const fact = <T>(value: T, source: string): Fact<T> => ({ value, source });

const faq = 'Microsoft MPIO FAQ: MPIO comes with a storage vendor’s DSM; an in-box DSM for Fibre Channel was planned for Longhorn';
const newInR2 = 'Microsoft: what is new in MPIO of 2008 R2';
const before81 = fact(8, 'class driver before Windows 8.1');
const since81 = fact(4, 'Microsoft class driver, classpnp: NUM_IO_RETRIES');
const noCache = fact(-1, 'stickiness begins with 2012 (KB 2921836)');
const cache = fact(0x100000, 'Microsoft DSM sample, dsmmain.c and intrface.c: option on, 1 MiB');
const allSix = fact<readonly string[]>(six, 'Least Blocks comes with 2008 R2');
const fivePolicies = fact<readonly string[]>(five, 'Least Blocks comes with 2008 R2');
const twinText = 'redundant path with another device';

/** Windows 2000 and the 2003 family: no feature, no tool; only what a vendor’s DSM brings. */
const beforeInbox = {
  classRetries: before81,
  leastBlocksCacheBytes: noCache,
  policies: fact<readonly string[]>(five, 'assumption: a DSM built on the sample of that time has the policies of 2008'),
  dsmWidePolicy: fact(false, `${newInR2}: mpclaim -l -m comes with 2008 R2`),
  targetPolicy: fact(false, `${newInR2}: mpclaim -l -t comes with 2008 R2`),
  inboxMpio: fact(false, faq),
  install: fact('', faq),
  mpclaim: fact(false, 'assumption: mpclaim comes with the feature of 2008'),
  report: fact(false, `${newInR2}: mpclaim -v comes with 2008 R2`),
  powershell: fact(false, 'Microsoft: the MPIO module of PowerShell is documented from 2012 on'),
  automaticClaim: fact<readonly ('iscsi' | 'sas')[]>([], 'assumption: it belongs to the in-box DSM'),
  pathCheckKey: fact('', 'assumption: the value is known from 2008 R2 on'),
  twinReason: fact(twinText, 'assumption: the words of 2008 R2; what this release says is not known'),
  twinEvent: fact(false, 'assumption: event 158 is documented for 2012 and later'),
} as const;

const server2008 = {
  ...beforeInbox,
  policies: fivePolicies,
  inboxMpio: fact(true, 'Qsan white paper: Multipath I/O is built into Windows Server 2008'),
  install: fact('Server Manager, Features, Add Features', 'Qsan white paper on Windows Server 2008; TechNet ee619752 for 2008 R2'),
  mpclaim: fact(true, 'assumption: mpclaim comes with the feature of 2008, without the defaults of 2008 R2'),
  automaticClaim: fact<readonly ('iscsi' | 'sas')[]>(
    ['iscsi'],
    'Qsan white paper: “Add support for iSCSI devices”; SAS: its bus id is of 2011 (Nano Server script)',
  ),
} as const;

const server2008R2 = {
  ...server2008,
  policies: allSix,
  dsmWidePolicy: fact(true, `${newInR2}: mpclaim -l -m`),
  targetPolicy: fact(true, `${newInR2}: mpclaim -l -t`),
  mpclaim: fact(true, 'TechNet ee619752'),
  report: fact(true, `${newInR2}: configuration report, mpclaim -v`),
  pathCheckKey: fact('DiskPathCheckEnabled', 'Dell script that checks MPIO values of the registry'),
  twinReason: fact(twinText, 'projectrunspace.org and zamarax.com on disks without MPIO'),
} as const;

const server2012 = {
  ...server2008R2,
  leastBlocksCacheBytes: cache,
  install: fact('Server Manager, Manage, Add Roles and Features', 'Microsoft: Install-WindowsFeature Multipath-IO, and the wizard'),
  powershell: fact(true, 'Microsoft: MPIO module of PowerShell'),
  automaticClaim: fact<readonly ('iscsi' | 'sas')[]>(['iscsi', 'sas'], 'Microsoft: Enable-MSDSMAutomaticClaim'),
  pathCheckKey: fact('DiskPathCheckDisabled', 'Dell script that checks MPIO values of the registry'),
  twinEvent: fact(true, 'Microsoft support: event 158, two disks with one identity'),
} as const;

const server2012R2 = { ...server2012, classRetries: since81 } as const;

const asBefore = 'assumption: as 2012 R2';
const later = {
  ...server2012R2,
  classRetries: fact(4, asBefore),
  leastBlocksCacheBytes: fact(0x100000, asBefore),
  policies: fact<readonly string[]>(six, 'mpclaim help and captured output'),
  pathCheckKey: fact('DiskPathCheckDisabled', asBefore),
} as const;

const kernel = 'Microsoft: version numbers of Windows';

export const releases: readonly Release[] = [
  { id: '2000', label: 'Windows 2000 Server', build: fact('5.0.2195', kernel), ...beforeInbox },
  { id: '2003', label: 'Windows Server 2003', build: fact('5.2.3790', kernel), ...beforeInbox },
  { id: '2003R2', label: 'Windows Server 2003 R2', build: fact('5.2.3790', kernel), ...beforeInbox },
  { id: '2008', label: 'Windows Server 2008', build: fact('6.0.6001', kernel), ...server2008 },
  { id: '2008R2', label: 'Windows Server 2008 R2', build: fact('6.1.7600', kernel), ...server2008R2 },
  { id: '2012', label: 'Windows Server 2012', build: fact('6.2.9200', kernel), ...server2012 },
  { id: '2012R2', label: 'Windows Server 2012 R2', build: fact('6.3.9600', kernel), ...server2012R2 },
  { id: '2016', label: 'Windows Server 2016', build: fact('10.0.14393', kernel), ...later },
  { id: '2019', label: 'Windows Server 2019', build: fact('10.0.17763', kernel), ...later },
  { id: '2022', label: 'Windows Server 2022', build: fact('10.0.20348', kernel), ...later },
];

const usual = releases.findIndex((release) => release.id === '2008R2');
/** An unknown release behaves as 2008 R2, the default of decisions 1.12. */
export const releaseOf = (id: string): Release => releases.find((release) => release.id === id) ?? releases[usual];
