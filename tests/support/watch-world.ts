import type { AlertStore } from '../../src/alert/alert.port.ts';
import { alertStore } from '../../src/alert/alerts.store.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import type { Alert, Params } from '../../src/alert/types.ts';
import { watchAlerts } from '../../src/alert/watch-alerts.job.ts';
import { type Database, openDatabase } from '../../src/database/database.ts';
import { historyStore } from '../../src/market/history.store.ts';
import type { HistoryStore } from '../../src/market/market.port.ts';
import type { Datum, Reading } from '../../src/market/reading.ts';
import { recordHistory } from '../../src/market/record-history.job.ts';
import type { Message } from '../../src/message/message.ts';
import type { SpotPrices } from '../../src/power/spot.ts';
import type { NewRig, RegisteredRig } from '../../src/rig/registered.ts';
import type { RigStore } from '../../src/rig/rig.port.ts';
import { rigStore } from '../../src/rig/rigs.store.ts';
import { sampleRig } from './sample-rows.ts';
import { silent } from './silent-log.ts';

/** Unix seconds of 2026-03-01, noon UTC. */
export const START = 1_772_366_400;
export const MINUTE = 60;
export const HOUR = 3_600;
/** Height of the first block of an epoch. */
export const EPOCH_START = 2_016 * 460;

/** The market as a test sets it; everything else of a reading follows. */
export interface MarketPicture {
  /** US dollars per bitcoin. */
  readonly price: number;
  /** Exchanges that agree on it. */
  readonly sources: number;
  readonly height: number;
  readonly difficulty: number;
  readonly previousDifficulty: number;
  /** Satoshi per block. */
  readonly fees: number;
  /** Euros per dollar. */
  readonly eur: number;
  /** Seconds per block in the running epoch. */
  readonly spacing: number;
  readonly stale?: 'tip' | 'meanFees' | 'price' | undefined;
  readonly missing?: 'tip' | 'difficulty' | 'meanFees' | 'price' | 'fx' | 'epoch' | undefined;
}

export const CALM: MarketPicture = {
  price: 85_000,
  sources: 3,
  height: EPOCH_START + 1_000,
  difficulty: 120e12,
  previousDifficulty: 118e12,
  fees: 2_000_000,
  eur: 0.9,
  spacing: 600,
};

/** @param at - Unix seconds. */
export function readingAt(at: number, changes: Partial<MarketPicture> = {}): Reading {
  const picture = { ...CALM, ...changes };
  const datum = <T>(part: string, value: T): Datum<T> => ({
    value,
    source: 'Test',
    at,
    state: picture.stale === part ? 'stale' : 'fresh',
  });
  const { height, spacing } = picture;
  const first = height - (height % 2_016);
  const sources = ['Kraken', 'Coinbase', 'Bitstamp', 'Bitfinex'].slice(0, picture.sources);
  const full: Reading = {
    coin: 'BTC',
    at,
    origin: 'live',
    tip: datum('tip', { height, time: at }),
    difficulty: datum('difficulty', picture.difficulty),
    meanFees: datum('meanFees', picture.fees),
    price: datum('price', { usd: picture.price, sources, cut: [] }),
    fx: datum('fx', { perUsd: { USD: 1, EUR: picture.eur }, date: '2026-02-27' }),
    epoch: datum('epoch', {
      marks: [{ height: first, time: at - (height - first) * spacing }],
      previousDifficulty: picture.previousDifficulty,
    }),
  };
  return picture.missing ? { ...full, [picture.missing]: undefined } : full;
}

export interface Said {
  readonly recipient: string;
  readonly owner: string;
  readonly payload: Message;
  /** Unix seconds. */
  readonly createdAt: number;
}

/** The job of alerts on a real database in memory, with a market and a clock that tests turn. */
export class WatchWorld {
  now = START;
  /** The market that applies until it is changed. */
  market: Partial<MarketPicture> = {};
  /** Prices of power at exchanges. */
  spot: SpotPrices | undefined;
  /** Id of the last row of the outbox that was returned. */
  seen = 0;
  /** Does something once, after the next look at what is due and before that is written. */
  meanwhile: (() => Promise<unknown>) | undefined;
  /** Exchanges that must agree on a price. */
  minPriceSources = 2;
  readonly alerts: AlertStore;
  readonly rigs: RigStore;
  readonly history: HistoryStore;
  readonly database: Database;

