import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import type { Cache } from '../../../database/cache.port.ts';
import { SourceError } from '../../../errors.ts';
import type { Provider } from '../../../http/provider.ts';
import type { SourceStatus } from '../../../http/source-status.ts';
import { tryAsk } from '../../../http/try-ask.ts';
import type { Logger } from '../../../log/logger.port.ts';
import type { SpotBook } from '../../../power/spot.port.ts';
import { SECONDS_PER_QUARTER, type SpotSeries } from '../../../power/spot.ts';
import { type SpotZone, spotZones } from '../../../power/spot-zones.ts';
import type { Clock } from '../../../time/clock.port.ts';
import { isWithin } from '../../../time/elapsed.ts';
import { endingWithin } from '../../../time/ending-within.ts';
import { DAY, HOUR, MINUTE } from '../../../time/seconds.ts';
import { readQuarters, type SpotMapping, Unreadable } from './spot-mapping.ts';

/** A provider with the form of its answers. */
interface SpotSource {
  readonly mapping: SpotMapping;
  readonly provider: Provider;
}

interface SpotBookDeps {
  /** In order of preference. */
  readonly sources: readonly SpotSource[];
  readonly cache: Cache;
  readonly clock: Clock;
  readonly log: Logger;
}

/** The book tells how its providers fare as well. */
export interface WatchedSpotBook extends SpotBook {
  /** Returns those that were asked so far. */
  status(): readonly SourceStatus[];
  /** Reads what other processes have learnt of the zones that are wanted here. Never throws. */
  recall(): Promise<void>;
}

/** Days that are kept, and that are asked for at first. */
const DAYS_KEPT = 32;
const DAYS_BACK = 30;
/** Seconds from now on of which prices may be known: to the end of tomorrow, on any clock. */
const AHEAD = 2 * DAY;
/** Seconds for which a zone stays in the book that nobody counts with. */
const WANTED = 45 * DAY;
/** Seconds between two questions about a zone: in general, and where today is unknown. */
const PAUSE = { usual: HOUR, failed: 15 * MINUTE, learning: MINUTE };
/** Most bytes of an answer: a week of five minutes has about 120 KiB, a month of quarter hours as much. */
const SIZE_LIMIT = 2 ** 20;

const Kept = z.object({
  from: z.number(),
  perKwh: z.array(z.number().nullable()),
  source: z.string(),
  askedAt: z.number(),
  wantedAt: z.number(),
  /** The first day that was looked for, `YYYY-MM-DD`. */
  back: z.string().optional(),
});

interface Page {
  readonly zone: SpotZone;
  readonly sources: readonly SpotSource[];
  quarters: Map<number, number>;
  series?: SpotSeries | undefined;
  askedAt?: number | undefined;
  wantedAt?: number | undefined;
  back?: Temporal.PlainDate | undefined;
  /** Whether the last question about a day in the past failed. */
  isBackFailing?: boolean;
  looking?: Promise<void> | undefined;
}

