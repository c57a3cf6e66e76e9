/** The built-in scenes, in the order of the menu. Their files are fetched from `scenarios/<id>.scenario.json`. */

export interface Scene {
  readonly id: string;
  readonly title: string;
  readonly group:
    'Start here' | 'Windows' | 'One cut' | 'Timers' | 'Presentation' | 'Controllers' | 'Policies' | 'Coming back';
  /** What one learns, in one line. */
  readonly teaches: string;
}
const scene = (id: string, group: Scene['group'], title: string, teaches: string): Scene => ({
  id,
  title,
  group,
  teaches,
});

export const scenes: readonly Scene[] = [
  scene(
    'dual-fabric-4-paths',
    'Start here',
    'Dual fabric, 4 paths',
    'Four healthy paths: cut one yourself, and see who notices, and when.',
  ),
  scene('single-fabric', 'Start here', 'Single fabric', 'Four paths through one switch are one switch away from none.'),
  scene('two-hosts-one-array', 'Start here', 'Two hosts, one array', 'What one host feels of the other’s faults.'),
  scene(
    'white-paper-f300q',
    'Start here',
    'White paper: MPIO on F300Q',
    'One disk seen twice, and the way to one disk with two paths, step by step.',
  ),
  scene(
    'S02',
    'Windows',
    'One disk seen twice',
    'Two disks that are one LUN, claimed by MPIO, one disk after the restart.',
  ),
  scene('S02b', 'Windows', 'One disk seen twice: ALUA', 'After the restart only the owner’s path carries.'),
  scene('S02c', 'Windows', 'One disk seen twice: both written to', 'The wrong turn, and what it costs.'),
  scene(
    'S01',
    'One cut',
    'One path, pulled for five seconds',
    'A short outage is the HBA driver’s business: nothing fails.',
  ),
  scene('S01b', 'One cut', 'One path, cut for good', 'Three clocks in a row until the application gets its error.'),
  scene(
    'S03',
    'One cut',
    'Two cables, six policies, one cut',
    'Other paths are healthy, and yet some policies stop altogether.',
  ),
  scene(
    'S05',
    'One cut',
    'Host-side cable: what Windows believes',
    'Truth and belief differ for 30 s, and the path comes back last.',
  ),
  scene('S07', 'One cut', 'Power off a fabric', 'Two paths lost by their light: 30 s.'),
  scene('S07b', 'One cut', 'Disable an HBA', 'The same two paths lost by Windows itself: under a second.'),
  scene('S15', 'One cut', 'Black hole', 'A cable that swallows data never fails; no policy is safe.'),
  scene(
    'swallowing-path',
    'One cut',
    'A path that swallows, two policies side by side',
    'Fail-over only stops altogether; least queue depth loses half its slots.',
  ),
  scene('S18', 'One cut', 'All paths down: never mended', 'PDORemovePeriod counts only when no path is left.'),
  scene('S18b', 'One cut', 'All paths down: back in time', 'Back before the disk leaves: a long wait and no error.'),
  scene('S18c', 'One cut', 'All paths down: a longer PDORemovePeriod', 'What a longer period buys, and what it costs.'),
  scene('S04', 'Timers', 'Which knob? All at default', 'The 30 s to explain.'),
  scene('S04b', 'Timers', 'Which knob? HBA link-down hold 5 s', 'The setting that decides is the HBA’s.'),
  scene('S04c', 'Timers', 'Which knob? Path verification every second', 'A period is not a timeout.'),
  scene('S04d', 'Timers', 'Which knob? Disk timeout 10 s', 'The disk timeout resets; it does not fail over.'),
  scene(
    'timers-disk',
    'Timers',
    'Timers that fight: the disk timeout is shortest',
    'Errors reach the application before MPIO has heard of anything.',
  ),
  scene(
    'timers-hold',
    'Timers',
    'Timers that fight: the hold is shortest',
    'A short hold, then a long PDORemovePeriod: waiting without an error.',
  ),
  scene(
    'timers-pdo',
    'Timers',
    'Timers that fight: PDORemovePeriod is shortest',
    'Its second counts from the last failed path, not from the cut.',
  ),
  scene(
    'timers-trap',
    'Timers',
    'Timers that fight: the default trap',
    'Failed paths are tested every 40 s, the disk lives 20 s.',
  ),
  scene(
    'timers-trap-mended',
    'Timers',
    'Timers that fight: the trap mended',
    'A recovery interval shorter than PDORemovePeriod.',
  ),
  scene(
    'lun-unmapped',
    'Presentation',
    'LUN unmapped on one port',
    'One LUN answers 25/00, and the path fails for every LUN behind that port.',
  ),
  scene(
    'hot-added-path',
    'Presentation',
    'Hot-added path',
    'A new path is last in the DSM’s order, and carries at once.',
  ),
  scene('paths-36', 'Presentation', 'More than 32 paths', 'MSDSM takes 32 paths of a LUN; the rest stays unused.'),
  scene(
    'S08',
    'Controllers',
    'The owning controller crashes',
    'Takeover and port-down hold run side by side; no policy escapes.',
  ),
  scene(
    'S09',
    'Controllers',
    'An orderly move, and the wrong controller',
    'ALUA moves a LUN without a failed path; the detour costs.',
  ),
  scene(
    'S10',
    'Policies',
    'Why is round robin greyed out? Explicit ALUA',
    'MSDSM refuses Round Robin on an asymmetric LUN.',
  ),
  scene(
    'S10b',
    'Policies',
    'Why is round robin greyed out? DSM-wide',
    'Asked for Round Robin, runs Round Robin with Subset.',
  ),
  scene(
    'S10c',
    'Policies',
    'Why is round robin greyed out? Both sides optimized',
    'Implicit access and optimized everywhere counts as symmetric.',
  ),
  scene(
    'S10d',
    'Policies',
    'Why is round robin greyed out? Explicit, both optimized',
    'Explicit access never counts as symmetric.',
  ),
  scene('S11', 'Policies', 'One slow path, five times', 'Round robin is fair to paths, not to requests.'),
  scene('S11x10', 'Policies', 'One slow path, ten times', 'The slower the path, the more round robin loses.'),
  scene('S17', 'Coming back', 'Failback: no preferred path', 'Without a preferred path nothing fails back.'),
  scene('S17b', 'Coming back', 'Failback: with a preferred path', 'A preferred path takes its work back.'),
  scene('S17c', 'Coming back', 'Failback: standby paths', 'One standby wakes when the last active path dies.'),
  scene(
    'policy-precedence',
    'Coming back',
    'Preferred path and failback: who decides the policy',
    'LUN over hardware ID over host; a preferred path takes its work back.',
  ),
];

export const firstSceneId = 'dual-fabric-4-paths';
/** Relative to the page. */
/** A scene by its id, in any case; the first variant of a family is meant by its letter too (S04a is S04). */
export const findScene = (id: string): Scene | undefined => {
  const wanted = id.toLowerCase();
  return (
    scenes.find((scene) => scene.id.toLowerCase() === wanted) ??
    scenes.find((scene) => `${scene.id.toLowerCase()}a` === wanted)
  );
};

export const sceneFile = (id: string): string => `scenarios/${id}.scenario.json`;
