import { hashpriceDrawing } from '../chart/drawings.message.ts';
import type { CoinId } from '../coin/coins.ts';
import { i18nFor } from '../i18n/i18n.ts';
import { localeOf } from '../i18n/language.ts';
import type { Logger } from '../log/logger.port.ts';
import { momentOf } from '../market/conditions.ts';
import type { HistoryStore, Market } from '../market/market.port.ts';
import { otherReadings, wantAll } from '../market/other-readings.ts';
import type { Reading } from '../market/reading.ts';
import type { Charts } from '../message/message.port.ts';
import type { Attachment, Message } from '../message/message.ts';
import { enclosed } from '../outbox/enclosed.job.ts';
import type { Content } from '../outbox/notice.ts';
import { readRecipient } from '../outbox/recipient.ts';
import type { Defaults } from '../people/defaults.port.ts';
import type { SettingsStore } from '../people/people.port.ts';
import { preferencesOf, type ResolvedTerms, resolveTerms } from '../people/preferences.ts';
import type { PoolLinkStore } from '../pool/pool.port.ts';
import { actualsOf } from '../rig/actual.ts';
import type { RigStore } from '../rig/rig.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { inTurns } from '../time/turns.ts';
import { type Memory, memory } from '../work/memory.ts';
import { digestMessage } from './digest.message.ts';
import type { DigestComposer } from './digest.port.ts';
import { isEdition, type NewDigest } from './digest.ts';
import { type DigestMarket, digestMarket } from './digest-market.job.ts';
import { digestFacts } from './facts.ts';
import { headlineFacts } from './headline.ts';
import { isFirstOfMonth, type PaybackFacts, paybackFacts, paybackOf } from './paybacks.ts';
import type { Fleet } from './rigs.ts';
import type { DigestView } from './sections.message.ts';
import type { SharedRigs } from './shared-rigs.port.ts';

interface ComposerPorts {
  readonly charts: Charts;
  readonly clock: Clock;
  readonly defaults: Defaults;
  readonly history: HistoryStore;
  readonly market: Market;
  readonly poolLinks: Pick<PoolLinkStore, 'ofRigs'>;
  readonly rigs: RigStore;
  readonly settings: SettingsStore;
  readonly sharedRigs: SharedRigs;
  readonly log: Logger;
}

/** Digests of a minute that are kept, of some 5 KB each; pictures are shared among them. */
const KEPT = 500;

/** All that digests of the same reading and minute have in common. */
interface Edition {
  readonly reading: Reading;
  /** Minutes since 1970. */
  readonly minute: number;
  /** Unix seconds; for the sample network, its own moment. */
  readonly now: number;
  readonly market: DigestMarket;
  readonly contents: Memory<Content>;
  readonly pictures: Memory<Attachment | undefined>;
  /** Markets of other coins, as they are read once for all digests of the minute. */
  readonly others: Map<CoinId, DigestMarket>;
  /** Local days by time zone. */
  readonly days: Map<string, number>;
}

/**
 * Composes digests. Only the first of those with the same content is worded and painted; all others
 * wait for it.
 */
export function digestComposer(ports: ComposerPorts): DigestComposer {
  let edition: Edition | undefined;

  function current(): Edition {
    const reading = ports.market.reading();
    const minute = Math.floor(ports.clock() / 60);
    if (edition?.reading !== reading || edition.minute !== minute) {
      const now = momentOf(reading, ports.clock);
      edition = {
        reading,
        minute,
        now,
        market: digestMarket(ports.history, reading, now),
        contents: memory({ limit: KEPT }),
        pictures: memory({ limit: KEPT }),
        others: new Map(),
        days: new Map(),
      };
    }
    return edition;
  }

  return {
    async compose(digest) {
      const [preferences, fleet] = await Promise.all([
        preferencesFor(digest, ports),
        fleetFor(digest, ports)
          .then((fleet) => withReadings(fleet, ports))
          .then((fleet) => withActuals(fleet, ports)),
      ]);
      const { currency } = preferences;
      const ours = current();
      const coins = await coinsOf(digest, fleet, ports);
      const day = await dayIn(ours, digest, ports);
      const order = { digest, preferences, fleet, coins, day };
      return ours.contents(keyOf(order), async () => {
        const picture = digest.sections.includes('chart')
          ? await ours.pictures(`${localeOf(digest.locale).numbers} ${currency}`, () =>
              pictureOf(ours, { currency, locale: digest.locale }, ports),
            )
          : undefined;
        return enclosed(await messageOf(ours, order, picture !== undefined, ports), picture);
      });
    },
  };
}

