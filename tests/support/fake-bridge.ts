/**
 * A Bridge without an engine, for work on the page: `?bridge=fake` in development. It knows one drawing, and what
 * becomes of cuts and mends of A1 and B1; every other command is taken and journaled without an effect.
 */
import type { Ask, Bridge, ReplyOf, Request } from '../../src/bridge/protocol';
import type { LaneRow, LogRow, Reading } from '../../src/sim/run/reading';
import type { Command, JournalRow, PolicyId, Scenario } from '../../src/sim/scenario/scenario';
import { fakeFacts } from './fake-facts';
import { chunk, compareFacts, loadAt, stepNs } from './fake-rows';
import { fakeDiscover } from './fake-scene';
import { hbaAt, laneRows, logRows, portOf, stalledSince, timersAt, turns, whyLines } from './fake-story';
import type { Cut } from './fake-story';

const s = 1_000_000_000;

export function createFakeBridge(): Bridge {
  let scenario: Scenario | null = null;
  let journal: JournalRow[] = [];
  let policies: readonly PolicyId[] = [];
  let nowNs = 0;
  let generation = 0;
  let version = 0;
  let playing = false;
  let speed: number | 'max' = 1;
  let lens = true;
  let wanted = false;
  let shown = '';
  let sentRows = 0;
  let sentLanes = 0;
  let sentLog = 0;
  let skips: { fromNs: number; toNs: number; why: string }[] = [];
  let skipping: Reading['skipping'] = null;
  let timer: ReturnType<typeof setInterval> | null = null;
  let last = 0;
  let policy: PolicyId = 'round-robin';
  const readingListeners = new Set<(reading: Reading) => void>();

  const cuts = (): Cut[] => {
    const list: Cut[] = [];
    for (const row of journal) {
      if (row.do === 'cut' && !list.some((cut) => cut.cable === row.aim && cut.mendNs === Infinity)) {
        list.push({ cable: row.aim, atNs: row.atNs, mendNs: Infinity });
      }
      if (row.do === 'mend' || row.do === 'restore-all') {
        list.forEach((cut, i) => {
          if (cut.mendNs === Infinity && (row.do === 'restore-all' || row.aim === cut.cable)) list[i] = { ...cut, mendNs: row.atNs };
        });
      }
    }
    return list;
  };
  const feeding = () => cuts().filter((cut) => cut.cable === 'A1' || cut.cable === 'B1');

  const rewind = () => {
    generation++;
    sentRows = sentLanes = sentLog = 0;
    shown = '';
    skips = skips.filter((one) => one.toNs <= nowNs);
  };
  const fingerprint = () => (0x9f3c71ae + journal.length * 7919).toString(16).slice(0, 8);

  function push() {
    if (!scenario || !wanted) return;
    wanted = false;
    const seen = feeding().filter((cut) => cut.atNs <= nowNs);
    const rows = Math.floor(nowNs / stepNs);
    const lanes = laneRows(seen).filter((row) => row.atNs <= nowNs);
    const log = logRows(seen).filter((row) => row.atNs <= nowNs);
    const state = JSON.stringify([generation, cuts().filter((c) => c.atNs <= nowNs), turns(seen).filter((at) => at <= nowNs).length, policy, scenario.title, journal.length]);
    const facts = state === shown ? null : fakeFacts(scenario, journal, cuts(), nowNs, ++version, policy);
    shown = state;
    const since = stalledSince(seen, nowNs);
    const { share, held } = loadAt(policy, seen, nowNs);
    const cut = seen.at(-1);
    const gap = share === 0 && since !== null ? nowNs - since : 80_000;
    const waited = cut ? Math.min(nowNs, cut.mendNs, cut.atNs + 30.1 * s) - cut.atNs : 0;
    const alive = [0, 0, 1, 1].map((hba) => Number(hbaAt(seen, hba, nowNs).paths === 'activeOptimized'));
    const lit = alive.reduce((a, b) => a + b, 0) || 1;
    const queue = alive.map((one, i) => (held > 0 ? (hbaAt(seen, i < 2 ? 0 : 1, nowNs).down && one ? held / 2 : 0) : (one * 32) / lit));
    const slots = Int16Array.from({ length: 32 }, (_, i) => (held > i ? -1 - (i % 2) : 1 + (i % 4)));
    const iops = 12_200 * share;
    const reading: Reading = {
      generation,
      nowNs,
      playing,
      speed: playing ? (speed === 'max' ? 60 : speed) : 0,
      skipping,
      skips,
      fingerprint: fingerprint(),
      facts,
      workloads: scenario.workloads.map((workload) => ({
        id: workload.id,
        state: share === 0 ? 'waiting' : 'running',
        outstanding: 32,
        done: Math.round((12_200 * (nowNs - waited)) / s),
        failed: 0,
        turnedAway: 0,
        noIoForNs: Math.max(gap, cut ? waited : 0),
        gapNs: gap,
        slowestNs: cut ? Math.max(waited, 9e6) : 11_000_000,
        iops,
        bytesPerSecond: iops * 8192,
        p50Ns: 2_300_000,
        p99Ns: held === 32 ? gap : 5_600_000,
        meanNs: 2_600_000,
        iopsBefore: 12_200,
        slots,
      })),
      paths: fakeDiscoverPaths().map((id, i) => ({ id, inFlight: queue[i] ?? 0, iops: (iops * (alive[i] ?? 0)) / lit, bytesPerSecond: (iops * 8192 * (alive[i] ?? 0)) / lit, done: 0 })),
      hbas: [0, 1].map((hba) => ({ port: portOf(hba), held: hbaAt(seen, hba, nowNs).down && held ? held : 0, inFlight: (queue[hba * 2] ?? 0) * 2 })),
      links: scenario.topology.cables.map((cable) => ({ cable: cable.id, bytesPerSecond: (iops * 8192) / (cable.id.endsWith('1') ? 2 : 4) })),
      series: ['main', ...policies].map((world) => chunk(world, seen, sentRows, rows, 4)),
      log: log.slice(sentLog) as LogRow[],
      lanes: lanes.slice(sentLanes) as LaneRow[],
      compare: compareFacts(policies, seen, nowNs),
      dots: null,
    };
    sentRows = rows;
    sentLanes = lanes.length;
    sentLog = log.length;
    for (const listener of readingListeners) listener(reading);
  }
  function fakeDiscoverPaths(): string[] {
    return fakeDiscover(scenario!.topology).paths.map((path) => path.id);
  }

  function tick() {
    const wall = Date.now();
    const dt = Math.min(100, wall - last);
    last = wall;
    if (!playing) return;
    const all = turns(feeding());
    const holding = timersAt(feeding(), nowNs)[0];
    const nextTurn = all.find((at) => at > nowNs) ?? Infinity;
    const lastTurn = all.findLast((at) => at <= nowNs) ?? -Infinity;
    const jump = lens && holding !== undefined && nowNs - lastTurn > s && nextTurn - nowNs > s;
    const factor = jump ? 40 : speed === 'max' ? 60 : speed;
    const until = nowNs + dt * 1e6 * factor;
    if (jump && !skipping) skipping = { why: `${holding.label} of HBA-${holding.aim.includes('hba0') ? 1 : 2}`, fromNs: nowNs, untilNs: nextTurn - s };
    nowNs = Math.floor(jump ? Math.min(until, nextTurn - s + 1) : until);
    if (skipping && nowNs >= skipping.untilNs) {
      skips = [...skips, { fromNs: skipping.fromNs, toNs: skipping.untilNs, why: skipping.why }];
      skipping = null;
    }
    push();
  }

  const command = (one: Command): ReplyOf['command'] => {
    journal = journal.filter((row) => row.atNs <= nowNs);
    const atNs = nowNs + 1;
    journal.push({ ...one, atNs });
    nowNs = atNs;
    if (one.do === 'set-policy' && one.policy !== 'clear') policy = one.policy;
    if (one.do === 'edit' && scenario) {
      rewind();
    }
    return { ok: true, atNs, finding: null };
  };

  const answers: { [A in Ask]: (request: Extract<Request, { ask: A }>) => ReplyOf[A] } = {
    open(request) {
      scenario = request.scenario;
      journal = [...request.scenario.journal];
      policies = request.compare;
      nowNs = request.atNs;
      policy = 'round-robin';
      playing = false;
      skips = [];
      rewind();
      wanted = true;
      return { ok: true, findings: [], fingerprint: fingerprint() };
    },
    command: (request) => command(request.command),
    play(request) {
      speed = request.speed;
      lens = request.lens;
      playing = true;
      last = Date.now();
      return { ok: true };
    },
    pause() {
      playing = false;
      wanted = true;
      return { atNs: nowNs };
    },
    seek(request) {
      if (request.atNs < nowNs) {
        nowNs = request.atNs;
        rewind();
      } else nowNs = request.atNs;
      wanted = true;
      return { atNs: nowNs, fingerprint: fingerprint() };
    },
    step() {
      nowNs += 82_000;
      wanted = true;
      return { atNs: nowNs, kind: 'complete' };
    },
    compare(request) {
      policies = request.policies;
      rewind();
      return { ok: true };
    },
    export: () => ({ scenario: { ...scenario!, journal }, atNs: nowNs, fingerprint: fingerprint() }),
    why() {
      const lines = whyLines(feeding(), nowNs);
      const cut = feeding().findLast((one) => one.atNs <= nowNs);
      const waitedNs = cut ? Math.min(nowNs, cut.mendNs, cut.atNs + 30.1 * s) - cut.atNs : 0;
      return { lines, waitedNs, blame: waitedNs > 0 ? [{ owner: 'HBA-1', ns: waitedNs }] : [] };
    },
    events: (request) => ({ rows: logRows(feeding()).slice(request.fromSeq, request.fromSeq + request.limit) }),
    next() {
      wanted = true;
      return { ok: true };
    },
  };

  return {
    async ask<A extends Ask>(asked: Extract<Request, { ask: A }>) {
      timer ??= setInterval(tick, 16);
      const request: Request = asked;
      const answer = answers[request.ask] as (request: Request) => ReplyOf[A];
      const value = answer(request);
      await new Promise((resolve) => setTimeout(resolve, 1));
      if (request.ask !== 'next') push();
      return value;
    },
    onReading(listener) {
      readingListeners.add(listener);
      return () => readingListeners.delete(listener);
    },
    onCrash: () => () => {},
    close() {
      if (timer) clearInterval(timer);
    },
  };
}
