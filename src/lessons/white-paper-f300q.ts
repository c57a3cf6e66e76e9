/**
 * The FC half of Qsan's white paper on MPIO in Windows Server 2008, done on the page: feature, claim, policy; and one cut
 * at the end, which the paper leaves out, to see what all of it is good for.
 */
import type { Lesson, LessonView } from './lesson';
import { cutCablesOf, disksOf, groupOf, isRunning, lastRow, twinsOf, waitOf, windowsOf } from './windows-facts';

const host = 'web1';
const lun = 'lun0';
const group = (view: LessonView) => groupOf(view, host, lun);

const isInstalled = (view: LessonView): boolean => ['restart-needed', 'installed'].includes(windowsOf(view, host)?.feature ?? '');
/** As the array says it: 8 characters of vendor, 16 of product. An id typed otherwise is on the list and claims nothing. */
const f300q = 'qsan    f300q'.padEnd(24);
const claims = (id: string): boolean => id.toLowerCase() === f300q || id.trimEnd() === 'MSFT2015FCBusType_0x6';
const isListed = (view: LessonView): boolean => windowsOf(view, host)?.supported.some(claims) ?? false;
const almost = (view: LessonView): string | undefined =>
  windowsOf(view, host)?.supported.find((id) => !claims(id) && id.replace(/\s+/g, '').toLowerCase() === 'qsanf300q');
const isOneDisk = (view: LessonView): boolean => group(view)?.kind === 'mpio' && isRunning(view, host);
/** The failover that followed the newest cut of one of the host's cables after the claim. */
const failover = (view: LessonView) => {
  const row = lastRow(view.log, 'failover', host);
  return row !== null && isOneDisk(view) ? row : null;
};
const pathsUp = (view: LessonView): number => group(view)?.paths.filter((path) => path.carrying).length ?? 0;
const appRuns = (view: LessonView): boolean => {
  const last = view.log.findLast((row) => row.source === 'app');
  return last === undefined || last.code === 'app-running' || last.code === 'app-reopened';
};

