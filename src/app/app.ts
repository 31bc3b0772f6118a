import { setTimeout } from 'node:timers/promises';
import { commands } from '../../commands/index.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { alertStore } from '../alert/alerts.store.ts';
import { watchAlerts } from '../alert/watch-alerts.job.ts';
import { createCharts } from '../chart/charts-process.ts';
import type { Cache } from '../database/cache.port.ts';
import { openCache, sweepCache } from '../database/cache.ts';
import { clockMark } from '../database/clock-mark.ts';
import { openDatabase } from '../database/database.ts';
import { storeCheck } from '../database/store-check.ts';
import type { DigestComposer } from '../digest/digest.port.ts';
import type { digestComposer } from '../digest/digest-composer.job.ts';
import { digestStore } from '../digest/digests.store.ts';
import { keepClock } from '../digest/keep-clock.job.ts';
import { postDigests } from '../digest/post-digests.job.ts';
import { sharedRigs } from '../digest/shared-rigs.store.ts';
import type { Declaration } from '../discord/command.ts';
import { attachedFiles } from '../discord/interactions/attached-files.ts';
import type { FairShare } from '../discord/interactions/fair-share.ts';
import { showHeldNotices } from '../discord/interactions/held-notices.ts';
import { createRouter, type Responder } from '../discord/interactions/router.ts';
import type { Ports } from '../discord/services.ts';
import { outgoingAgent } from '../http/outgoing-agent.ts';
import type { Logger } from '../log/logger.port.ts';
import { createProgress } from '../log/progress.ts';
import { backfillHistory } from '../market/backfill-history.job.ts';
import { historyStore } from '../market/history.store.ts';
import type { HistoryStore, Market } from '../market/market.port.ts';
import { recordHistory } from '../market/record-history.job.ts';
import { buildMarket } from '../market/sources/build-market.ts';
import { buildPast } from '../market/sources/past/build-past.ts';
import { sampleMarket, withSampleFallback } from '../market/sources/sample/sample-network.ts';
import { routerTexts } from '../message/router-texts.ts';
import type { Metrics, MetricsParts } from '../operator/metrics.ts';
import { contentStore, sweepContents } from '../outbox/contents.store.ts';
import { heldMessage } from '../outbox/delivered.message.ts';
import { dmStore } from '../outbox/dm-channels.store.ts';
import type { Meter, Poster } from '../outbox/outbox.port.ts';
import { openOutbox } from '../outbox/outbox.store.ts';
import { type Sender, senderDefaults, startSender } from '../outbox/sender.job.ts';
import type { Servers } from '../outbox/servers.port.ts';
import { DRAFTS } from '../people/personal-drafts.store.ts';
import { settingsStore } from '../people/settings.store.ts';
import { checkSharers } from '../place/check-sharers.job.ts';
import { placeChannels } from '../place/place-channels.job.ts';
import { placeStore } from '../place/places.store.ts';
import { noticeHooks } from '../place/settle-place.job.ts';
import { privacyStore } from '../privacy/privacy.store.ts';
import { profileStore } from '../privacy/profiles.store.ts';
import { rigStore } from '../rig/rigs.store.ts';
import type { Clock } from '../time/clock.port.ts';
import { endingWithin } from '../time/ending-within.ts';
import type { Config } from './config.ts';
import { refreshMarket, rollUpHistory, sweepExpired } from './jobs.ts';
import { createScheduler } from './scheduler.ts';
import { untoldServers } from './untold-servers.ts';

