/** What the two machines of a path show: lit states, the clock that counts, since when. */
import type { RunFacts, TimerFacts } from '../../../sim/run/reading';
import { formatDurationNs, formatSettingNs } from '../../../locales';
import type { FocusedGroup } from '../../../app/focus';
import { initiatorName } from '../names';

export interface MachinesView {
  readonly label: string;
  readonly port: string;
  readonly portTitle: string;
  readonly portLit: readonly string[];
  readonly portNotes: Readonly<Record<string, string>>;
  readonly pathLit: readonly string[];
  readonly timer: TimerFacts | null;
  readonly hold: string;
  readonly truth: string;
}

export function machinesView(facts: RunFacts, group: FocusedGroup, nowNs: number): MachinesView | null {
  const index = group.opinion.pathIds.findIndex((id) => id === group.path);
  const opinion = group.opinion.paths[index];
  const path = facts.discovery.paths.find((one) => one.id === group.path);
  const nexus = facts.discovery.nexuses.find((one) => one.id === path?.nexus);
  if (!opinion || !path || !nexus) return null;
  const hba = facts.hbas.find((one) => one.port === nexus.initiatorPort);
  const timer = facts.timers.find((one) => one.aim === nexus.initiatorPort && one.endNs > nowNs) ?? null;
  const held = facts.settings[path.host]?.linkDownHoldNs;
  const down = downSince(facts, path.id, nexus.hops.map((hop) => hop.cable));
  const truth = facts.truth[path.id];
  return {
    label: path.label,
    port: nexus.initiatorPort,
    portTitle: initiatorName(facts.topology, nexus.initiatorPort),
    portLit: hba?.state === 'disabled' ? ['driver.disabled'] : [`link.${hba?.state ?? 'loggedIn'}`, 'driver.enabled'],
    portNotes: { 'link.linkDown': 'link down' },
    pathLit: opinion.lit,
    timer,
    hold: formatSettingNs(typeof held === 'number' ? held : 30e9),
    truth:
      truth === 'up'
        ? 'truth: link up'
        : truth === 'silent'
          ? 'truth: swallows data'
          : down === null
            ? 'truth: no link'
            : `truth: down for ${formatDurationNs(Math.max(0, nowNs - down))}`,
  };
}

function downSince(facts: RunFacts, _path: string, cables: readonly string[]): number | null {
  const cuts = cables.map((id) => facts.cables[id]).filter((cable) => cable?.cut);
  return cuts.length === 0 ? null : Math.min(...cuts.map((cable) => cable.cutAtNs));
}
