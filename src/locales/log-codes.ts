/**
 * Every code of the event list with its English sentence.
 * `{aim}` is what the row is about, `{key}` a parameter (written by its unit: …Ns, …Share, …Bytes);
 * a part in square brackets is left out when one of its parameters is missing.
 */
export const logTemplates = {
  // What the user did.
  'cable-cut': 'Cable {aim} cut',
  'cable-mended': 'Cable {aim} mended',
  'cable-silent': 'Cable {aim} drops commands and data silently',
  'cable-errors': 'Cable {aim} loses[ {share} of] frames',
  'cable-delay': 'Cable {aim} slowed[ by {delayNs}]',
  'cable-clean': 'Cable {aim} clean again',
  'port-pulled': '{aim} pulled',
  'port-inserted': '{aim} inserted',
  'hba-disabled': '{aim} disabled in Device Manager',
  'hba-enabled': '{aim} enabled in Device Manager',
  'hba-pulled': '{aim} pulled out of its slot',
  'hba-inserted': '{aim} inserted',
  'switch-off': '{aim} powered off',
  'switch-on': '{aim} powered on',
  'controller-crashed': '{aim} crashed',
  'controller-returned': '{aim} returned, boots[ for {bootNs}]',
  'owner-move-ordered': 'Move of {aim} ordered[ to {to}]',
  'owner-move-refused': 'Move[ of {group}][ to {to}] refused: no controller there to take or give it',
  'policy-set': 'Policy of {aim} set[ to {policy}]',
  refused: '[{what} ]refused[: {reason}]',
  'setting-set': '[{key} of ]{aim} set[ to {value}]',
  'paths-set': 'Path states of {aim} set',
  edited: 'Drawing changed[: {what}]',
  'restored-all': 'Everything restored',
  // The HBA driver.
  'link-down': '{aim} sees no light',
  'link-up': '{aim} sees light, logs in',
  'logged-in': '{aim} logged in[ to {nexus}]',
  'hold-started': '{aim} holds I/O[ for up to {linkDownHoldNs}]',
  'hold-ended': '{aim} gives up: link-down hold ended[ after {linkDownHoldNs}]',
  'io-held': '{aim} holds[ {count}] I/Os',
  'io-released': '{aim} goes on[, sends {sent} held I/Os][, ends {aborted} lost ones]',
  'io-flushed': '{aim} ends[ {count}] I/Os: device gone',
  'port-down-hold-started': '{aim} holds I/O[ to {nexus}][ for up to {portDownHoldNs}]',
  'port-down-hold-ended': '{aim} gives up[ {nexus}]: port-down hold ended',
  'target-gone': '{aim} lost its target[ {nexus}]',
  'target-back': '{aim} has its target[ {nexus}] back, logs in',
  rscn: 'Fabric tells {aim} of a change[: {target}][ {news}]',
  // Windows: mpio, msdsm, disk, storport.
  'disk-created': 'Multipath disk created[: {disk}]',
  'path-added': 'Path {aim} added by PnP',
  'path-removed': 'Path {aim} removed by PnP',
  failover: 'Failover: path {aim} failed',
  degraded: '[{disk} ]degraded: one or more paths failed, handling finished',
  'failover-single': 'Failover of a disk with one path: {aim} failed',
  'verify-failed': 'Verification of path {aim} failed',
  'failover-failed': 'Failover tried and failed',
  'all-paths-failed': 'All paths failed: the disk will be removed[ in {pdoRemoveNs}]',
  'too-many-paths': 'Path {aim} not added: a LUN takes 32 paths',
  'disk-removed': 'Disk removed by surprise[: {disk}]',
  'io-retried': 'I/O retried by the disk driver[ (try {retry})][ on {aim}]',
  'lun-reset': 'Reset to device issued[ on {aim}][: no answer for {timeoutNs}]',
  'rtpg-sent': 'Asks for access states down {aim}',
  'rtpg-answered': 'Access states read down {aim}[: {states}]',
  'stpg-sent': 'Asks for Active/Optimized down {aim}',
  'access-read': 'Access states of {aim} read: they changed',
  'access-changed': 'Access states of {aim} changed[: {states}]',
  throttled: 'I/O of {aim} throttled',
  resumed: 'I/O of {aim} resumed',
  // Windows itself.
  'windows-disk-arrived': 'Disk[ {number}] found on {aim}[: {state}]',
  'windows-disk-left': 'Disk[ {number}] on {aim} is gone',
  'windows-disk-online': 'Disk[ {number}] on {aim} brought online',
  'windows-disk-offline': 'Disk[ {number}] on {aim} taken offline',
  'windows-disk-damage': 'Disk[ {number}] on {aim} is one LUN with another disk that is online: data is lost',
  'disk-twin': 'Disk[ {number}] has the same identity as another one[, disk {twin}]',
  'windows-install-started': '{aim} installs[ {what}]',
  'windows-remove-started': '{aim} removes[ {what}]',
  'windows-claim-started': '{aim} adds[ {what}] to the list of MPIO',
  'windows-unclaim-started': '{aim} takes[ {what}] off the list of MPIO',
  'windows-install-done': '[{what} ]installed on {aim}: a restart is needed',
  'windows-remove-done': '[{what} ]removed from {aim}: a restart is needed',
  'windows-claim-done': '[{what} ]on the list of MPIO of {aim}: a restart is needed',
  'windows-unclaim-done': '[{what} ]off the list of MPIO of {aim}: a restart is needed',
  'host-restarting': '{aim} restarts[, up in {restartNs}]',
  'host-restart-waits': '{aim} restarts when setup has ended[, in {waitNs}]',
  'host-up': '{aim} is up: drivers run, ports look for light',
  'target-policy-set': 'Default policy[ of {hardware}] on {aim} set[ to {policy}]',
  'path-move-ordered': 'Move to {aim} ordered',
  // The application.
  'app-waiting': '{aim} waits[: {count} I/Os outstanding]',
  'app-running': '{aim} runs again[ after {gapNs}]',
  'app-error': '{aim} got an I/O error[: {reason}][ on {path}]',
  'app-lost-disk': '{aim} lost its disk',
  'app-reopened': '{aim} opened its disk again',
  // The array, under the names of its own event log (Qsan MIB).
  'takeover-started': '{aim} starts to take over',
  'hac-ctr-inserted': '{aim} is in service (hac-ctr-inserted)',
  'hac-ctr-removed': '{aim} left (hac-ctr-removed)',
  'hac-ctr-timeout': '{aim} does not answer its peer (hac-ctr-timeout)',
  'hac-ctr-lockdown': '{aim} locked down (hac-ctr-lockdown)',
  'hac-ctr-failover': '{aim} takes over from its peer (hac-ctr-failover)',
  'lvm-rg-owner-changed': '[{group} ]now owned by {aim} (lvm-rg-owner-changed)',
  'lvm-force-ctr-write-thru': 'Peer lost: cache writes through (lvm-force-ctr-write-thru)',
  'lvm-restore-ctr-cache-mode': 'Peer back: cache writes back (lvm-restore-ctr-cache-mode)',
  'lvm-failover-completed': 'Takeover by {aim} complete (lvm-failover-completed)',
  'lvm-failback-completed': '[{group} ]back on {aim} (lvm-failback-completed)',
  'fc-port-linkup': '{aim} has light (fc-port-linkup)',
  'fc-port-linkdown': '{aim} has no light (fc-port-linkdown)',
} as const satisfies Readonly<Record<string, string>>;

