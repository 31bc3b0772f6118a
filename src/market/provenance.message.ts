import type { APIEmbedFooter } from 'discord-api-types/v10';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Message } from '../message/message.ts';
import { momentText, timestamp } from '../message/moment.ts';
import { convert } from '../money/currency.ts';
import type { Evidence, MarketPart } from './conditions.ts';
import { type CoinPrice, type Datum, FRESH, isQuiet, type Reading, type Tip } from './reading.ts';

export interface Provenance {
  readonly reading: Reading;
  /** Unix seconds; for the sample network its own moment. */
  readonly now: number;
  readonly evidence: readonly Evidence[];
  /** Block times that a shown forecast rests on. */
  readonly epoch?: Datum<unknown> | undefined;
  /** ISO 4217 codes of what is shown besides dollars, that of the answer first. */
  readonly currencies?: readonly string[];
}

/** Texts about one reading at one moment, by what they tell of. */
interface Texts {
  readonly reading: Reading;
  readonly now: number;
  readonly known: Map<string, string>;
}

/** The last texts of each language: many answers of a second end alike. */
const texts = new WeakMap<I18n, Texts>();

/**
 * Writes in one line, for an embed's footer, what the numbers rest on: how live, which block, which
 * price.
 */
function provenanceText(provenance: Provenance, i18n: I18n): string {
  return remembered('line', writtenLine, provenance, i18n);
}

/**
 * Writes source, age and method of every datum, each on a line of its own: a footer takes no
 * markdown.
 */
function sourcesText(provenance: Provenance, i18n: I18n): string {
  return remembered('sources', writtenSources, provenance, i18n);
}

function remembered(
  kind: 'line' | 'sources',
  write: (provenance: Provenance, i18n: I18n) => string,
  provenance: Provenance,
  i18n: I18n,
): string {
  const { reading, now, evidence, epoch, currencies = [] } = provenance;
  let last = texts.get(i18n);
  if (last?.reading !== reading || last.now !== now) {
    last = { reading, now, known: new Map() };
    texts.set(i18n, last);
  }
  // All data are the reading's own.
  const roles = evidence.map(({ role }) => role);
  const about = [kind, ...roles, epoch ? 'epoch' : '', ...currencies].join(' ');
  let text = last.known.get(about);
  if (text === undefined) {
    text = write(provenance, i18n);
    last.known.set(about, text);
  }
  return text;
}

function writtenLine(provenance: Provenance, i18n: I18n): string {
  const { reading, now, evidence, epoch } = provenance;
  if (evidence.length === 0 && !epoch) return '';
  const { t } = i18n;
  const sample = reading.origin === 'sample';
  const quiet = quietSince(reading);
  const shown = shownOf(provenance);
  const partsThatAre = (state: Datum<unknown>['state']) =>
    shown
      .filter(({ role, datum }) => datum.state === state && !(quiet && CHAIN.has(role)))
      .map(({ role }) => partText(role, reading, i18n));
  const old = partsThatAre('stale');
  const unconfirmed = partsThatAre('unconfirmed');
  const pieces: string[] = [];
  if (sample) pieces.push(t('source.line.sample', { date: i18n.date(reading.at) }));
  else if (old.length > 0) pieces.push(t('source.line.old', { parts: i18n.list(old) }));
  else if (!quiet) pieces.push(t('source.line.live'));
  if (quiet) pieces.push(t('source.line.quiet', { age: i18n.briefAge(now - quiet.time) }));
  const height = heightIn(evidence);
  if (height !== undefined) pieces.push(t('source.line.block', { height: i18n.count(height) }));
  const price = evidence.find((one) => one.role === 'price')?.datum;
  if (price) pieces.push(...pricePieces(price, provenance, i18n));
  if (unconfirmed.length > 0) {
    pieces.push(t('source.line.unconfirmed', { parts: i18n.list(unconfirmed) }));
  }
  if (!sample) {
    const oldest = Math.min(
      ...shown.filter(({ role }) => AGED.has(role)).map(({ datum }) => datum.at),
    );
    if (Number.isFinite(oldest)) pieces.push(i18n.briefAge(Math.max(0, now - oldest)));
  }
  return pieces.join(' · ');
}

/** Data whose age is that of the whole line: the others are days or hours old by nature. */
const AGED: ReadonlySet<string> = new Set(['tip', 'difficulty', 'price']);

