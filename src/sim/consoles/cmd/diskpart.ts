/** `diskpart`, statements on one line: it has no prompt of its own here, for consoles keep no state between lines. */
import type { Command } from '../../scenario/scenario';
import type { ConsoleAnswer, ConsoleInput, ConsoleLine } from '../console';
import { windowsOf, type Disk } from '../host';
import { complain, modelled, notModelled, say, simplified, sources } from '../lines';
import { refusals } from '../mpclaim';
import type { Word } from '../words';

const byHand = 'only disks that MPIO has not claimed go online and offline by hand.';
const oneLine = 'diskpart reads its statements on one line here: diskpart select disk 1 detail disk.';
const layout = simplified(sources.windows, 'Numbers, status and size are the run’s; the columns are ours.');

const sizeText = (gib: number): string => (gib >= 10_240 ? `${Math.floor(gib / 1024)} TB` : `${gib} GB`);
const row = (mark: string, number: string, status: string, size: string): string =>
  `${mark.padEnd(2)}${number.padEnd(10)}${status.padEnd(15)}${size.padStart(8)}`.trimEnd();
const find = (input: ConsoleInput, number: number): Disk | undefined =>
  windowsOf(input)?.disks.find((disk) => disk.number === number);
const aboutOf = (disk: Disk): string => disk.pathId ?? disk.groupId;

function list(input: ConsoleInput, selected: number): ConsoleLine[] {
  const local = simplified(sources.console, 'Disk 0 is the local system disk; nothing of it is modelled.');
  const disks = [...(windowsOf(input)?.disks ?? [])].sort((a, b) => a.number - b.number);
  return [
    say('', layout),
    say(row('', 'Disk ###', 'Status', 'Size'), layout),
    say(row('', '--------', '-------------', '-------'), layout),
    say(row(selected === 0 ? '*' : '', 'Disk 0', 'Online', ''), local),
    ...disks.map((disk) =>
      say(
        row(selected === disk.number ? '*' : '', `Disk ${disk.number}`, stateText(disk), sizeText(disk.sizeGiB)),
        layout,
        aboutOf(disk),
      ),
    ),
    say('', layout),
  ];
}
const stateText = ({ state }: Disk): string => `${state[0]!.toUpperCase()}${state.slice(1)}`;

function detail(disk: Disk): ConsoleLine[] {
  const { port, bus, target, lun } = disk.address;
  const about = aboutOf(disk);
  return [
    '',
    disk.name,
    `Status        : ${stateText(disk)}`,
    ...(disk.reason === '' ? [] : [`Reason        : ${disk.reason}`]),
    `Path          : ${port}`,
    `Bus           : ${bus}`,
    `Target        : ${target}`,
    `LUN ID        : ${lun}`,
    `Partitions    : ${disk.initialised ? 'initialised' : 'not initialised'}`,
    '',
  ].map((text) => say(text, layout, about));
}

const noDisk = (): ConsoleLine =>
  complain('There is no disk selected.', simplified(sources.windows, 'select disk N goes before.'));

export function diskpart(words: readonly Word[], input: ConsoleInput): ConsoleAnswer {
  const texts = words.map((word) => word.text.toLowerCase());
  if (texts.length === 0)
    return {
      lines: [
        'Not modelled: diskpart’s own prompt. Write the statements on one line:',
        '  diskpart select disk 1 detail disk',
      ].map((text) => complain(text, notModelled(oneLine))),
      commands: [],
    };
  const lines: ConsoleLine[] = [];
  const commands: Command[] = [];
  const turned: number[] = [];
  let selected = -1;
  let i = 0;
  while (i < texts.length) {
    const [verb, noun, number] = texts.slice(i, i + 3);
    const disk = find(input, selected);
    if (verb === 'list' && noun === 'disk') lines.push(...list(input, selected));
    else if ((verb === 'select' || verb === 'sel') && noun === 'disk' && /^\d{1,5}$/.test(number ?? '')) {
      i++;
      if (find(input, Number(number)) || number === '0') {
        selected = Number(number);
        lines.push(say(`Disk ${selected} is now the selected disk.`, modelled(sources.windows)));
      } else lines.push(complain(`There is no disk ${number}.`, modelled(sources.windows)));
    } else if (verb === 'detail' && noun === 'disk') lines.push(...(disk ? detail(disk) : [noDisk()]));
    else if ((verb === 'online' || verb === 'offline') && noun === 'disk') {
      if (!disk) lines.push(noDisk());
      else if (disk.pathId === null)
        lines.push(complain(`Not modelled: ${byHand}`, notModelled(byHand), aboutOf(disk)));
      else {
        commands.push({ do: `${verb}-disk`, aim: disk.pathId });
        turned.push(disk.number);
      }
    } else {
      lines.push(
        complain(
          `Not modelled: ${words
            .slice(i)
            .map((word) => word.text)
            .join(' ')}`,
          notModelled(`list disk, select disk N, detail disk, online disk and offline disk are. ${oneLine}`),
        ),
      );
      break;
    }
    i += 2;
  }
  if (commands.length === 0) return { lines, commands };
  return {
    lines,
    commands,
    after: (now, news) => [...refusals(news, now.host), ...turned.map((each) => outcome(now, each))],
  };
}

/** Windows decides: a second disk that is the same LUN stays offline. */
function outcome(input: ConsoleInput, number: number): ConsoleLine {
  const disk = find(input, number);
  if (!disk) return complain(`There is no disk ${number}.`, modelled(sources.windows));
  const reason = disk.reason === '' ? '' : ` (${disk.reason})`;
  return say(`Disk ${number} is ${disk.state}${reason}.`, layout, aboutOf(disk));
}
