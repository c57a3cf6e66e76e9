// The page's end of the worker: replies find their questions, and a worker that dies is replaced by one at the same instant.
import { describe, expect, it } from 'vitest';
import { createWorkerBridge } from '../../src/bridge/client';
import type { FromWorker, ToWorker } from '../../src/bridge/protocol';
import { Session } from '../../src/bridge/session/session';
import type { Reading } from '../../src/sim/run/reading';
import { quick } from '../support/run-weather';
import { loadScene } from '../support/scenes';
import { Desk } from './desk';

const second = 1e9;
const scene = () => quick(loadScene('S05'));

/** A worker in this thread; what crosses is copied as it would be. */
class NearWorker {
  onmessage: ((event: MessageEvent<FromWorker>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  ended = false;
  /** Takes questions and never answers. */
  deaf = false;
  private readonly session = new Session(() => 0);
  postMessage(message: ToWorker): void {
    const { id, request } = structuredClone(message);
    if (this.deaf) return;
    queueMicrotask(() => {
      if (this.ended) return;
      this.send({ reply: id, value: this.session.answer(request) });
      const reading = this.session.reading();
      if (reading) this.send({ push: 'reading', reading });
    });
  }
  terminate(): void {
    this.ended = true;
  }
  send(data: FromWorker): void {
    if (!this.ended) this.onmessage?.({ data: structuredClone(data) } as MessageEvent<FromWorker>);
  }
}

function office() {
  const workers: NearWorker[] = [];
  const bridge = createWorkerBridge(() => {
    const worker = new NearWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const readings: Reading[] = [];
  const crashes: string[] = [];
  bridge.onReading((reading) => {
    readings.push(reading);
    // One that is left dead takes nothing more.
    bridge.ask({ ask: 'next', dots: false }).catch(() => undefined);
  });
  bridge.onCrash((message) => crashes.push(message));
  return { bridge, workers, readings, crashes };
}

describe('over the door of a worker', () => {
  it('the same is answered and told as without one', async () => {
    const { bridge, readings } = office();
    const desk = new Desk();
    const asked = async (ask: typeof bridge.ask): Promise<unknown[]> => [
      await ask<'open'>({ ask: 'open', scenario: scene(), atNs: second, compare: ['round-robin'] }),
      await ask<'command'>({ ask: 'command', command: { do: 'cut', aim: 'A1' } }),
      await ask<'seek'>({ ask: 'seek', atNs: 2 * second }),
      await ask<'why'>({ ask: 'why', workload: 'oltp' }),
      await ask<'step'>({ ask: 'step' }),
      await ask<'export'>({ ask: 'export' }),
    ];
    expect(await asked(bridge.ask)).toEqual(await asked(desk.bridge.ask));
    await desk.rounds();
    await Promise.resolve();
    expect(readings.at(-1)!.fingerprint).toBe(desk.last!.fingerprint);
  });

  it('a dead worker is replaced at the same instant of the same run', async () => {
    const { bridge, workers, readings, crashes } = office();
    await bridge.ask<'open'>({ ask: 'open', scenario: scene(), atNs: 0, compare: [] });
    await bridge.ask<'seek'>({ ask: 'seek', atNs: second });
    await bridge.ask<'command'>({ ask: 'command', command: { do: 'cut', aim: 'A1' } });
    const { fingerprint } = await bridge.ask<'seek'>({ ask: 'seek', atNs: 2.5 * second });
    workers[0]!.send({ push: 'crashed', message: 'a wheel came off', ticket: 'a wheel came off' });
    expect(crashes).toEqual(['a wheel came off']);
    expect(workers).toHaveLength(2);
    expect(workers[0]!.ended).toBe(true);
    const after = await bridge.ask<'export'>({ ask: 'export' });
    expect(after).toMatchObject({ atNs: 2.5 * second, fingerprint, scenario: { journal: [{ do: 'cut', aim: 'A1' }] } });
    expect(readings.at(-1)!.fingerprint).toBe(fingerprint);
    // Its future is the one it would have had.
    const straight = new Desk();
    await straight.open(after.scenario);
    expect((await bridge.ask<'seek'>({ ask: 'seek', atNs: 4 * second })).fingerprint).toBe(await straight.seek(4 * second));
  });

  it('what was asked while it died is asked again', async () => {
    const { bridge, workers } = office();
    await bridge.ask<'open'>({ ask: 'open', scenario: scene(), atNs: 0, compare: [] });
    workers[0]!.deaf = true;
    const waiting = bridge.ask<'seek'>({ ask: 'seek', atNs: second });
    bridge.kill();
    const straight = new Desk();
    await straight.open(scene());
    expect((await waiting).fingerprint).toBe(await straight.seek(second));
  });

  it('an error event of the worker counts as its death; words of the dead are not heard', async () => {
    const { bridge, workers, readings, crashes } = office();
    await bridge.ask<'open'>({ ask: 'open', scenario: scene(), atNs: 0, compare: [] });
    workers[0]!.onerror?.({ message: 'out of memory', preventDefault: () => undefined } as ErrorEvent);
    expect(crashes).toEqual(['out of memory']);
    const count = readings.length;
    workers[0]!.ended = false;
    workers[0]!.send({ push: 'reading', reading: { ...readings[0]!, nowNs: 99 } });
    expect(readings.length).toBe(count);
    expect((await bridge.ask<'export'>({ ask: 'export' })).atNs).toBe(0);
  });

  it('one that dies again and again is left dead, and says so', async () => {
    const { bridge, workers, crashes } = office();
    await bridge.ask<'open'>({ ask: 'open', scenario: scene(), atNs: 0, compare: [] });
    for (let i = 0; i < 5; i++) bridge.kill();
    expect(workers).toHaveLength(6);
    workers[5]!.deaf = true;
    const waiting = bridge.ask({ ask: 'export' });
    bridge.kill();
    await expect(waiting).rejects.toThrow('the worker was ended');
    expect(workers).toHaveLength(6);
    expect(crashes).toHaveLength(6);
  });

  it('closed is closed', async () => {
    const { bridge, workers } = office();
    await bridge.ask<'open'>({ ask: 'open', scenario: scene(), atNs: 0, compare: [] });
    bridge.close();
    expect(workers[0]!.ended).toBe(true);
    expect(workers).toHaveLength(1);
  });
});