  private constructor(database: Database) {
    this.database = database;
    this.alerts = alertStore(database);
    this.rigs = rigStore(database);
    this.history = historyStore(database);
  }

  static async open(url = 'sqlite::memory:'): Promise<WatchWorld> {
    return new WatchWorld(await openDatabase(url, { log: silent }));
  }

  reading(): Reading {
    return { ...readingAt(this.now, this.market), spot: this.spot };
  }

  /** Runs the job once. @returns The notices that it put into the outbox. */
  async tick(changes?: Partial<MarketPicture>): Promise<readonly Said[]> {
    if (changes) this.market = { ...this.market, ...changes };
    await watchAlerts(
      {
        alerts: {
          ...this.alerts,
          advance: async (step) => {
            const { meanwhile } = this;
            this.meanwhile = undefined;
            await meanwhile?.();
            return this.alerts.advance(step);
          },
        },
        rigs: this.rigs,
        history: this.history,
        market: { reading: () => this.reading() },
        clock: () => this.now,
        log: silent,
      },
      { minPriceSources: this.minPriceSources, people: 3 },
    );
    // The bot too records history a second after its tick.
    const market = { reading: () => this.reading(), wanted: () => [] };
    await recordHistory({ ...this, clock: () => this.now, market }).run();
    return this.#news();
  }

  /** Runs a tick every so often until the time is over. @returns All notices. */
  async pass(
    seconds: number,
    { every = MINUTE, ...changes }: Partial<MarketPicture> & { readonly every?: number } = {},
  ): Promise<readonly Said[]> {
    const said: Said[] = [];
    for (const end = this.now + seconds; this.now < end; ) {
      this.now += every;
      said.push(...(await this.tick(changes)));
    }
    return said;
  }

  /** Returns the notices that the outbox got since it was last asked. */
  async #news(): Promise<readonly Said[]> {
    const rows = await this.database.kysely
      .selectFrom('outbox')
      .select(['id', 'recipient', 'owner', 'payload', 'created_at'])
      .where('id', '>', this.seen)
      .orderBy('id')
      .execute();
    this.seen = rows.at(-1)?.id ?? this.seen;
    return rows.map(({ recipient, owner, payload, created_at }) => ({
      recipient,
      owner,
      payload: JSON.parse(payload),
      createdAt: created_at,
    }));
  }

  /** Adds a rig that breaks even at $79,663 a bitcoin in the calm market, is clear at $81,256. */
  async addRig(changes: Partial<NewRig> = {}): Promise<RegisteredRig> {
    const added = await this.rigs.add(sampleRig({ ...PLAIN, ...changes }));
    if (!added.ok) throw new Error(added.why);
    return added.rig;
  }

  async addAlert(
    params: Params,
    {
      rig,
      userId,
      deliver = 'dm',
    }: { rig?: RegisteredRig; userId?: string; deliver?: string } = {},
  ): Promise<Alert> {
    const watch = await this.alerts.watch();
    const snapshot = { now: this.now, metrics: watch?.last.metrics ?? new Map() };
    const wish = { userId: userId ?? rig?.userId ?? PLAIN.userId, rigId: rig?.id, params, deliver };
    const added = await this.alerts.add(newAlert(wish, rig, snapshot));
    if (!added.ok) throw new Error(added.why);
    return added.alert;
  }

  async alert({ userId, id }: Alert): Promise<Alert> {
    const found = await this.alerts.find(userId, id);
    if (!found) throw new Error('no such alert');
    return found;
  }
}

const PLAIN = {
  userId: '900000000000000001',
  hashrate: 200e12,
  power: 3_500,
  count: 1,
  model: undefined,
  tariff: { kind: 'flat', perKwh: 0.1, currency: 'USD' },
  poolFee: 0,
  uptime: 1,
  fixedCost: 0,
} satisfies Partial<NewRig>;

export const UNPROFITABLE = {
  kind: 'unprofitable',
  floor: 0,
  margin: 0.02,
  sustain: 15 * MINUTE,
  cooldown: 6 * HOUR,
} satisfies Params;

export function textOf({ payload }: { readonly payload: Message }): string {
  const embeds = payload.embeds?.flatMap(({ title, description }) => [title, description]) ?? [];
  return [payload.content, ...embeds].filter((text) => text !== undefined).join('\n');
}