/** Opens the book with what the cache has of it. */
export async function createSpotBook({
  sources,
  cache,
  clock,
  log,
}: SpotBookDeps): Promise<WatchedSpotBook> {
  const pages = new Map<string, Page>();
  for (const zone of spotZones) {
    const own = sources.filter(({ mapping }) => mapping.zones[zone.id] !== undefined);
    if (own.length > 0) pages.set(zone.id, { zone, sources: own, quarters: new Map() });
  }
  await Promise.all([...pages.values()].map(recall));

  async function recall(page: Page): Promise<void> {
    const kept = Kept.safeParse(await cache.get(page.zone.id)).data;
    if (!kept) return;
    const { from, perKwh, source, askedAt, wantedAt, back } = kept;
    for (const [index, price] of perKwh.entries()) {
      if (price !== null) page.quarters.set(from + index * SECONDS_PER_QUARTER, price);
    }
    page.askedAt = Math.max(askedAt, page.askedAt ?? askedAt);
    page.wantedAt = Math.max(wantedAt, page.wantedAt ?? wantedAt);
    page.back = back === undefined ? undefined : Temporal.PlainDate.from(back);
    page.series = seriesOf(page, source);
  }

  async function keep({ zone, series, askedAt, wantedAt, back }: Page): Promise<void> {
    if (!series || askedAt === undefined) return;
    const { from, perKwh, source } = series;
    const kept = { from, perKwh: [...perKwh], source, askedAt, wantedAt: wantedAt ?? askedAt };
    try {
      await cache.set(zone.id, { ...kept, back: back?.toString() }, WANTED);
    } catch (error) {
      // The store's own troubles are in the log; the prices are in memory.
      log.warn({ zone: zone.id, err: error }, 'Spot prices are not kept');
    }
  }

  /** Asks for what is missing; the next source has its turn where one fails. */
  function look(page: Page): Promise<void> {
    page.looking ??= lookNow(page).finally(() => {
      page.looking = undefined;
    });
    return page.looking;
  }

  async function lookNow(page: Page): Promise<void> {
    const now = clock();
    page.askedAt = now;
    for (const source of page.sources) {
      const found = await askAll(source, page, now);
      if (!found) continue;
      for (const [start, price] of found.quarters) page.quarters.set(start, price);
      const oldest = now - DAYS_KEPT * DAY;
      page.quarters = new Map([...page.quarters].filter(([start]) => start >= oldest));
      page.back = found.back;
      page.series = seriesOf(page, source.provider.name);
      await keep(page);
      return;
    }
  }

  async function askAll({ mapping, provider }: SpotSource, page: Page, now: number) {
    const answered: Question[] = [];
    const quarters = new Map<number, number>();
    const today = dayOf(now, mapping);
    for (const question of questionsOf(mapping, page, now)) {
      const { from } = question;
      const isOptional = mapping.days === 1 && !from.equals(today);
      const found = await tryAsk(provider, 'spot', () =>
        askOnce({ mapping, provider }, page.zone, { ...question, isOptional, now }),
      );
      if (Temporal.PlainDate.compare(question.to, today) < 0) page.isBackFailing = !found;
      if (!found) {
        // A day that fails costs none of the others.
        if (answered.length > 0) break;
        return undefined;
      }
      answered.push(question);
      for (const [start, price] of found) quarters.set(start, price);
    }
    const [first] = answered.toSorted((one, other) =>
      Temporal.PlainDate.compare(one.from, other.from),
    );
    const back =
      first && (!page.back || Temporal.PlainDate.compare(first.from, page.back) < 0)
        ? first.from
        : page.back;
    return { quarters, back };
  }

  const isWanted = ({ wantedAt }: Page, now: number) =>
    wantedAt !== undefined && isWithin(WANTED, wantedAt, now);

  return {
    of(zone) {
      const page = pages.get(zone);
      if (page) page.wantedAt = clock();
      return page?.series;
    },
    zones: () => [...pages.values()].map(({ zone }) => zone),
    async learn(zone, patience) {
      const page = pages.get(zone);
      if (!page) return;
      page.wantedAt = clock();
      if (page.series) return;
      const { askedAt, looking } = page;
      if (!looking && askedAt !== undefined && isWithin(PAUSE.learning, askedAt, clock())) return;
      try {
        await endingWithin(patience, look(page), () => new SourceError(zone, 'is slow'));
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
      }
    },
    async refresh() {
      const now = clock();
      const due = [...pages.values()].filter((page) => isWanted(page, now) && isDue(page, now));
      const bySource = Map.groupBy(due, ({ sources: [first] }) => first);
      await Promise.all(
        [...bySource.values()].map(async (group) => {
          for (const page of group) await look(page);
        }),
      );
    },
    async recall() {
      const now = clock();
      const wanted = [...pages.values()].filter((page) => isWanted(page, now) && !page.looking);
      try {
        await Promise.all(wanted.map(recall));
      } catch (error) {
        log.warn({ err: error }, 'Spot prices of others cannot be read');
      }
    },
    status: () =>
      sources.map(({ provider }) => provider.status()).filter(({ state }) => state !== 'idle'),
  };
}

interface Question {
  readonly from: Temporal.PlainDate;
  /** The last day. */
  readonly to: Temporal.PlainDate;
}

async function askOnce(
  { mapping, provider }: SpotSource,
  zone: SpotZone,
  { from, to, isOptional, now }: Question & { readonly isOptional: boolean; readonly now: number },
): Promise<ReadonlyMap<number, number>> {
  const path = pathOf(mapping, zone.id, { from, to });
  try {
    const answer = await provider.getJson(path, z.unknown(), SIZE_LIMIT);
    const told = readQuarters(answer, mapping, zone.id);
    const quarters = new Map([...told].filter(([start]) => start < now + AHEAD));
    if (quarters.size === 0) throw provider.error('no prices that make sense');
    return quarters;
  } catch (error) {
    if (error instanceof Unreadable) throw provider.error(error.message);
    // A day that is not published yet, or not kept any more, is no fault.
    const isMissing = error instanceof SourceError && error.message.endsWith('HTTP 404');
    if (isMissing && isOptional) return new Map();
    throw error;
  }
}