export interface App {
  readonly commands: readonly Declaration[];
  readonly ports: Ports;
  /** @param interaction - As Discord wrote it. */
  handle(interaction: unknown, responder: Responder): Promise<void>;
  /** Runs the jobs from now on; the first reading of the market is on its way. */
  start(): void;
  /** From now on alerts are decided, and what there is to tell is sent. */
  watch(poster: Poster, servers?: Servers): Promise<void>;
  /** Runs at once what goes by the market, in its order, and waits until what it has to say is out. */
  tickNow(): Promise<void>;
  /** Where the operator's monitoring may ask. */
  readonly metrics?: Metrics | undefined;
  /** What has to be right for the bot to be of use, by name. */
  readonly checks: Readonly<Record<'store' | 'work', () => boolean | Promise<boolean>>>;
  /** Ends what `watch` began, when the notice under way is sent. */
  stopSending(): Promise<void>;
  /** Finishes what is under way. */
  stop(): Promise<void>;
}

/** A network that is played, where nobody mines by the answer: alerts ring on it as well. */
export interface Play {
  /** Goes on where it was left. */
  load(cache: Cache): Promise<void>;
  /** What everything goes by but the providers, whose answers are dated by the real one. */
  readonly clock: Clock;
  market(live: Market): Market;
  /** Whether what goes on in it belongs to the history: there are no live data to mix it with. */
  isApart(): boolean;
}

interface AppDeps {
  readonly log: Logger;
  readonly clock?: Clock;
  /** The playground's alone. */
  readonly play?: Play;
  /** Where nobody mines by the answer: the sample network stands in for a market that is out of reach. */
  readonly sample: boolean;
  /** Seconds that a provider gets for an answer. */
  readonly sourceTimeout?: number;
  /** What each person may have of expensive work; the usual share by default. */
  readonly share?: FairShare;
}

const CONNECT_TIMEOUT_MS = 3_000;

const HOUR_CRON = '7 * * * *';
/** Before the tick and the digests, which wait for it. */
const CLOCK_CRON = '0 * * * * *';
/** A second after the market's refresh began, which it waits for. */
const TICK_CRON = '1 * * * * *';
/** As the tick does, after the market's refresh. */
const RECORD_CRON = '2 * * * * *';
const ROLL_UP_CRON = '4 * * * *';
/** What isn't due costs nothing. */
const BACKFILL_CRON = '12,42 * * * * *';
/** After the tick, which is soon over. */
const DIGEST_CRON = '3 * * * * *';
/** What is asked of Discord besides, when nothing else is due. */
const ASK_CRON = '40 * * * * *';
/** People, and channels, that are asked for in a minute: a fraction of what Discord allows in a second. */
const ASKED_AT_ONCE = 20;
/** Milliseconds after which no more is asked: less than a request may wait, so one without an answer is the last. */
const ASKING_MS = 10_000;
/** As the operator knows it. */
const SENDER = 'sender';
/** Seconds: it looks for something to send once a second. */
const SENDER_PACE = { step: 60, every: 1 };
/** Seconds for what monitoring asks of the store. */
const CHECKED_WITHIN = 3;
/** Digests whose next times and notices are written in one transaction. */
const DIGESTS_AT_ONCE = 500;
/** Whose alerts are decided in one transaction. */
const PEOPLE_AT_ONCE = 500;
/** Milliseconds for a message to go out, and between two looks whether it did. */
const OUT_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 5;

