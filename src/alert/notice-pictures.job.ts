import { hashpriceDrawing } from '../chart/drawings.message.ts';
import type { CoinId } from '../coin/coins.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { localeOf } from '../i18n/language.ts';
import type { Logger } from '../log/logger.port.ts';
import type { HistoryStore } from '../market/market.port.ts';
import type { Reading } from '../market/reading.ts';
import { type History, joinSteps, pointOf } from '../market/series.ts';
import type { Charts } from '../message/message.port.ts';
import { enclosed } from '../outbox/enclosed.job.ts';
import type { Content } from '../outbox/notice.ts';
import { DAY } from '../time/seconds.ts';
import type { AlertEvent, EventGroup } from './decide.ts';
import { levelsOf } from './levels.ts';

/** Pictures of one tick; all other notices go without. */
export const MOST_PICTURES = 20;
/** Seconds for which the pictures of a tick may hold up its notices, all of them together. */
const PATIENCE = 3;
/** Days that a picture shows. */
const DAYS = 7;
/** Points of a history from which on a line tells something. */
const FEWEST_POINTS = 3;

interface PicturePorts {
  readonly charts: Charts;
  readonly history: Pick<HistoryStore, 'range' | 'rates'>;
  readonly log: Logger;
}

/** Pictures for the notices of one tick. */
export interface NoticePictures {
  /** @returns Nothing for a notice that goes without. */
  of(group: EventGroup, locale: string): Promise<Content | undefined>;
}

/**
 * Draws the hashprice of the last days with the line at which a rig stops paying. Rigs with the same
 * line share a picture, so that a tick has few; none of them holds up its notice for long, or fails it.
 *
 * @param now - Unix seconds.
 */
export function noticePictures(
  { charts, history, log }: PicturePorts,
  { readingOf, now }: { readonly readingOf: (coin: CoinId) => Reading; readonly now: number },
): NoticePictures {
  const contents = new Map<string, Promise<Content | undefined>>();
  const pasts = new Map<CoinId, Promise<History | undefined>>();
  let over: Promise<undefined> | undefined;

  async function painted(
    { coin, currency, breakEven }: Line,
    locale: string,
  ): Promise<Content | undefined> {
    try {
      const reading = readingOf(coin);
      const past = pasts.get(coin) ?? pastOf(reading, now, history);
      pasts.set(coin, past);
      const known = await past;
      if (!known) return undefined;
      const view = { history: known, range: '7d', origin: reading.origin } as const;
      const drawing = hashpriceDrawing({ ...view, currency, breakEven }, i18nFor(locale));
      const picture = drawing && (await charts.paint(drawing));
      if (!picture) return undefined;
      return enclosed({ embeds: [{ image: { url: `attachment://${picture.name}` } }] }, picture);
    } catch (error) {
      log.error({ err: error }, 'the picture of a notice failed');
      return undefined;
    }
  }

  return {
    async of({ events }, locale) {
      const line = lineOf(events);
      if (!line) return undefined;
      const { coin, currency, breakEven } = line;
      const key = `${localeOf(locale).numbers} ${coin} ${currency} ${breakEven}`;
      let content = contents.get(key);
      if (!content) {
        if (contents.size >= MOST_PICTURES) return undefined;
        content = painted(line, locale);
        contents.set(key, content);
      }
      over ??= endOfPatience();
      return Promise.race([content, over]);
    },
  };
}

interface Line {
  readonly coin: CoinId;
  /** ISO 4217 code of the rig's currency. */
  readonly currency: string;
  /** Hashprice at which the rig is at its floor. */
  readonly breakEven: number;
}

/** Returns the line of the only event that there is, where it is a rig's; one at nought is no line. */
function lineOf([event, ...others]: readonly AlertEvent[]): Line | undefined {
  if (!event?.rig || others.length > 0) return undefined;
  if (event.kind !== 'unprofitable' && event.kind !== 'recovered') return undefined;
  const breakEven = levelsOf(event.alert.params, event.rig)?.fire;
  if (breakEven === undefined || !(breakEven > 0)) return undefined;
  const { coin, tariff } = event.rig;
  return { coin, currency: tariff.currency, breakEven };
}

/** Reads the market of the last days. @returns Nothing where too little is known of it. */
async function pastOf(
  reading: Reading,
  now: number,
  store: PicturePorts['history'],
): Promise<History | undefined> {
  const { coin, fx } = reading;
  const span = { coin, from: now - DAYS * DAY, to: now };
  const [days, hours, rates] = await Promise.all([
    store.range({ step: 'day', ...span }),
    store.range({ step: 'hour', ...span }),
    store.rates(span.from, span.to),
  ]);
  const { points, gap } = joinSteps(days, hours);
  if (points.length < FEWEST_POINTS) return undefined;
  return {
    ...span,
    points: [...points, pointOf(reading)],
    rates: fx ? [...rates, fx.value] : rates,
    gap,
  };
}

/** Ends when no notice is to wait for its picture any longer. */
function endOfPatience(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE * 1_000).unref();
  });
}
