/** How Windows stands when it starts: what is written down counts, and nothing else is remembered. */
import type { OpenHost, PathIntent } from '../../device';
import { DeviceState, pathIdNumber, type MsdsmState } from '../msdsm';
import { adopt } from './claims';
import type { WindowsDraft } from './draft';
import { microsoftDsm, sampleDsm } from './dsms';
import { hardwareId, placeholderId, withId } from './hardware-id';
import { releaseOf } from './release';
import { readWindowsSettings } from './settings';
import type { Registry, Stored, WindowsState } from './state';

export const claimsDrawn = (host: OpenHost): boolean =>
  readWindowsSettings(host.settings).mpioAtStart === 'claimed';

/** As the setting says. A release without the feature has its LUNs claimed by a vendor’s DSM, or not at all. */
export function registryAtStart(host: OpenHost): Registry {
  const { mpioAtStart } = readWindowsSettings(host.settings);
  const claims = mpioAtStart === 'claimed';
  if (!releaseOf(host.release).inboxMpio.value) return { feature: false, supported: [], dsms: claims ? [sampleDsm] : [] };
  if (mpioAtStart === 'absent') return { feature: false, supported: [], dsms: [] };
  const drawn = claims ? host.groups.map((group) => hardwareId(group.vendor, group.product)) : [];
  return { feature: true, supported: drawn.reduce(withId, [placeholderId] as readonly string[]), dsms: [] };
}

/** What stands written when Windows is set up as the setting says; it counts from the next start. */
export const setUp = (host: OpenHost): Pick<WindowsState, 'registry' | 'refusedIds' | 'drawnIsClaimed'> => ({
  registry: registryAtStart(host),
  refusedIds: [],
  drawnIsClaimed: claimsDrawn(host),
});

/** All of it that a start makes anew. */
const unstarted = {
  busy: null,
  ownerOf: {},
  dsm: {},
  plain: {},
  present: [],
  pathsTold: [],
  numbers: {},
} as const;

export function firstState(host: OpenHost): WindowsState {
  const registry = registryAtStart(host);
  return {
    ...unstarted,
    host,
    power: 'running',
    upAtNs: -1,
    registry,
    booted: registry,
    refusedIds: [],
    drawnIsClaimed: claimsDrawn(host),
    lunOf: lunsOf(host, {}),
    damage: {},
    stored: {},
  };
}

export function lunsOf(host: OpenHost, before: WindowsState['lunOf']): WindowsState['lunOf'] {
  const lunOf = { ...before };
  for (const { path, group } of host.paths) lunOf[path] = group;
  return lunOf;
}

const intentOf: Readonly<Record<number, PathIntent['state']>> = {
  [DeviceState.activeOptimized]: 'active',
  [DeviceState.activeUnoptimized]: 'unoptimized',
  [DeviceState.standby]: 'standby',
  [DeviceState.unavailable]: 'unavailable',
};

/**
 * What Microsoft’s DSM has in the registry: explicit policies, and per path state, weight and preference (ms-mpio.md 4.6). A
 * policy that was cleared leaves the paths as they were written (4.5).
 */
function storedBy(draft: WindowsDraft): WindowsState['stored'] {
  const dsm = draft.state.dsm[microsoftDsm] as MsdsmState | undefined;
  if (!dsm) return {};
  const stored: Record<number, Stored> = {};
  for (const { group, stored: written } of dsm.groups) {
    const paths = dsm.paths
      .filter((path) => path.group === group)
      .map((path): PathIntent => {
        const state = path.stored?.wish == null ? undefined : intentOf[path.stored.wish];
        const weight = path.stored?.weight;
        return { path: path.path, ...(state && { state }), ...(weight != null && { weight }), ...(pathIdNumber(path) === written.preferredId && { preferred: true }) };
      });
    stored[group] = written.explicit ? { wantedPolicy: written.policy, paths } : { wantedPolicy: null, paths, clearedPolicy: written.policy };
  }
  return stored;
}

export function powerDown(draft: WindowsDraft, upAtNs: number): void {
  const stored = storedBy(draft);
  draft.change({ ...unstarted, ownerOf: draft.state.ownerOf, power: 'restarting', upAtNs, stored });
  for (const { group } of draft.state.host.groups) draft.columns.groupGate[group] = 1;
}

export function powerUp(draft: WindowsDraft): void {
  const { host, stored, registry } = draft.state;
  const groups = host.groups.map((group) => ({ ...group, ...stored[group.group] }));
  draft.change({ ...unstarted, power: 'running', upAtNs: -1, booted: registry, host: { ...host, groups }, stored: {} });
  adopt(draft);
}
