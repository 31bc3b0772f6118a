import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Clock, Market, Meter, Outbox } from '../ports.ts';

export interface MetricsParts {
  readonly market: Pick<Market, 'reading'>;
  readonly outbox: Pick<Outbox, 'depth'>;
  readonly clock: Clock;
}

export interface Metrics {
  readonly meter: Meter;
  /** As Prometheus reads it. */
  readonly contentType: string;
  /** Rejects when the store is broken. */
  text(): Promise<string>;
}

/** Seconds. */
const TICK_BUCKETS = [0.005, 0.02, 0.1, 0.5, 1.5, 5, 15, 60];

/** What the operator's monitoring may know; nothing of any person. */
export function createMetrics({ market, outbox, clock }: MetricsParts): Metrics {
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
      const { ready, oldestAge, failedByCode } = await outbox.depth(clock());
      waiting.set(ready);
      oldest.set(oldestAge ?? 0);
      failed.reset();
      for (const [code, count] of Object.entries(failedByCode)) failed.set({ code }, count);
      return registry.metrics();
    },
  };
}
