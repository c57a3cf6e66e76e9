/** The parts on the shelf, from the catalogue: only what is playable, in groups by kind and transport. */
import { adapters, arrays, switches } from '../../sim/catalog';
import type { ArrayModel, Protocol } from '../../sim/catalog';

export interface Part {
  readonly id: string;
  readonly kind: 'host' | 'switch' | 'array';
  /** Catalogue id; absent for the host's usual two adapters. */
  readonly model?: string;
  readonly title: string;
  readonly line: string;
  readonly summary: string;
  /** What a search looks through, in small letters: maker, model, kind, transport, speeds. */
  readonly words: string;
}
export interface Group {
  readonly title: string;
  /** Long and seldom wanted: closed until it is opened or something in it is searched for. */
  readonly shut: boolean;
  readonly parts: readonly Part[];
}
interface Model {
  readonly id: string;
  readonly vendor: string;
  readonly name: string;
  readonly summary: string;
  readonly protocol: Protocol;
  readonly playable: boolean;
}

const protocols: readonly Protocol[] = ['fc', 'iscsi', 'sas'];
const wires: Readonly<Record<Protocol, string>> = { fc: 'FC', iscsi: 'iSCSI', sas: 'SAS' };
const spoken: Readonly<Record<Protocol, string>> = { fc: 'fc fibre channel', iscsi: 'iscsi ethernet', sas: 'sas' };

const gb = (speeds: readonly number[]): string => speeds.map((speed) => `${speed} Gb`).join(' and ');
const portCount = (n: number): string => `${n} port${n === 1 ? '' : 's'}`;
const top = (speeds: readonly number[]): number => speeds[speeds.length - 1];

function part(kind: Part['kind'], one: Model, title: string, line: string, speeds: readonly number[]): Part {
  const searched = [kind, title, line, one.summary, one.vendor, one.name, one.id, spoken[one.protocol], ...speeds.map((speed) => `${speed}gb`)];
  return { id: kind === 'host' ? `host:${one.id}` : one.id, kind, model: one.id, title, line, summary: one.summary, words: searched.join(' ').toLowerCase() };
}

const usualHost: Part = {
  id: 'host',
  kind: 'host',
  title: 'Windows host, 2 HBAs',
  line: 'Server 2008 R2, 2 × 8 Gb FC',
  summary: 'Windows Server 2008 R2 with two single-port FC adapters',
  words: 'host windows host, 2 hbas server 2008 r2, 2 × 8 gb fc single-port fibre channel adapters 8gb',
};

function hosts(of: Protocol, on: (one: Model) => boolean): readonly Part[] {
  const made = adapters
    .filter((one) => one.protocol === of && on(one))
    .map((one) => {
      const wire = one.kind === 'nic' ? 'Ethernet' : wires[of];
      const speed = top(one.speedsGbps.v);
      return part('host', one, `Windows host, ${one.name}`, `${portCount(one.ports.v)}, ${speed} Gb ${wire}`, [speed]);
    });
  return of === 'fc' && made.length > 0 ? [usualHost, ...made] : made;
}
const fabrics = (of: Protocol, on: (one: Model) => boolean): readonly Part[] =>
  switches
    .filter((one) => one.protocol === of && on(one))
    .map((one) => part('switch', one, `${one.vendor} ${one.name}`, `${one.ports.v} ports, ${top(one.speedsGbps.v)} Gb`, [top(one.speedsGbps.v)]));

const boxes = (of: Protocol, shelf: ArrayModel['shelf'], on: (one: Model) => boolean): readonly Part[] =>
  arrays
    .filter((one) => one.protocol === of && one.shelf === shelf && on(one))
    .map((one) => {
      const each = one.hostPorts.reduce((sum, { count }) => sum + count.v, 0);
      const speeds = one.hostPorts.map(({ speedsGbps }) => top(speedsGbps.v));
      const title = one.name.startsWith(one.vendor) ? one.name : `${one.vendor} ${one.name}`;
      return part('array', one, title, `${one.controllers.v} × ${portCount(each)}, ${gb(speeds)}`, speeds);
    });

/** `on`: what is offered; the playable, unless somebody asks for the whole catalogue. */
export function parts(on: (one: Model) => boolean = (one) => one.playable): Group[] {
  const open = (title: string, list: readonly Part[]): Group => ({ title, shut: false, parts: list });
  const groups = protocols.flatMap((of): Group[] => [
    open(`${wires[of]} hosts`, hosts(of, on)),
    open(of === 'iscsi' ? 'Ethernet switches' : `${wires[of]} switches`, fabrics(of, on)),
    open(`${wires[of]} arrays, 2009 to 2012`, boxes(of, 'early', on)),
    { title: `${wires[of]} arrays, 2014 to today`, shut: true, parts: boxes(of, 'current', on) },
    open(`${wires[of]} targets for tests`, boxes(of, 'test', on)),
  ]);
  return groups.filter((group) => group.parts.length > 0);
}

/** `16 Gb`, `16gb`, `16 GbE` and `16G` are one word: a speed. */
const wordsOf = (query: string): readonly string[] =>
  query
    .toLowerCase()
    .replace(/(\d+)\s*g(b(it|e)?)?(?![a-z0-9])/g, '$1gb')
    .split(/[\s,]+/)
    .filter(Boolean);

/** A speed is a whole word (`6gb` is not in `16gb`); anything else may be a part of one. */
export function matching(groups: readonly Group[], query: string): Group[] {
  const wanted = wordsOf(query);
  const finds = (text: string, word: string): boolean => (/^\d+gb$/.test(word) ? text.split(' ').includes(word) : text.includes(word));
  return groups
    .map((group) => ({
      ...group,
      shut: group.shut && wanted.length === 0,
      parts: group.parts.filter((part) => wanted.every((word) => finds(`${part.words} ${group.title.toLowerCase()}`, word))),
    }))
    .filter((group) => group.parts.length > 0);
}
