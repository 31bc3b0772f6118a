import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Market } from '../market/market.port.ts';
import type { Meter, Outbox } from '../outbox/outbox.port.ts';
import type { Clock } from '../time/clock.port.ts';

export interface MetricsParts {
  readonly market: Pick<Market, 'reading'>;
  readonly outbox: Pick<Outbox, 'depth'>;
  readonly clock: Clock;
  /** Seconds by which each work that goes on by itself is late, by its name. */
  readonly lateness?: () => ReadonlyMap<string, number>;
  /** The part that this process plays among several. */
  readonly process?: ProcessParts;
}

interface ProcessParts {
  readonly role: string;
  /** Whether it leads: asks the providers, rings alerts and sends. */
  readonly leads: () => boolean;
  /** Number of its time as leader; nothing before the first, and where it has the database to itself. */
  readonly epoch: () => number | undefined;
  readonly shards: () => { readonly expected: number; readonly connected: number } | undefined;
}

export interface Metrics {
  readonly meter: Meter;
  /** Content type of the text, as Prometheus reads it. */
  readonly contentType: string;
  /** Writes all metrics. When the store is broken or silent, those that only it knows are NaN. */
  text(): Promise<string>;
}

/** Upper bounds of the histogram of tick durations, in seconds. */
const TICK_BUCKETS = [0.005, 0.02, 0.1, 0.5, 1.5, 5, 15, 60];

/** Creates the metrics for the operator's monitoring; they tell nothing about any person. */
export function createMetrics(parts: MetricsParts): Metrics {
  const { market, outbox, clock, lateness } = parts;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const ticks = new Histogram({
    name: 'hashbell_tick_duration_seconds',
    help: 'How long it took to decide what the market means for all alerts',
    buckets: TICK_BUCKETS,
    registers,
  });
  const notices = new Counter({
    name: 'hashbell_notices_total',
    help: 'What became of attempts to send, with the error code of Discord',
    labelNames: ['outcome', 'code'],
    registers,
  });
  new Gauge({
    name: 'hashbell_market_age_seconds',
    help: 'Since the last good data of chain and price; NaN before there was any',
    registers,
    collect() {
      const { lastGoodAt } = market.reading();
      this.set(lastGoodAt === undefined ? Number.NaN : clock() - lastGoodAt);
    },
  });
  const waiting = new Gauge({
    name: 'hashbell_outbox_notices',
    help: 'Notices that wait to be sent',
    registers,
  });
  const oldest = new Gauge({
    name: 'hashbell_outbox_oldest_seconds',
    help: 'How long the longest waiting notice could have been sent; 0 when none could',
    registers,
  });
  new Gauge({
    name: 'hashbell_late_seconds',
    help: 'By how much work is late that goes on by itself; 0 when it is in time',
    labelNames: ['work'],
    registers,
    collect() {
      for (const [work, seconds] of lateness?.() ?? []) this.set({ work }, seconds);
    },
  });
  if (parts.process) addProcess(registry, parts.process);
  const store = new Gauge({
    name: 'hashbell_store_up',
    help: '1 when the store answers, 0 when it does not: what only the store knows is NaN then',
    registers,
  });
  const failed = new Gauge({
    name: 'hashbell_outbox_failed_notices',
    help: 'Notices of the last 30 days that were given up, by error code of Discord',
    labelNames: ['code'],
    registers,
  });

  return {
    meter: {
      ticked: (duration) => ticks.observe(duration),
      delivered: (outcome, code) => notices.inc({ outcome, code: code ?? '' }),
    },
    contentType: registry.contentType,
    async text() {
      const depth = await outbox.depth(clock()).catch(() => undefined);
      store.set(depth ? 1 : 0);
      waiting.set(depth ? depth.ready : Number.NaN);
      oldest.set(depth ? (depth.oldestAge ?? 0) : Number.NaN);
      failed.reset();
      const codes = Object.entries(depth?.failedByCode ?? {});
      for (const [code, count] of codes) failed.set({ code }, count);
      return registry.metrics();
    },
  };
}

function addProcess(registry: Registry, { role, leads, epoch, shards }: ProcessParts): void {
  const registers = [registry];
  new Gauge({
    name: 'hashbell_leader',
    help: '1 when this process asks the providers, rings alerts and sends, 0 when another one does',
    labelNames: ['role'],
    registers,
    collect() {
      this.set({ role }, leads() ? 1 : 0);
    },
  });
  new Gauge({
    name: 'hashbell_lease_epoch',
    help: 'Number of the last lease by which this process led; 0 when there was none',
    registers,
    collect() {
      this.set(epoch() ?? 0);
    },
  });
  new Gauge({
    name: 'hashbell_gateway_shards',
    help: 'Connections to the gateway of Discord, by whether they are heard',
    labelNames: ['state'],
    registers,
    collect() {
      const { expected, connected } = shards() ?? { expected: 0, connected: 0 };
      this.set({ state: 'connected' }, connected);
      this.set({ state: 'lost' }, expected - connected);
    },
  });
}