export const whitePaperF300q: Lesson = {
  id: 'white-paper-f300q',
  title: 'MPIO on F300Q',
  source: 'Qsan white paper on MPIO in Windows Server 2008, the steps for Fibre Channel',
  host,
  steps: [
    {
      kind: 'do',
      id: 'add-feature',
      title: 'Add the Multipath I/O feature',
      say: 'Multipath I/O is part of Windows Server 2008, but it is not installed. In Server Manager choose Add Features, tick Multipath I/O and install it.',
      where: { window: 'server-manager', part: 'sm:add' },
      done: isInstalled,
      waits: (view) => waitOf(view, host, 'Windows adds the feature.'),
      happened: 'The feature is there: mpio.sys, Microsoft’s DSM and the MPIO control panel. None of it runs before the restart.',
    },
    {
      kind: 'do',
      id: 'restart-for-feature',
      title: 'Restart',
      say: 'mpio.sys sits in the storage stack below the disks, so it comes in when Windows starts. A restart takes its time, and the application stops meanwhile.',
      where: { window: 'server-manager', part: 'desk:restart' },
      done: (view) => windowsOf(view, host)?.feature === 'installed' && isRunning(view, host),
      waits: (view) => waitOf(view, host, 'Windows adds the feature.'),
      happened: 'Windows has started with MPIO in its storage stack. It has claimed nothing yet: no device is on its list.',
    },
    {
      kind: 'look',
      id: 'two-disks',
      title: 'See the same disk twice',
      say: 'The array shares one virtual disk. Windows finds it once through each HBA, and without a claim every path is a disk of its own. Open Device Manager and look under Disk drives.',
      where: { window: 'device-manager', part: 'dm:tree' },
      shows: (view) => twinsOf(view, host, lun).length > 1,
      happened: 'Two entries with one name: the VD through CTR1 and the same VD through CTR2.',
    },
    {
      kind: 'look',
      id: 'second-offline',
      title: 'See that the second is offline',
      say: 'Both disks carry the same signature, so Windows keeps the second one offline. Open Disk Management and read why. Leave it offline: two disks that are one LUN overwrite each other.',
      where: { window: 'disk-management', part: 'disk:2' },
      shows: (view) => {
        const disks = twinsOf(view, host, lun);
        return disks.some((disk) => disk.state === 'online') && disks.some((disk) => disk.state === 'offline');
      },
      happened: 'One disk is online and in use, its twin is offline. A cut now would take the disk away: nothing fails over between two disks.',
    },
    {
      kind: 'look',
      id: 'discover',
      title: 'Find F300Q on Discover Multi-Paths',
      say: 'Open MPIO Properties and turn to Discover Multi-Paths. F300Q answers as an SPC-3 device and has more than one path, so it stands in the SPC-3 compliant list. An iSCSI array would not: it is added by its own check box.',
      where: { window: 'mpio', mpioTab: 'discover', part: 'mpio:spc3' },
      shows: (view) => windowsOf(view, host)?.hardware.some((device) => device.spc3 && device.multipath && !device.claimed) ?? false,
      happened: 'Windows knows that F300Q could be multipathed. Listed is not claimed.',
    },
    {
      kind: 'do',
      id: 'add-device',
      title: 'Select Qsan F300Q and press Add',
      say: 'This writes the hardware ID, 8 characters of vendor and 16 of product, on the list of the Microsoft DSM. It takes about half a minute.',
      where: { window: 'mpio', mpioTab: 'discover', part: 'mpio:spc3' },
      done: (view) => isListed(view) && windowsOf(view, host)?.busy === null,
      waits: (view) => waitOf(view, host, 'Windows adds the device.'),
      happened: 'Qsan F300Q is on the list. The disks that are there now stay two disks until Windows starts again.',
    },
    {
      kind: 'do',
      id: 'restart-for-claim',
      title: 'Restart again',
      say: 'A disk in use cannot change its owner, so the claim takes effect when the disks are found anew.',
      where: { window: 'server-manager', part: 'desk:restart' },
      done: isOneDisk,
      waits: (view) => waitOf(view, host, 'Windows adds the device.'),
      happened: 'The Microsoft DSM has claimed both paths. mpio.sys presents one disk above them.',
    },
    {
      kind: 'look',
      id: 'one-disk',
      title: 'See one Multi-Path Disk Device',
      say: 'Open Device Manager again. Where two disks stood there is one, and its name says what it is.',
      where: { window: 'device-manager', part: 'dm:tree' },
      shows: (view) => isOneDisk(view) && disksOf(view, host, lun).length === 1,
      happened: (view) => `One disk with ${group(view)?.paths.length ?? 0} paths. Both twins are gone, and with them the danger of writing twice.`,
    },
    {
      kind: 'look',
      id: 'mpio-tab',
      title: 'Open its MPIO tab',
      say: 'In Device Manager open the properties of the disk and turn to MPIO. It names the policy and lists each path with its state.',
      where: { window: 'disk', part: 'mpio-paths' },
      shows: isOneDisk,
      happened: 'Round Robin is what the DSM takes by itself while both controllers answer alike.',
    },
    {
      kind: 'do',
      id: 'policy',
      title: 'Choose another policy',
      say: 'The policy is chosen for each disk. Windows Server 2008 offers five; Least Blocks comes with 2008 R2. Choose one, for example Least Queue Depth, and press Apply.',
      where: { window: 'disk', part: 'mpio-policy' },
      done: (view) => isOneDisk(view) && group(view)?.policyFrom === 'LUN',
      happened: 'The choice belongs to this disk now, and it wins over any default.',
    },
    {
      kind: 'do',
      id: 'cut',
      title: 'Cut one cable',
      say: 'Now see what it was good for. Select one of the two cables on the drawing and press X. Before you do, guess how long the application will wait.',
      where: { kind: 'cable', ref: 'A1' },
      done: (view) => isOneDisk(view) && (cutCablesOf(view, host).length > 0 || failover(view) !== null),
      happened: 'The light is gone. Windows does not know yet: the HBA’s driver holds the I/O, in case the light comes back.',
    },
    {
      kind: 'do',
      id: 'failover',
      title: 'Watch the failover',
      say: 'When the driver gives up after its link-down hold, MPIO hears of it, fails the path and sends the I/O down the other one. Event Viewer has it as event 16.',
      where: { window: 'event-viewer' },
      done: (view) => failover(view) !== null && appRuns(view),
      waits: (view) => (cutCablesOf(view, host).length > 0 && failover(view) === null ? 'The HBA driver holds the I/O of this path.' : null),
      happened: 'The I/O goes on through the other controller. The application has waited, and it got no error.',
    },
    {
      kind: 'do',
      id: 'mend',
      title: 'Mend the cable',
      say: 'Select the cable and press X again. The HBA sees light, logs in, and Plug and Play finds the path.',
      where: { kind: 'cable', ref: 'A1' },
      done: (view) => failover(view) !== null && cutCablesOf(view, host).length === 0 && (group(view)?.paths.length ?? 0) > 1 && pathsUp(view) > 0 && allGood(view),
      happened: 'The path is back, at the end of the list.',
    },
  ],
  traps: [
    {
      id: 'damage',
      caught: (view) => {
        const disks = disksOf(view, host, lun);
        const damage = disks.find((disk) => disk.damage !== null)?.damage ?? null;
        const isWritten = disks.filter((disk) => disk.state === 'online').length > 1;
        if (damage === null) return null;
        if (/initialised/.test(damage)) return `${damage} On a real server they come back from a backup; here you may go back in time, or go on.`;
        if (isWritten) return `${damage} Set one of them offline again.`;
        return 'Both disks were online for a while, and they are one LUN. On a real server its volume may be damaged; here you may go back in time, or go on.';
      },
    },
    {
      id: 'cut-without-mpio',
      caught: (view) =>
        group(view)?.kind === 'disks' && isRunning(view, host) && cutCablesOf(view, host).length > 0
          ? 'A cable is cut, and MPIO does not manage this LUN yet: its I/O has no other way. Mend the cable and go on.'
          : null,
    },
    {
      id: 'other-id',
      caught: (view) =>
        almost(view) === undefined || isListed(view)
          ? null
          : 'The list has a Qsan F300Q whose vendor is not filled up with spaces to 8 characters, so it matches no device. Take it off MPIO Devices, and add the one that Discover Multi-Paths has found.',
    },
    {
      id: 'removed-again',
      caught: (view) => {
        const windows = windowsOf(view, host);
        if (windows === null || windows.busy !== null || group(view)?.kind !== 'mpio' || isListed(view)) return null;
        return 'F300Q was taken off the list. At the next restart its paths become disks of their own again. Add it once more to keep it.';
      },
    },
  ],
  end: 'That is the whole procedure. Cut both cables, or play the same cut under another policy, and compare.',
};

/** No path of the disk is failed or removed. */
function allGood(view: LessonView): boolean {
  return group(view)?.paths.every((path) => !['failed', 'invalidated', 'removePending', 'removed'].includes(path.state)) ?? false;
}
