/** Where the boxes of the path machine stand: three rows in a box of 324 x 130 (title above the first row). */
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
  height: 130,
  regions: [
    {
      id: 'health',
      title: 'Health',
      states: [
        box('health.active', 'Active', 52, 72),
        box('health.failed', 'Failed', 160, 60),
        box('health.removed', 'Removed', 256, 68),
      ],
      transitions: [
        {
          from: 'health.active',
          to: 'health.failed',
          event: 'path.failed',
          label: 'I/O error',
          points: [
            [124, 42],
            [160, 42],
          ],
        },
        {
          from: 'health.failed',
          to: 'health.active',
          event: 'path.verified',
          label: 'verified',
          points: [
            [160, 53],
            [124, 53],
          ],
        },
        {
          from: 'health.failed',
          to: 'health.removed',
          event: 'path.removed',
          label: 'PnP, 1 s',
          points: [
            [220, 47],
            [256, 47],
          ],
        },
        {
          from: 'health.active',
          to: 'health.removed',
          event: 'path.removed',
          label: 'PnP',
          points: [
            [100, 33],
            [100, 27],
            [280, 27],
            [280, 33],
          ],
        },
        {
          from: 'health.removed',
          to: 'health.active',
          event: 'path.arrived',
          label: 'arrives again',
          points: [
            [290, 61],
            [290, 72],
            [80, 72],
            [80, 61],
          ],
        },
      ],
    },
    {
      id: 'access',
      title: 'Access',
      states: [
        pill('access.activeOptimized', 'A/O', 52, 84, 34),
        pill('access.activeUnoptimized', 'A/U', 90, 84, 34),
        pill('access.standby', 'Standby', 128, 84, 54),
        pill('access.unavailable', 'Unavailable', 186, 84, 74),
        pill('access.transitioning', 'Moving', 264, 84, 54),
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
        pill('admin.enabled', 'Enabled', 52, 108, 60),
        pill('admin.active', 'Set active', 116, 108, 70),
        pill('admin.standby', 'Set standby', 190, 108, 80),
      ],
      transitions: anywhere('admin', [
        ['enabled', 'wish.none'],
        ['active', 'wish.active'],
        ['standby', 'wish.standby'],
      ]),
    },
  ],
};
