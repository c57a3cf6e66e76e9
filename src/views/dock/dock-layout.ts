/** How the dock divides its width: two panes on wide screens, one with four tabs on narrow ones. */
export type DockTab = 'timeline' | 'charts' | 'compare' | 'events';

export interface DockPane {
  readonly id: 'left' | 'right';
  readonly width: number;
  readonly tabs: readonly DockTab[];
}

const TWO_PANES_FROM = 1280;
const COMPARE = { least: 438, most: 560 };

/** `screen`: width of the window; `width`: of the dock itself. */
export function dockPanes(screen: number, width: number): DockPane[] {
  if (screen < TWO_PANES_FROM || width < 900)
    return [{ id: 'left', width, tabs: ['timeline', 'charts', 'compare', 'events'] }];
  // 438 of 998 and 460 of 1072, as drawn; wider docks give most of the rest to time.
  const compare = Math.round(Math.min(COMPARE.most, COMPARE.least + Math.max(0, width - 998) * 0.3));
  return [
    { id: 'left', width: width - compare, tabs: ['timeline', 'charts', 'events'] },
    { id: 'right', width: compare, tabs: ['compare'] },
  ];
}

/** Which tab a pane shows: the wanted one if it is its own, else the one it showed last. */
export const shownTab = (pane: DockPane, wanted: DockTab, before: DockTab): DockTab =>
  pane.tabs.includes(wanted) ? wanted : pane.tabs.includes(before) ? before : pane.tabs[0];

export const tabLabels: Readonly<Record<DockTab, string>> = {
  timeline: 'Timeline',
  charts: 'Charts',
  compare: 'Compare',
  events: 'Events',
};

/** The tab that an arrow key, Home or End leads to; null for other keys. */
export function tabByKey(tabs: readonly DockTab[], shown: DockTab, key: string): DockTab | null {
  const at = tabs.indexOf(shown);
  switch (key) {
    case 'ArrowRight':
      return tabs[(at + 1) % tabs.length];
    case 'ArrowLeft':
      return tabs[(at + tabs.length - 1) % tabs.length];
    case 'Home':
      return tabs[0];
    case 'End':
      return tabs[tabs.length - 1];
    default:
      return null;
  }
}
