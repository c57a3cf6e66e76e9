/**
 * marginal_path_*: a path that the kernel failed twice in short time is read ten times a second for a while, outside of
 * the map, before it may come back (linux-dm-multipath.md 4.8). Wins over san_path_err.
 */
import { isUsable } from './check-state';
import type { Pass } from './pass';
import { pathLost } from './recovery';
import type { MarginalPath } from './settings';
import type { PathDraft, Sampling } from './state';

export const notSampled: Sampling = { phase: 'none', sinceS: null };

export const isHeldForSampling = ({ sampling }: PathDraft): boolean =>
  sampling.phase === 'waiting' || sampling.phase === 'sampling';

/** The kernel reported that an I/O error failed the path. */
export function countFailure(pass: Pass, path: PathDraft, { doubleFailedTimeS }: MarginalPath): void {
  if (isHeldForSampling(path)) return;
  const { sampling } = path;
  const again = sampling.phase === 'failed-once' && pass.nowS - (sampling.sinceS ?? 0) <= doubleFailedTimeS;
  if (!again) {
    path.sampling = { phase: 'failed-once', sinceS: pass.nowS };
    return;
  }
  path.sampling = { phase: 'waiting', sinceS: null };
  if (path.state === 'down') return;
  const was = path.state;
  path.state = 'down';
  path.dmState = 'failed';
  pass.map.stats.pathFaults += 1;
  if (isUsable(was)) pathLost(pass);
  path.tickS = Math.min(path.tickS, pass.settings.intervals.pollingS);
}

/** The checker found the path good: true while it has to stay out. Starts the sampling when its time has come. */
export function samplingHolds(pass: Pass, path: PathDraft, { recheckGapTimeS }: MarginalPath): boolean {
  if (!isHeldForSampling(path)) return false;
  if (pass.usable === 0) {
    path.sampling = notSampled;
    return false;
  }
  const { phase, sinceS } = path.sampling;
  if (phase === 'waiting' && (sinceS === null || pass.nowS - sinceS > recheckGapTimeS))
    path.sampling = { phase: 'sampling', sinceS: pass.nowS };
  return true;
}

/** The sampling is over: so many reads, so many of them bad. A path that may come back does so at the next check. */
export function takeSample(pass: Pass, path: PathDraft, marginal: MarginalPath, reads: number, errors: number): void {
  if (path.sampling.phase !== 'sampling') return;
  const rate = reads === 0 ? 0 : (errors * 1000) / reads;
  if (rate <= marginal.errRateThreshold) {
    path.sampling = notSampled;
    path.tickS = 1;
  } else path.sampling = pass.usable > 0 ? { phase: 'waiting', sinceS: pass.nowS } : notSampled;
}
