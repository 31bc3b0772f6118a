import { describe, expect, it, onTestFinished } from 'vitest';
import type { Reading } from '../../src/market/reading.ts';
import { createMetrics } from '../../src/operator/metrics.ts';
import { startOperatorServer } from '../../src/operator/operator-server.ts';
import type { OutboxDepth } from '../../src/outbox/outbox.port.ts';
import { logLines } from '../support/discord/log-lines.ts';
import { NOW, nothing } from '../support/readings.ts';

interface Scene {
  depth: OutboxDepth | Error | 'never';
  asked: number;
  reading: Reading;
  connected: boolean;
}

/** Milliseconds. */
const PATIENCE = 50;

async function operatorServer(changes: Partial<Scene> = {}) {
  const scene: Scene = {
    depth: { ready: 0, failedByCode: {} },
    reading: nothing,
    connected: true,
    asked: 0,
    ...changes,
  };
  const depth = async () => {
    scene.asked += 1;
    if (scene.depth === 'never') return new Promise<never>(() => {});
    if (scene.depth instanceof Error) throw scene.depth;
    return scene.depth;
  };
  const metrics = createMetrics({
    market: { reading: () => scene.reading },
    outbox: { depth },
    clock: () => NOW,
    lateness: () =>
      new Map([
        ['sender', 75],
        ['watch-alerts', 0],
      ]),
  });
  const { log } = logLines();
  const server = await startOperatorServer({
    host: '127.0.0.1',
    port: 0,
    metrics,
    checks: { discord: () => scene.connected, store: async () => (await depth()).ready >= 0 },
    log,
    patience: PATIENCE,
  });
  onTestFinished(() => server.close());
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
    return { status: response.status, text: await response.text() };
  };
  return { scene, meter: metrics.meter, ask };
}

describe('/healthz', () => {
  it('answers as long as the process does', async () => {
    const { ask } = await operatorServer({ connected: false, depth: new Error('gone') });
    expect(await ask('/healthz')).toEqual({ status: 200, text: '{"alive":true}' });
  });
});

describe('/readyz', () => {
  it('says what is missing', async () => {
    const { ask, scene } = await operatorServer({ connected: false });
    expect(await ask('/readyz')).toEqual({
      status: 503,
      text: '{"ready":false,"discord":false,"store":true}',
    });
    scene.connected = true;
    expect((await ask('/readyz')).status).toBe(200);
    scene.depth = new Error('gone');
    expect((await ask('/readyz')).status).toBe(503);
  });
});

describe('a store that never answers', () => {
  it('is not ready, and is asked once, however many want to know', async () => {
    const { ask, scene } = await operatorServer({ depth: 'never' });
    const answers = await Promise.all(['/readyz', '/readyz', '/readyz'].map(ask));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect((await ask('/readyz')).status).toBe(503);
    expect(scene.asked).toBe(1);
    expect((await ask('/metrics')).status).toBe(500);
    expect((await ask('/healthz')).status).toBe(200);
  });
});

describe('/metrics', () => {
  it('tells what the operator has to know', async () => {
    const { ask, meter } = await operatorServer({
      depth: { ready: 7, oldestAge: 12.5, failedByCode: { 50035: 2, other: 1 } },
      reading: { ...nothing, lastGoodAt: NOW - 90 },
    });
    meter.ticked(0.3);
    meter.delivered('sent');
    meter.delivered('sent');
    meter.delivered('held', 50007);
    const { status, text } = await ask('/metrics');
    expect(status).toBe(200);
    for (const line of [
      'hashbell_market_age_seconds 90',
      'hashbell_tick_duration_seconds_count 1',
      'hashbell_tick_duration_seconds_bucket{le="0.1"} 0',
      'hashbell_tick_duration_seconds_bucket{le="0.5"} 1',
      'hashbell_outbox_notices 7',
      'hashbell_outbox_oldest_seconds 12.5',
      'hashbell_outbox_failed_notices{code="50035"} 2',
      'hashbell_outbox_failed_notices{code="other"} 1',
      'hashbell_notices_total{outcome="sent",code=""} 2',
      'hashbell_notices_total{outcome="held",code="50007"} 1',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });

  it('forgets what failed long ago, and knows no age before there is data', async () => {
    const { ask, scene } = await operatorServer({
      depth: { ready: 0, failedByCode: { 50035: 2 } },
    });
    await ask('/metrics');
    scene.depth = { ready: 0, failedByCode: {} };
    const { text } = await ask('/metrics');
    expect(text).not.toContain('50035');
    expect(text.split('\n')).toContain('hashbell_market_age_seconds Nan');
  });

  it('says that the store is broken, and all it knows without', async () => {
    const { ask } = await operatorServer({ depth: new Error('disk gone') });
    const { status, text } = await ask('/metrics');
    expect(status).toBe(200);
    expect(text).not.toContain('disk');
    for (const line of [
      'hashbell_store_up 0',
      'hashbell_outbox_notices Nan',
      'hashbell_late_seconds{work="sender"} 75',
      'hashbell_late_seconds{work="watch-alerts"} 0',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
  });
});

it('knows no other pages', async () => {
  const { ask } = await operatorServer();
  expect((await ask('/')).status).toBe(404);
  expect((await ask('/constructor')).status).toBe(404);
});