/** Everything but the way to the user: Discord, the playground's page, or a terminal. */
export async function buildApp(config: Config, surroundings: AppDeps): Promise<App> {
  const {
    log,
    clock: realClock = () => Date.now() / 1_000,
    play,
    sample,
    sourceTimeout,
    share,
  } = surroundings;
  const { version } = packageJson;
  const database = await openDatabase(config.databaseUrl, { log });
  await play?.load(openCache(database, 'playground', { log }));
  const clock = play?.clock ?? realClock;
  const dispatcher = outgoingAgent(config.proxy, { connect: { timeout: CONNECT_TIMEOUT_MS } });
  const live = await buildMarket(
    { ...config.market, version },
    {
      dispatcher,
      cache: openCache(database, 'market', { log }),
      clock: realClock,
      log,
      ...(sourceTimeout === undefined ? {} : { timeout: sourceTimeout }),
    },
  );
  const isStoreWritable = storeCheck(database, { log });
  const progress = createProgress({ log });
  const drafts = openCache(database, DRAFTS, { log });
  const outbox = openOutbox(database);
  const dms = dmStore(database);
  const contents = contentStore(database);
  const charts = createCharts({ cache: openCache(database, 'charts', { log }), log });
  const market = play?.market(live) ?? (sample ? withSampleFallback(live, sampleMarket()) : live);
  const history = historyStore(database);
  const places = placeStore(database);
  let servers = untoldServers;
  let sender: Sender | undefined;
  const { minPriceSources, dmOpenPerMinute } = config.alerts;
  const asked: Omit<Ports, 'composer'> = {
    clock,
    market,
    drafts,
    rigs: rigStore(database),
    alerts: alertStore(database),
    digests: digestStore(database),
    outbox,
    dms,
    settings: settingsStore(database),
    profiles: profileStore(database),
    privacy: privacyStore(database),
    history: sample ? await sampleHistory(history, market, clock) : history,
    charts,
    sharedRigs: sharedRigs(database),
    places,
    servers: { nameOf: (guildId) => servers.nameOf(guildId) },
    attachedFiles: attachedFiles(dispatcher),
    defaults: config.defaults,
    trust: { minPriceSources, trustsSample: play !== undefined },
    about: { version, startedAt: clock() },
    async isSending(recipient) {
      if ((progress.lateness().get(SENDER) ?? 0) > 0) return false;
      return (await sender?.isSending(recipient)) ?? true;
    },
  };
  const ports: Ports = { ...asked, composer: composerOf({ ...asked, log }) };
  const metrics =
    config.http.port === undefined
      ? undefined
      : await metricsOf({
          ...ports,
          outbox: { depth: (now) => endingWithin(CHECKED_WITHIN, outbox.depth(now)) },
          lateness: progress.lateness,
        });
  const router = createRouter({
    commands,
    ports,
    log,
    texts: routerTexts,
    ...(share && { share }),
    afterCommand: showHeldNotices({ outbox, clock, say: heldMessage }),
  });
  const scheduler = createScheduler({ log, progress });
  const stopping = new AbortController();
  let refreshed = Promise.resolve();
  let clockKept = Promise.resolve();

  return {
    commands,
    ports,
    metrics,
    handle: router.handle,
    start() {
      // It never throws; until it is done there is the last reading.
      refreshed = ports.market.refresh();
      const refresh = refreshMarket(ports);
      scheduler.schedule(config.marketCron, {
        name: refresh.name,
        run() {
          refreshed = refresh.run();
          return refreshed;
        },
      });
      const keeping = keepClock({ ...ports, mark: clockMark(database), log });
      scheduler.schedule(CLOCK_CRON, {
        name: keeping.name,
        run() {
          const kept = keeping.run();
          // Whether it could be written down is no matter for those that wait for it.
          clockKept = kept.catch(() => {});
          return kept;
        },
      });
      const record = recordHistory(ports, { recordsSample: () => play?.isApart() ?? false });
      scheduler.schedule(RECORD_CRON, {
        name: record.name,
        async run() {
          await refreshed;
          await record.run();
        },
      });
      scheduler.schedule(ROLL_UP_CRON, rollUpHistory(ports));
      const past = buildPast(
        { ...config.market, version },
        { dispatcher, clock, log, stop: stopping.signal },
      );
      scheduler.schedule(
        BACKFILL_CRON,
        backfillHistory({
          ...ports,
          past,
          log,
          stop: stopping.signal,
          collectGarbage: () =>
            globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
        }),
      );
      scheduler.schedule(
        HOUR_CRON,
        sweepExpired(async () => {
          await sweepCache(database, clock());
          await outbox.sweep(clock());
          await sweepContents(database, clock());
        }),
      );
    },
    async watch(poster, known = untoldServers) {
      servers = known;
      // Other processes may hold leases on PostgreSQL; they end by themselves.
      if (database.engine === 'sqlite') await outbox.releaseAll();
      const meter = metrics?.meter ?? nobodyCounts;
      const hooks = noticeHooks({ ...ports, places, servers });
      const sending = startSender(
        { outbox, dms, contents, servers, hooks, poster, meter, clock, log },
        {
          ...senderDefaults,
          dmOpenPerMinute,
          work: progress.watch(SENDER, SENDER_PACE),
        },
      );
      sender = sending;
      scheduler.schedule(TICK_CRON, {
        name: 'watch-alerts',
        async run() {
          await Promise.all([refreshed, clockKept]);
          const began = performance.now();
          await watchAlerts({ ...ports, log }, { ...ports.trust, people: PEOPLE_AT_ONCE });
          meter.ticked((performance.now() - began) / 1_000);
          sending.wake();
        },
      });
      scheduler.schedule(DIGEST_CRON, {
        name: 'post-digests',
        async run() {
          await Promise.all([refreshed, clockKept]);
          await postDigests({ ...ports, log }, { group: DIGESTS_AT_ONCE });
          sending.wake();
        },
      });
      scheduler.schedule(ASK_CRON, {
        name: 'ask-servers',
        async run() {
          const began = performance.now();
          const hasTime = () => performance.now() - began < ASKING_MS;
          await placeChannels({ places, servers, hasTime }, ASKED_AT_ONCE);
          await checkSharers({ ...ports, servers, hasTime }, ASKED_AT_ONCE);
        },
      });
    },
    async tickNow() {
      refreshed = ports.market.refresh();
      for (const cron of [TICK_CRON, RECORD_CRON, DIGEST_CRON, ROLL_UP_CRON])
        await scheduler.runNow(cron);
      const isOut = async () => (await outbox.depth(clock())).oldestAge === undefined;
      for (let waited = 0; waited < OUT_WITHIN_MS && !(await isOut()); waited += LOOK_EVERY_MS) {
        sender?.wake();
        await setTimeout(LOOK_EVERY_MS);
      }
    },
    checks: {
      store: () => endingWithin(CHECKED_WITHIN, isStoreWritable()),
      work: () => [...progress.lateness().values()].every((late) => late === 0),
    },
    async stopSending() {
      await sender?.stop();
    },
    async stop() {
      stopping.abort();
      await scheduler.stop();
      progress.stop();
      await sender?.stop();
      await charts.stop();
      // The jobs are done; a provider that still keeps us waiting is not worth waiting for.
      await dispatcher.destroy();
      await database.close();
    },
  };
}

/** Loaded when asked for: most run without monitoring, and its library takes memory. */
async function metricsOf(parts: MetricsParts): Promise<Metrics> {
  const { createMetrics } = await import('../operator/metrics.ts');
  return createMetrics(parts);
}

/** Loaded when the first digest is composed: most start without one. */
function composerOf(ports: Parameters<typeof digestComposer>[0]): DigestComposer {
  let composer: Promise<DigestComposer> | undefined;
  const load = async () => (await import('../digest/digest-composer.job.ts')).digestComposer(ports);
  return {
    async compose(digest) {
      composer ??= load();
      return (await composer).compose(digest);
    },
  };
}

/** Loaded for those who may see the sample network. */
async function sampleHistory(
  stored: HistoryStore,
  market: Market,
  clock: Clock,
): Promise<HistoryStore> {
  const [{ withSampleHistory }, { epochsBetween }] = await Promise.all([
    import('../market/sources/sample/sample-history.ts'),
    import('../mining/difficulty-epochs.ts'),
  ]);
  return withSampleHistory(stored, {
    epochs: epochsBetween(0, clock()),
    isSample: () => market.reading().origin === 'sample',
  });
}

const nobodyCounts: Meter = { ticked: () => {}, delivered: () => {} };
