/**
 * How a request ended, as the block layer says it (linux-dm-multipath.md 3.4): what makes dm fail the path, and what an
 * application is told. Row 0 is success.
 */

export interface BlockStatus {
  /** Without `BLK_STS_`. */
  readonly name: string;
  /** What direct I/O returns; buffered I/O mostly makes EIO of it. */
  readonly errno: string;
  /** `blk_path_error`: another path may do better. */
  readonly isPathError: boolean;
}

const pathError = (name: string, errno: string): BlockStatus => ({ name, errno, isPathError: true });
const finalError = (name: string, errno: string): BlockStatus => ({ name, errno, isPathError: false });

export const blockStatuses: readonly BlockStatus[] = [
  finalError('OK', ''),
  finalError('NOTSUPP', 'EOPNOTSUPP'),
  pathError('TIMEOUT', 'ETIMEDOUT'),
  finalError('NOSPC', 'ENOSPC'),
  pathError('TRANSPORT', 'ENOLINK'),
  finalError('TARGET', 'EREMOTEIO'),
  finalError('RESV_CONFLICT', 'EBADE'),
  finalError('MEDIUM', 'ENODATA'),
  finalError('PROTECTION', 'EILSEQ'),
  pathError('RESOURCE', 'ENOMEM'),
  pathError('DEV_RESOURCE', 'EBUSY'),
  pathError('AGAIN', 'EAGAIN'),
  // General knowledge of the block layer; the fact sheet names the two without an errno.
  pathError('ZONE_OPEN_RESOURCE', 'ETOOMANYREFS'),
  pathError('ZONE_ACTIVE_RESOURCE', 'EOVERFLOW'),
  pathError('OFFLINE', 'ENODEV'),
  pathError('DURATION_LIMIT', 'ETIME'),
  pathError('INVAL', 'EINVAL'),
  pathError('IOERR', 'EIO'),
];

/** Row of the status of this name, or -1. */
export const blockStatusRow = (name: string): number => blockStatuses.findIndex((row) => row.name === name);

const rowsThatFailThePath = Uint8Array.from(blockStatuses, (row) => (row.isPathError ? 1 : 0));
export const isPathError = (row: number): boolean => rowsThatFailThePath[row] === 1;
export const resourceRow = blockStatusRow('RESOURCE');
