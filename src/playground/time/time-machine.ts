import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Play } from '../../app/play.ts';
import type { Cache } from '../../database/cache.port.ts';
import type { SourceStatus } from '../../http/source-status.ts';
import type { Market } from '../../market/market.port.ts';
import type { Reading } from '../../market/reading.ts';
import {
  SIMULATION_START,
  simulatedMarket,
} from '../../market/sources/sample/simulated-network.ts';
import type { Clock } from '../../time/clock.port.ts';
import { DAY, HOUR, MINUTE } from '../../time/seconds.ts';
import type { Journey, MachineState } from '../web/wire.ts';

/**
 * Seconds for which the clock's state is kept, a century: rows of an earlier run lie in its time.
 */
const LIFETIME = 100 * 365 * DAY;
const KEY = 'time';
const DROP = 0.7;
/** The lowest price factor: a tenth of the price is enough to see. */
const LOWEST_FACTOR = 0.1;

const Stored = z.object({ offset: z.number(), used: z.boolean(), priceFactor: z.number() });
type Stored = z.infer<typeof Stored>;

export interface TimeMachine extends Play {
  state(): MachineState;
  /** @returns A function that ends the listening. */
  listen(hear: () => void): () => void;
  /**
   * Goes to the end of the journey, with a tick at every stop on the way; unless it is on its way
   * somewhere already. From then on there is the sample network only.
   */
  go(
    journey: Journey,
    how: { readonly timeZone: string; readonly tick: () => Promise<void> },
  ): Promise<void>;
}

/**
 * Makes the playground's clock and network. Live data are shown in real time; without them the
 * sample network moves from its own date on, at the same speed. Its time can be skipped and never
 * goes back, not even between two runs.
 */
export function createTimeMachine(realClock: Clock = () => Date.now() / 1_000): TimeMachine {
  let stored: Stored = { offset: SIMULATION_START - realClock(), used: false, priceFactor: 1 };
  let cache: Cache | undefined;
  let progress: number | undefined;
  let arrival: number | undefined;
  const listeners = new Set<() => void>();
  const leftLive = Promise.withResolvers<void>();

  const clock = () => realClock() + stored.offset;
  const network = simulatedMarket({ clock, priceFactor: () => stored.priceFactor });
  const isLive = () => !stored.used && stored.offset === 0;

  async function change(to: Partial<Stored>) {
    stored = { ...stored, ...to };
    // The clock is kept before anything is dated by it.
    await cache?.set(KEY, stored, LIFETIME);
  }

  /** Dates a source by the playground's clock: the providers' answers are dated by the real one. */
  const byOurClock = (source: SourceStatus): SourceStatus => ({
    ...source,
    lastGoodAt: source.lastGoodAt && source.lastGoodAt + stored.offset,
    lastErrorAt: source.lastErrorAt && source.lastErrorAt + stored.offset,
  });

  function tell() {
    for (const hear of listeners) hear();
  }

  /** Sets the clock to the real time once there are live data; unless that were back in time. */
  async function settle(live: Market) {
    if (stored.used || stored.offset >= 0 || !isComplete(live.reading())) return;
    await change({ offset: 0 });
    tell();
  }

  async function stopAt(moment: number, tick: () => Promise<void>) {
    await change({ offset: stored.offset + Math.max(0, moment - clock()) });
    await tick();
  }

  async function travel(
    journey: Journey,
    timeZone: string,
    tick: () => Promise<void>,
  ): Promise<void> {
    if (journey === 'price-drop' || journey === 'price-back') {
      // A tick ahead gives alerts a price to compare with; a new one that could not be judged is
      // judged.
      await tick();
      await stopAt(clock() + MINUTE, tick);
      const lower = Math.max(LOWEST_FACTOR, stored.priceFactor * DROP);
      await change({ priceFactor: journey === 'price-drop' ? lower : 1 });
    }
    const stops = stopsOf(journey, clock(), timeZone);
    arrival = stops.at(-1);
    for (const [index, moment] of stops.entries()) {
      await stopAt(moment, tick);
      progress = (index + 1) / stops.length;
      tell();
    }
  }

  function stopsOf(journey: Journey, now: number, timeZone: string): readonly number[] {
    switch (journey) {
      case 'morning':
        return stopsUntil(morningAfter(now, timeZone), now);
      case 'retarget':
        return stopsUntil(network.nextRetarget(), now);
      case 'price-drop':
      case 'price-back':
        return stopsOfHolding(now);
    }
  }

  return {
    clock,

    async load(from) {
      cache = from;
      const found = Stored.safeParse(await cache.get(KEY));
      await change(found.success ? found.data : {});
    },

    market: (live) => ({
      coins: live.coins,
      reading(coin) {
        const reading = isLive() ? live.reading(coin) : undefined;
        return reading && isComplete(reading) ? reading : network.reading(coin);
      },
      async want(coin) {
        const reading = isLive() ? await live.want(coin) : undefined;
        return reading && isComplete(reading) ? reading : network.reading(coin);
      },
      wanted: () => (isLive() ? live.wanted() : live.coins),
      async refresh() {
        if (stored.used) return;
        // Nobody who has left the time of the providers waits for them.
        await Promise.race([live.refresh(), leftLive.promise]);
        await settle(live);
      },
      status: () => (stored.used ? network.status() : live.status().map(byOurClock)),
    }),

    isApart: () => stored.used,
    arrival: () => arrival,

    state: () => ({
      now: clock(),
      simulated: !isLive(),
      priceFactor: stored.priceFactor,
      progress,
    }),

    listen(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },

    async go(journey, { timeZone, tick }) {
      if (progress !== undefined) return;
      progress = 0;
      try {
        await change({ used: true });
        leftLive.resolve();
        tell();
        await travel(journey, timeZone, tick);
      } finally {
        progress = undefined;
        arrival = undefined;
        tell();
      }
    },
  };
}

