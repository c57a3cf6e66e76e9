/** Where the boxes of the port machine stand when it is drawn. */
import type { StateChart } from '../kernel/chart';

export const hbaPortChart: StateChart = {
  title: 'HBA port',
  owner: 'HBA driver',
  width: 324,
  height: 92,
  regions: [
    {
      id: 'link',
      title: 'Link',
      states: [
        { id: 'link.loggedIn', label: 'Logged in', x: 0, y: 8, w: 76, h: 28 },
        { id: 'link.linkDown', label: 'I/O held', x: 112, y: 4, w: 104, h: 36 },
        { id: 'link.lost', label: 'Lost', x: 268, y: 8, w: 56, h: 28 },
        { id: 'link.loggingIn', label: 'Logging in', x: 76, y: 64, w: 76, h: 24 },
      ],
      transitions: [
        { from: 'link.loggedIn', to: 'link.linkDown', event: 'light.lost', label: 'no light' },
        { from: 'link.linkDown', to: 'link.lost', event: 'timer.hold', label: 'hold ends' },
        {
          from: 'link.linkDown',
          to: 'link.loggingIn',
          event: 'light.back',
          label: 'light returns',
          points: [
            [122, 40],
            [122, 64],
          ],
        },
        {
          from: 'link.loggingIn',
          to: 'link.loggedIn',
          event: 'timer.login',
          label: '',
          points: [
            [76, 76],
            [38, 76],
            [38, 36],
          ],
        },
        {
          from: 'link.loggingIn',
          to: 'link.linkDown',
          event: 'light.lost',
          label: '',
          points: [
            [140, 64],
            [140, 40],
          ],
        },
        {
          from: 'link.lost',
          to: 'link.loggingIn',
          event: 'light.back',
          label: '',
          points: [
            [286, 36],
            [286, 72],
            [152, 72],
          ],
        },
        {
          from: 'link.loggingIn',
          to: 'link.lost',
          event: 'light.lost',
          label: '',
          points: [
            [152, 82],
            [310, 82],
            [310, 36],
          ],
        },
      ],
    },
    {
      id: 'driver',
      title: 'Driver',
      states: [
        { id: 'driver.enabled', label: 'Enabled', x: 164, y: 47, w: 50, h: 16 },
        { id: 'driver.disabled', label: 'Disabled', x: 228, y: 47, w: 52, h: 16 },
      ],
      transitions: [
        {
          from: 'driver.enabled',
          to: 'driver.disabled',
          event: 'admin.disabled',
          label: '',
          points: [
            [214, 52],
            [228, 52],
          ],
        },
        {
          from: 'driver.disabled',
          to: 'driver.enabled',
          event: 'admin.enabled',
          label: '',
          points: [
            [228, 58],
            [214, 58],
          ],
        },
      ],
    },
  ],
};
