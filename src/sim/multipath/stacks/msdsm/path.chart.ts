/** Where the boxes of the path machine stand: three rows in a box of 324 x 132 (title above the first row). */
import type { ChartState, ChartTransition, StateChart } from '../../../kernel';

const pill = (id: string, label: string, x: number, y: number, w: number): ChartState => ({
  id,
  label,
  x,
  y,
  w,
  h: 20,
});
const box = (id: string, label: string, x: number, w: number): ChartState => ({ id, label, x, y: 33, w, h: 28 });

/** From any state of the region: no arrows, the row's title says who decides. */
const anywhere = (region: string, states: readonly (readonly [string, string])[]): ChartTransition[] =>
  states.map(([state, event]) => ({ from: region, to: `${region}.${state}`, event, label: '' }));

export const pathChart: StateChart = {
  title: 'MPIO path',
  owner: 'Microsoft DSM',
  width: 324,
  height: 132,
  regions: [
    {
      id: 'health',
      title: 'Health',
      states: [
        box('health.active', 'Active', 46, 58),
        box('health.failed', 'Failed', 174, 54),
        box('health.removed', 'Removed', 262, 62),
      ],
      transitions: [
        {
          from: 'health.active',
          to: 'health.failed',
          event: 'path.failed',
          label: 'I/O error',
          points: [
            [104, 42],
            [174, 42],
          ],
        },
        {
          from: 'health.failed',
          to: 'health.active',
          event: 'path.verified',
          label: 'verified',
          points: [
            [174, 53],
            [104, 53],
          ],
        },
        {
          from: 'health.failed',
          to: 'health.removed',
          event: 'path.removed',
          label: 'PnP',
          points: [
            [228, 47],
            [262, 47],
          ],
        },
        {
          from: 'health.active',
          to: 'health.removed',
          event: 'path.removed',
          label: 'PnP',
          points: [
            [75, 33],
            [75, 23],
            [300, 23],
            [300, 33],
          ],
        },
        {
          from: 'health.removed',
          to: 'health.active',
          event: 'path.arrived',
          label: 'arrives again',
          points: [
            [293, 61],
            [293, 74],
            [75, 74],
            [75, 61],
          ],
        },
      ],
    },
    {
      id: 'access',
      title: 'Access',
      states: [
        pill('access.activeOptimized', 'A/O', 46, 86, 36),
        pill('access.activeUnoptimized', 'A/U', 86, 86, 36),
        pill('access.standby', 'Standby', 126, 86, 56),
        pill('access.unavailable', 'Unavailable', 186, 86, 76),
        pill('access.transitioning', 'Moving', 266, 86, 56),
      ],
      transitions: anywhere('access', [
        ['activeOptimized', 'access.activeOptimized'],
        ['activeUnoptimized', 'access.activeUnoptimized'],
        ['standby', 'access.standby'],
        ['unavailable', 'access.unavailable'],
        ['transitioning', 'access.transitioning'],
      ]),
    },
    {
      id: 'admin',
      title: 'Admin',
      states: [
        pill('admin.enabled', 'Enabled', 46, 110, 62),
        pill('admin.active', 'Set active', 112, 110, 72),
        pill('admin.standby', 'Set standby', 188, 110, 82),
      ],
      transitions: anywhere('admin', [
        ['enabled', 'wish.none'],
        ['active', 'wish.active'],
        ['standby', 'wish.standby'],
      ]),
    },
  ],
};