function pricePieces(
  { value: { usd, sources, cut } }: Datum<CoinPrice>,
  { reading, currencies }: Provenance,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const price = `${coinOf(reading.coin).symbol} ${priceText(usd, reading, currencies, i18n)}`;
  if (reading.origin === 'sample') return [price];
  const [exchange, ...others] = sources;
  const said =
    exchange === undefined || others.length > 0
      ? t('source.line.price', { price, count: sources.length })
      : t('source.line.onePrice', { price, exchange });
  return cut.length === 0 ? [said] : [said, t('source.cut', { exchanges: i18n.list(cut) })];
}

/** Writes a price in dollars, and in the currency of the answer where that is another one. */
function priceText(
  usd: number,
  { fx }: Reading,
  [currency = 'USD']: readonly string[] = [],
  i18n: I18n,
): string {
  const inDollars = i18n.money(usd, 'USD');
  const amount = convert(usd, 'USD', currency, fx?.value);
  if (currency === 'USD' || amount === undefined) return inDollars;
  const converted = i18n.money(amount, currency);
  return i18n.t('source.price.converted', { usd: inDollars, converted });
}

/** Returns every datum that is shown, the block times among them. */
function shownOf({ evidence, epoch }: Provenance) {
  return [...evidence, ...(epoch ? [{ role: 'epoch', datum: epoch } as const] : [])];
}

function writtenSources(
  { reading, now, evidence, epoch, currencies = [] }: Provenance,
  i18n: I18n,
): string {
  const { t } = i18n;
  const coin = coinOf(reading.coin);
  const sample = reading.origin === 'sample';
  const age = ({ at }: Datum<unknown>) => i18n.age(Math.max(0, now - at));
  const sourceOf = (datum: Datum<unknown>) =>
    sample
      ? t('source.sample', { date: i18n.date(reading.at) })
      : t(datum.state === 'unconfirmed' ? 'source.unconfirmed' : 'source.aged', {
          source: datum.source,
          age: age(datum),
        });

  const lineOf = (one: Evidence): string | undefined => {
    switch (one.role) {
      case 'tip':
        // The tip is told with the difficulty.
        return undefined;
      case 'difficulty': {
        const height = heightIn(evidence);
        const difficulty = i18n.difficulty(one.datum.value);
        const source = sourceOf(one.datum);
        return height === undefined
          ? t('source.difficulty', { difficulty, source })
          : t('source.tip', { difficulty, height: i18n.count(height), source });
      }
      case 'fees':
        return t('source.fees', {
          fees: i18n.roughCoins(one.datum.value, coin),
          source: sourceOf(one.datum),
        });
      case 'price': {
        const { usd, sources, cut } = one.datum.value;
        const price = priceText(usd, reading, currencies, i18n);
        if (sample) {
          return t('source.samplePrice', { coin: coin.title, price, source: sourceOf(one.datum) });
        }
        const [exchange = one.datum.source, ...others] = sources;
        const said =
          others.length > 0
            ? t('source.price', {
                coin: coin.title,
                price,
                exchanges: i18n.list(sources),
                age: age(one.datum),
              })
            : t('source.onePrice', { coin: coin.title, price, exchange, age: age(one.datum) });
        return cut.length === 0
          ? said
          : `${said}; ${t('source.cut', { exchanges: i18n.list(cut) })}`;
      }
      case 'fx': {
        const { perUsd, date, elsewhere = {} } = one.datum.value;
        const known = [...new Set(currencies)].filter((code) => code !== 'USD' && code in perUsd);
        const lineFor = (codes: readonly string[], day: string, source: string) => {
          const rates = codes.map(
            (code) => `$1 = ${i18n.tariff(perUsd[code] ?? Number.NaN, code)}`,
          );
          const from = i18n.date(Date.parse(day) / 1000);
          return t('source.fx', { date: from, rates: i18n.list(rates), source });
        };
        const own = known.filter((code) => !(code in elsewhere));
        const others = known.flatMap((code) => {
          const origin = elsewhere[code];
          return origin ? [lineFor([code], origin.date, origin.source)] : [];
        });
        const isOwn = own.length > 0 || others.length === 0;
        return [...(isOwn ? [lineFor(own, date, sourceOf(one.datum))] : []), ...others].join('\n');
      }
    }
  };
  const lines = evidence.map(lineOf).filter((line) => line !== undefined);
  const income = evidence.some(({ role }) => role === 'fees' || role === 'price');
  if (epoch) lines.push(t('source.epoch', { source: sourceOf(epoch) }));
  if (income) lines.push(t('source.method'));
  return lines.join('\n');
}