/** The things a digest is made of, besides the market. */
interface Order {
  readonly digest: NewDigest;
  readonly preferences: ResolvedTerms;
  readonly fleet: Fleet;
  /** Coins besides the usual one, as they are now. */
  readonly coins: readonly Reading[];
  /** Midnight in UTC of the day it is where it is read, unix seconds. */
  readonly day: number;
}

/** Returns a key that is the same for all whose digests read the same. */
function keyOf({ digest, preferences, fleet, coins, day }: Order): string {
  const { sections, locale, schedule } = digest;
  const { currency, tariff, poolFee } = preferences;
  return JSON.stringify([
    readersOf(digest),
    sections,
    currency,
    localeOf(locale).numbers,
    day,
    sections.includes('machines') ? [tariff, poolFee] : [],
    coins.map(({ coin }) => coin),
    sections.includes('hours') ? schedule.timeZone : '',
    tellsPaybacks(digest, fleet, day),
    fleet.actuals,
    fleet.rigs.map(({ id, revision, userId }) => [id, revision, fleet.named.has(userId)]),
  ]);
}

async function messageOf(
  edition: Edition,
  { digest, preferences, fleet, coins, day }: Order,
  hasPicture: boolean,
  { history }: Pick<ComposerPorts, 'history'>,
): Promise<Message> {
  const { reading, now, market, others } = edition;
  const { sections, locale } = digest;
  const { currency, tariff, poolFee } = preferences;
  const facts = digestFacts({
    sections,
    reading,
    now,
    currency,
    terms: { tariff, poolFee },
    past: sections.includes('headline')
      ? await market.prices(currency)
      : { hashprice: [], coinPrice: [] },
    forecasts: sections.includes('scorecard') ? await market.forecasts() : [],
    fleet,
    coins: await Promise.all(
      coins.map(async (other) => {
        const known = others.get(other.coin) ?? digestMarket(history, other, now);
        others.set(other.coin, known);
        return { reading: other, past: await known.prices(currency) };
      }),
    ),
    timeZone: digest.schedule.timeZone,
    paybacks: tellsPaybacks(digest, fleet, day)
      ? await paybacksOf(fleet, { reading, now, market }, currency)
      : undefined,
  });
  const chart = sections.includes('chart') ? (hasPicture ? 'drawn' : 'none') : undefined;
  const of = readersOf(digest);
  const view: DigestView = { facts, reading, now, currency, day, of, chart };
  return digestMessage(view, i18nFor(locale));
}

/** Tells whether it is a person's first digest of the month, about rigs of which it is known what they cost. */
function tellsPaybacks({ schedule }: NewDigest, { of, rigs }: Fleet, day: number): boolean {
  return of === 'person' && rigs.some(({ cost }) => cost) && isFirstOfMonth(day, schedule.days);
}

/** @returns Nothing where the market of now, that of a month ago, or its growth is not known. */
async function paybacksOf(
  { rigs }: Fleet,
  { reading, now, market }: Pick<Edition, 'reading' | 'now' | 'market'>,
  currency: string,
): Promise<PaybackFacts | undefined> {
  const [past, prices] = await Promise.all([market.weeks(), market.prices(currency)]);
  const { changes } = headlineFacts(reading, now, currency, prices);
  const change = changes.find(({ days }) => days === 30)?.ratio;
  if (!past || change === undefined) return undefined;
  const turn = inTurns();
  const known = [];
  for (const rig of rigs) {
    await turn();
    known.push(paybackOf(rig, { reading, now, past, change }) ?? []);
  }
  return paybackFacts(known.flat());
}

