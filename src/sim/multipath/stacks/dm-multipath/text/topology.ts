/** `multipath -ll` and `show topology` of one map, as printed into a pipe. Widths are those of this map. */
import { columns } from './columns';
import type { MapPicture, PathPicture } from './picture';
import { checkerWord, sizeWord } from './words';

const silentActions = ['undef', 'nothing', 'impossible'];

export const hcilWord = ({ hcil }: PathPicture): string => hcil.join(':');
export const deviceStateWord = ({ offline }: PathPicture): string => (offline ? 'offline' : 'running');

export function topology(map: MapPicture): string {
  const action = silentActions.includes(map.action) ? '' : `${map.action}: `;
  const wwid = map.alias === map.wwid ? '' : ` (${map.wwid})`;
  const lines = [
    `${action}${map.alias}${wwid} dm-${map.minor} ${map.vendor},${map.product}`,
    `size=${sizeWord(map.sizeSectors)} features='${map.features}' hwhandler='${map.handler}' wp=${map.readOnly ? 'ro' : 'rw'}`,
  ];
  const rows = columns(
    map.groups
      .flatMap((group) => group.paths)
      .map((path) => [
        hcilWord(path),
        path.name,
        path.device,
        path.dmState,
        checkerWord(path.checkerState),
        deviceStateWord(path),
      ]),
  );
  let row = 0;
  for (const [at, group] of map.groups.entries()) {
    const isLast = at === map.groups.length - 1;
    lines.push(`${isLast ? '`' : '|'}-+- policy='${map.selector}' prio=${group.prio} status=${group.status}`);
    for (const place of group.paths.keys()) {
      const branch = place === group.paths.length - 1 ? '`-' : '|-';
      lines.push(`${isLast ? ' ' : '|'} ${branch} ${rows[row]}`);
      row += 1;
    }
  }
  return `${lines.join('\n')}\n`;
}