export function provenanceFooter(provenance: Provenance, i18n: I18n): Footed {
  return footerOf(provenanceText(provenance, i18n));
}

/** Returns a footer with the line, and below it every source. */
export function sourcesFooter(provenance: Provenance, i18n: I18n): Footed {
  const texts = [provenanceText(provenance, i18n), sourcesText(provenance, i18n)];
  return footerOf(texts.filter((text) => text !== '').join('\n'));
}

interface Footed {
  readonly footer?: APIEmbedFooter;
}

/**
 * Returns the footer with that text. Discord refuses an empty one: where nothing is known there is
 * none.
 */
export function footerOf(text: string): Footed {
  return text === '' ? {} : { footer: { text } };
}

function heightIn(evidence: readonly Evidence[]): number | undefined {
  for (const one of evidence) if (one.role === 'tip') return one.datum.value.height;
  return undefined;
}

/**
 * Writes the lines that a reader must know before the first number: sample data, old data, gaps.
 */
export function bannerLines(
  provenance: Provenance,
  missing: readonly MarketPart[],
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const { reading } = provenance;
  const lines: string[] = [];
  if (reading.origin === 'sample') {
    lines.push(t('banner.sample', { date: i18n.date(reading.at) }));
  }
  const shown = shownOf(provenance);
  const when = momentText(reading.origin, i18n);
  const quiet = quietSince(reading);
  if (quiet && shown.some(({ role }) => CHAIN.has(role))) {
    const height = i18n.count(quiet.height);
    lines.push(t('banner.noBlock', { when: when.relative(quiet.time), height }));
  }
  const stale = shown.filter(
    ({ role, datum }) => datum.state === 'stale' && !(quiet && CHAIN.has(role)),
  );
  if (stale.length > 0) {
    const parts = stale.map(({ role, datum }) =>
      t('banner.stalePart', {
        part: partText(role, reading, i18n),
        when: when.relative(datum.at),
      }),
    );
    lines.push(t('banner.stale', { parts: i18n.list(parts) }));
  }
  const unconfirmed = shown.filter(({ datum }) => datum.state === 'unconfirmed');
  if (unconfirmed.length > 0) {
    const chain = unconfirmed.filter(({ role }) => role !== 'price');
    const parts = chain.map(({ role }) => partText(role, reading, i18n));
    if (chain.length > 0) lines.push(t('banner.unconfirmed', { parts: i18n.list(parts) }));
    // Several exchanges may say so: it is a price that moved too far for less than all.
    if (chain.length < unconfirmed.length) {
      lines.push(t('banner.unconfirmedPrice', { part: partText('price', reading, i18n) }));
    }
  }
  if (missing.length > 0) {
    const parts = missing.map((part) => partText(part, reading, i18n));
    lines.push(t('banner.missing', { parts: i18n.list(parts) }));
  }
  return lines;
}

/** Names a part of the market, such as the price of the coin that a reading is of. */
export function partText(
  part: MarketPart | 'epoch',
  { coin }: Pick<Reading, 'coin'>,
  i18n: I18n,
): string {
  return part === 'price'
    ? i18n.t('part.price', { coin: i18n.coinInText(coinOf(coin)) })
    : i18n.t(`part.${part}`);
}

/** Data that are old when no block comes. */
const CHAIN: ReadonlySet<string> = new Set(['tip', 'difficulty', 'epoch']);

/**
 * Returns the last block, where its age alone makes the chain's data old: somebody confirms it
 * still, but none has come for hours.
 */
export function quietSince({ at, origin, tip }: Reading): Tip | undefined {
  if (origin !== 'live' || tip?.state !== 'stale' || !isQuiet(tip.value.time, at)) return undefined;
  return at - tip.at <= FRESH.chain ? tip.value : undefined;
}

/** Says that nothing at all is known. */
export function noDataMessage({ lastGoodAt }: Reading, i18n: I18n): Message {
  const { t } = i18n;
  if (lastGoodAt === undefined) return { content: t('noData.yet') };
  const when = `${timestamp(lastGoodAt, 'f')} (${timestamp(lastGoodAt, 'R')})`;
  return { content: t('noData.since', { when }) };
}