/** @returns Nothing where it can't be drawn or painted: the digest goes without. */
async function pictureOf(
  { market, reading }: Edition,
  { currency, locale }: { readonly currency: string; readonly locale: string },
  { charts, log }: ComposerPorts,
): Promise<Attachment | undefined> {
  const history = await market.history();
  try {
    const view = { history, range: '30d', origin: reading.origin, currency } as const;
    const drawing = hashpriceDrawing(view, i18nFor(locale));
    return drawing && (await charts.paint(drawing));
  } catch (error) {
    log.error({ err: error }, 'The chart of a digest failed');
    return undefined;
  }
}

/**
 * Returns the terms that count on the digest's server, or those that its person means. The digest's
 * own currency comes first.
 */
async function preferencesFor(
  digest: NewDigest,
  { settings, defaults }: ComposerPorts,
): Promise<ResolvedTerms> {
  const { guildId, currency } = digest;
  const isPersons = readersOf(digest) === 'person';
  const server = guildId === undefined ? {} : await settings.server(guildId);
  const own = isPersons ? await settings.user(personOf(digest)) : {};
  const preferences = preferencesOf({ own, server, operator: defaults });
  return resolveTerms({ said: { currency } }, preferences);
}

/** Returns the readings of the coins that a digest tells of besides the usual one. */
async function coinsOf(
  { coins, guildId }: NewDigest,
  { rigs }: Fleet,
  { market }: ComposerPorts,
): Promise<readonly Reading[]> {
  const { coin: usual } = market.reading();
  const own = guildId === undefined ? rigs.map(({ coin }) => coin) : [];
  const wanted = market.coins.filter(
    (coin) => (coins ?? own).includes(coin) && !Object.is(coin, usual),
  );
  return Promise.all(wanted.map((coin) => market.want(coin)));
}

/** Adds the readings of the coins that its rigs mine, each of which somebody wants by that. */
async function withReadings(fleet: Fleet, { market }: ComposerPorts): Promise<Fleet> {
  if (fleet.rigs.length === 0) return fleet;
  await wantAll(fleet.rigs, market);
  return { ...fleet, others: otherReadings(market) };
}

/** Adds the work that pools see of its rigs. */
async function withActuals(fleet: Fleet, { poolLinks, clock }: ComposerPorts): Promise<Fleet> {
  if (fleet.rigs.length === 0) return fleet;
  const links = await poolLinks.ofRigs(fleet.rigs.map(({ id }) => id));
  if (links.length === 0) return fleet;
  return { ...fleet, actuals: actualsOf(fleet.rigs, links, clock()) };
}

/** Reads the rigs that a digest may speak of; none where it doesn't speak of any. */
async function fleetFor(digest: NewDigest, { rigs, sharedRigs }: ComposerPorts): Promise<Fleet> {
  const { guildId, sections } = digest;
  const of = readersOf(digest) === 'person' ? 'person' : 'server';
  const isAboutRigs = sections.includes('rigs') || (of === 'person' && sections.includes('hours'));
  // Whoever reads an edition, it has nobody's rigs.
  if (!isAboutRigs || isEdition(digest)) return { of, rigs: [], named: new Set() };
  if (guildId === undefined) {
    const user = personOf(digest);
    return { of, rigs: await rigs.list(user), named: new Set([user]) };
  }
  const sharing = [...(await sharedRigs.inServer(guildId))];
  const lists = sharing.length > 0 ? await rigs.listAll(sharing.map(([user]) => user)) : new Map();
  return {
    of,
    rigs: [...lists.values()].flat(),
    named: new Set(sharing.flatMap(([user, how]) => (how === 'named' ? [user] : []))),
  };
}

/** Tells who reads a digest. */
function readersOf(digest: NewDigest): DigestView['of'] {
  if (isEdition(digest)) return 'followers';
  return digest.guildId === undefined ? 'person' : 'server';
}

/** Returns the person to whom a digest goes by direct message. */
const personOf = ({ recipient }: NewDigest) => readRecipient(recipient).id;

/** Returns today by the real clock, for the sample network as well. */
async function dayIn(
  { days }: Edition,
  { schedule }: NewDigest,
  { clock }: ComposerPorts,
): Promise<number> {
  const { timeZone } = schedule;
  let day = days.get(timeZone);
  if (day === undefined) {
    // The code that knows the time zones is loaded when a digest is at hand.
    const { localDay } = await import('../time/local-day.ts');
    day = localDay(clock(), timeZone);
    days.set(timeZone, day);
  }
  return day;
}