function isComplete({ tip, difficulty, price }: Reading): boolean {
  return tip !== undefined && difficulty !== undefined && price !== undefined;
}

/**
 * Seconds on the way from one look at the market to the next: alerts take an hour for an absence.
 */
const STRIDE = HOUR / 2;
/** Looks after the arrival, a minute each: news of that moment has to be confirmed, and sent. */
const LOOKS_AFTER = 3;
/** Seconds: longer than an alert waits, unless told otherwise, before it says that a price holds. */
const HOLD = 20 * MINUTE;
const MORNING_HOUR = 9;

/** Returns the stops in order, in unix seconds, all after `from`; the one meant is among them. */
function stopsUntil(target: number, from: number): readonly number[] {
  const stops: number[] = [];
  // The stops are at full and half hours, for which most digests are wanted.
  for (let at = from - (from % STRIDE) + STRIDE; at < target; at += STRIDE) stops.push(at);
  const arrival = Math.max(target, from);
  for (let look = 0; look <= LOOKS_AFTER; look += 1) stops.push(arrival + look * MINUTE);
  return stops;
}

/** Returns the stops after a price change, in unix seconds: it is confirmed, and then it holds. */
function stopsOfHolding(from: number): readonly number[] {
  const looks = Array.from({ length: LOOKS_AFTER }, (_, index) => from + (index + 1) * MINUTE);
  const rest: number[] = [];
  for (let at = from + 5 * MINUTE; at <= from + HOLD; at += 5 * MINUTE) rest.push(at);
  return [...looks, ...rest];
}

/** Returns nine o'clock on the following day, in unix seconds. @param timeZone - IANA name. */
function morningAfter(now: number, timeZone: string): number {
  const today = Temporal.Instant.fromEpochMilliseconds(Math.floor(now * 1_000));
  const tomorrow = today.toZonedDateTimeISO(timeZone).toPlainDate().add({ days: 1 });
  const nine = tomorrow.toZonedDateTime({ timeZone, plainTime: { hour: MORNING_HOUR } });
  return nine.epochMilliseconds / 1_000;
}