function questionsOf(mapping: SpotMapping, page: Page, now: number): readonly Question[] {
  const today = dayOf(now, mapping);
  const tomorrow = today.add({ days: 1 });
  const isOut = isPublished(mapping, now);
  if (mapping.days > 1) {
    const days = Math.min(mapping.days - 2, DAYS_BACK - 1);
    // Yesterday is asked for again, in case that some of it was missing.
    const from = today.subtract({ days: page.back ? 1 : days });
    return [{ from, to: isOut ? tomorrow : today }];
  }
  const oldest = today.subtract({ days: DAYS_BACK - 1 });
  const back = (page.back ?? today).subtract({ days: 1 });
  const isBack = page.back !== undefined && Temporal.PlainDate.compare(back, oldest) >= 0;
  const days = [
    ...(isKnown(page, today, mapping) ? [] : [today]),
    ...(isOut && !isKnown(page, tomorrow, mapping) ? [tomorrow] : []),
    // One day of the past with each look: it is a file for each.
    ...(isBack ? [back] : []),
  ];
  return days.map((day) => ({ from: day, to: day }));
}

/** Tells whether there is something to ask for, and nobody was asked lately. */
function isDue(page: Page, now: number): boolean {
  const mapping = page.sources[0]?.mapping;
  if (!mapping) return false;
  const { askedAt } = page;
  if (askedAt === undefined) return true;
  const since = (seconds: number) => !isWithin(seconds, askedAt, now);
  const today = dayOf(now, mapping);
  if (mapping.published === undefined) return since(PAUSE.usual);
  if (!page.series) return since(PAUSE.failed);
  if (mapping.days === 1 && page.back) {
    const days = page.back.until(today, { largestUnit: 'days' }).days;
    const pause = page.isBackFailing ? PAUSE.usual : PAUSE.learning;
    if (days < DAYS_BACK - 1 && since(pause)) return true;
  }
  if (!isKnown(page, today, mapping)) return since(PAUSE.failed);
  const tomorrow = today.add({ days: 1 });
  return isPublished(mapping, now) && !isKnown(page, tomorrow, mapping) && since(PAUSE.usual);
}

/** Tells whether a day of the market is known throughout. */
function isKnown({ quarters }: Page, day: Temporal.PlainDate, mapping: SpotMapping): boolean {
  const end = startOf(day.add({ days: 1 }), mapping);
  for (let at = startOf(day, mapping); at < end; at += SECONDS_PER_QUARTER) {
    if (!quarters.has(at)) return false;
  }
  return true;
}

function isPublished({ published, timeZone }: SpotMapping, now: number): boolean {
  if (published === undefined) return false;
  const { hour, minute } = zoned(now, timeZone);
  return hour + minute / 60 >= published;
}

const zoned = (at: number, timeZone: string) =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at) * 1_000).toZonedDateTimeISO(timeZone);

const dayOf = (at: number, { timeZone }: SpotMapping) => zoned(at, timeZone).toPlainDate();

const startOf = (day: Temporal.PlainDate, { timeZone }: Pick<SpotMapping, 'timeZone'>) =>
  day.toZonedDateTime(timeZone).epochMilliseconds / 1_000;

/** Fills in the zone and the parts of dates. */
function pathOf(mapping: SpotMapping, zone: string, { from, to }: Question): string {
  const dates = { from, to, until: to.add({ days: 1 }) };
  const two = (value: number) => String(value).padStart(2, '0');
  return mapping.path
    .replaceAll('{zone}', mapping.zones[zone] ?? zone)
    .replaceAll(
      /\{(from|to|until):(date|yyyy|mm|dd|minutes|iso|ms)\}/g,
      (_, which: keyof typeof dates, part: string) => {
        const day = dates[which];
        const start = startOf(day, mapping);
        switch (part) {
          case 'yyyy':
            return String(day.year);
          case 'mm':
            return two(day.month);
          case 'dd':
            return two(day.day);
          case 'minutes':
            return `${day.year}${two(day.month)}${two(day.day)}0000`;
          case 'iso':
            return new Date(start * 1_000).toISOString();
          case 'ms':
            return String(start * 1_000);
          default:
            return day.toString();
        }
      },
    );
}

function seriesOf({ zone, quarters }: Page, source: string): SpotSeries | undefined {
  const starts = [...quarters.keys()];
  if (starts.length === 0) return undefined;
  const from = starts.reduce((least, start) => Math.min(least, start));
  const last = starts.reduce((most, start) => Math.max(most, start));
  const length = (last - from) / SECONDS_PER_QUARTER + 1;
  const perKwh = Array.from(
    { length },
    (_, index) => quarters.get(from + index * SECONDS_PER_QUARTER) ?? null,
  );
  const { id, currency, timeZone } = zone;
  return { zone: id, currency, timeZone, source, from, perKwh };
}