export type LogCode = keyof typeof logTemplates;
export const logCodes = Object.keys(logTemplates) as LogCode[];

/** Lines of "why the app waits" that are not events of the log. A forecast line gets "Then: " in front. */
export const whyTemplates = {
  'slots-wait': 'All {slots} slots wait[ on {paths}], last I/O done',
  'some-slots-wait': '{waiting} of {slots} slots wait[ on {paths}], the rest go on',
  'hba-holds': '{aim} sees no light, holds I/O up to {holdNs}',
  'hba-holds-target': '{aim} is told that {target} left, holds I/O up to {holdNs}',
  'nobody-told': 'Nobody is told: only the disk timeout of {timeoutNs} will notice',
  'group-moves': '{aim} changes its owner: I/O answered "in transition"[ for {transitionNs}]',
  'takeover-runs': '{aim} takes over[, up to {takeoverNs}]',
  'disk-waits': 'No path left: the disk is kept for {pdoRemoveNs}',
  'hold-ends': 'hold ends, MPIO retries[ on {paths}]',
  'hold-ends-no-path': 'hold ends, no path is left',
  'timeout-ends': 'disk timeout, reset of the LUN, then another try',
  'takeover-ends': 'takeover complete, I/O goes on[ on {paths}]',
  'login-ends': 'login done, I/O goes on[ on {paths}]',
  'disk-goes': 'disk removed, the application gets errors',
  'retried-on': 'MPIO retries[ {count} I/Os][ on {paths}]',
  'first-completion': 'first I/O completes[ on {paths}][, {gapNs} without one]',
} as const satisfies Readonly<Record<string, string>>;
export type WhyCode = keyof typeof whyTemplates;

/** Same events under other names: read the same, so that an older journal or another stack still speaks. */
export const logAliases: Readonly<Record<string, LogCode>> = {
  'lun-created': 'disk-created',
  'pnp-arrived': 'path-added',
  'pnp-removed': 'path-removed',
  'path-failed': 'failover',
  'single-path-failover': 'failover-single',
};

/** Ids and levels in the Windows System log (mpio ids as in the MPIO event list; levels inferred from their meaning). */
export const windowsEvents: Readonly<
  Partial<Record<LogCode, { readonly id: number; readonly level: 'info' | 'warning' | 'error' }>>
> = {
  'disk-created': { id: 1, level: 'info' },
  failover: { id: 16, level: 'warning' },
  degraded: { id: 17, level: 'warning' },
  'failover-single': { id: 18, level: 'warning' },
  'verify-failed': { id: 20, level: 'warning' },
  'failover-failed': { id: 22, level: 'error' },
  'all-paths-failed': { id: 23, level: 'error' },
  'path-added': { id: 45, level: 'info' },
  'path-removed': { id: 46, level: 'warning' },
  'lun-reset': { id: 129, level: 'warning' },
  'io-retried': { id: 153, level: 'warning' },
  'disk-removed': { id: 157, level: 'warning' },
};
