/** What differs between releases of Windows Server. Each fact with its source, or named an assumption. */

export interface Fact<T> {
  readonly value: T;
  readonly source: string;
}

export interface Release {
  readonly id: '2008' | '2008R2' | '2012R2' | '2022';
  readonly label: string;
  /** Times that the disk class driver sends a request again. */
  readonly classRetries: Fact<number>;
  /** Least Blocks' cache in bytes, -1 when there is none: sequential I/O then sticks to nothing. */
  readonly leastBlocksCacheBytes: Fact<number>;
  /** Ids of the policies offered. */
  readonly policies: Fact<readonly string[]>;
  readonly dsmWidePolicy: Fact<boolean>;
}

const five = ['fail-over-only', 'round-robin', 'round-robin-subset', 'least-queue-depth', 'weighted-paths'] as const;
const six = [...five, 'least-blocks'] as const;
const before81: Fact<number> = { value: 8, source: 'class driver before Windows 8.1' };
const since81: Fact<number> = { value: 4, source: 'Microsoft class driver, classpnp: NUM_IO_RETRIES' };
const noCache: Fact<number> = { value: -1, source: 'stickiness begins with 2012 (KB 2921836)' };
const cache: Fact<number> = { value: 0x100000, source: 'Microsoft DSM sample, dsmmain.c and intrface.c: option on, 1 MiB' };
const allSix: Fact<readonly string[]> = { value: six, source: 'Least Blocks comes with 2008 R2' };
const since2008R2: Fact<boolean> = { value: true, source: 'Microsoft: what is new in MPIO of 2008 R2: mpclaim -l -m' };

export const releases: readonly Release[] = [
  {
    id: '2008',
    label: 'Windows Server 2008',
    classRetries: before81,
    leastBlocksCacheBytes: noCache,
    policies: { value: five, source: 'Least Blocks comes with 2008 R2' },
    dsmWidePolicy: { value: false, source: 'Microsoft: what is new in MPIO of 2008 R2: mpclaim -l -m comes with 2008 R2' },
  },
  {
    id: '2008R2',
    label: 'Windows Server 2008 R2',
    classRetries: before81,
    leastBlocksCacheBytes: noCache,
    policies: allSix,
    dsmWidePolicy: since2008R2,
  },
  {
    id: '2012R2',
    label: 'Windows Server 2012 R2',
    classRetries: since81,
    leastBlocksCacheBytes: cache,
    policies: allSix,
    dsmWidePolicy: since2008R2,
  },
  {
    id: '2022',
    label: 'Windows Server 2022',
    classRetries: { value: 4, source: 'assumption: as 2012 R2' },
    leastBlocksCacheBytes: { value: 0x100000, source: 'assumption: as 2012 R2' },
    policies: { value: six, source: 'mpclaim help and captured output' },
    dsmWidePolicy: since2008R2,
  },
];

/** An unknown release behaves as 2008 R2, the default of decisions 1.12. */
export const releaseOf = (id: string): Release => releases.find((release) => release.id === id) ?? releases[1];
