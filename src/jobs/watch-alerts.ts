import { decide, hurriedIn, type Tick } from '../domain/alert.ts';
import type { DueAlert, Metric } from '../domain/alert-types.ts';
import { forecastOf } from '../domain/conditions.ts';
import { groupNews, type NewsGroup } from '../domain/news-group.ts';
import type { Reading } from '../domain/reading.ts';
import type { RegisteredRig } from '../domain/registered-rig.ts';
import { type WatchAnswer, watchMetrics } from '../domain/watch-metrics.ts';
import type { AlertStore, Clock, Logger, Market, NewNotice, RigStore } from '../ports.ts';
import { type NoticeWriter, noticeWriter } from '../render/notice-message.ts';
import { voiceFor } from '../render/voice.ts';

interface WatchAlertsPorts {
  readonly alerts: Pick<AlertStore, 'awaited' | 'due' | 'advance' | 'watch'>;
  readonly rigs: Pick<RigStore, 'listAll'>;
  readonly market: Pick<Market, 'reading'>;
  readonly clock: Clock;
  readonly log: Logger;
}

interface WatchAlertsOptions {
  /** Exchanges that must agree on the price. */
  readonly minPriceSources: number;
  /** People whose alerts are decided in one transaction. */
  readonly people: number;
}

interface TickReport {
  /** Nothing was decided: the reading is stale, partial, or priced by too few. */
  readonly trusted: boolean;
  readonly alerts: number;
  readonly notices: number;
}

/** Of rounds in a row in which nothing moved, because a row can't be decided. */
const MOST_IDLE_ROUNDS = 3;
/** Of rounds in a row in which others were faster; each of these brings them on. */
const MOST_LOST_ROUNDS = 1_000;
const DEFAULT_LOCALE = 'en-US';

/**
 * One look at the market: every alert that is due is decided, its new state and what there is to
 * tell written together. Killed half way, the next tick goes on where this one stopped; the reading
 * counts as seen only when all is done.
 */
export async function watchAlerts(
  ports: WatchAlertsPorts,
  options: WatchAlertsOptions,
): Promise<TickReport> {
  const { alerts, market, clock, log } = ports;
  const reading = market.reading();
  const now = clock();
  const answer = watchMetrics({
    reading,
    forecast: forecastOf(reading, now),
    previous: await alerts.watch(),
    minPriceSources: options.minPriceSources,
    now,
  });
  if (!answer) {
    log.debug({ at: reading.at }, 'no reading to trust: no alerts');
    return { trusted: false, alerts: 0, notices: 0 };
  }
  const moved = await decideAll(ports, options, { reading, ...answer });
  await alerts.advance({ alerts: [], notices: [], watch: answer.watch });
  return { trusted: true, ...moved };
}

interface Seen extends WatchAnswer {
  readonly reading: Reading;
}

type Question = Parameters<AlertStore['due']>[0];
type Step = Parameters<AlertStore['advance']>[0];

/** Goes on until nothing is due. */
async function decideAll(
  ports: WatchAlertsPorts,
  { people }: WatchAlertsOptions,
  seen: Seen,
): Promise<Omit<TickReport, 'trusted'>> {
  const { alerts, log } = ports;
  const { tick, reading } = seen;
  const write = noticeWriter({ reading, now: tick.now, away: tick.away });
  const total = { alerts: 0, notices: 0 };
  let lostRounds = 0;
  /** Of some people. */
  const round = async (hurried?: Question['hurried']) => {
    const metrics = await awaitedOf(tick.metrics, alerts);
    const due = await alerts.due({ metrics, now: tick.now, limit: people, hurried });
    const step = await stepFor(due, ports, tick, write);
    const moved = step.alerts.length > 0 ? await alerts.advance(step) : { alerts: 0, notices: 0 };
    total.alerts += moved.alerts;
    total.notices += moved.notices;
    const lost = moved.alerts < step.alerts.length;
    lostRounds = lost ? lostRounds + 1 : 0;
    // The reading must not count as seen.
    if (lostRounds === MOST_LOST_ROUNDS) throw new Error('others were faster all the time');
    return { due, lost, moved: moved.alerts };
  };

  const metrics = hurriedIn(tick);
  // Each person once: who is to go on waiting would be found again and again.
  for (let after = metrics.size > 0 ? '' : undefined; after !== undefined; ) {
    const { due, lost } = await round({ metrics, after });
    if (!lost) after = lastOf(due);
  }
  for (let idle = 0; idle < MOST_IDLE_ROUNDS; ) {
    const { due, lost, moved } = await round();
    if (due.length === 0) return total;
    if (moved > 0) idle = 0;
    else if (!lost) idle += 1;
    if (idle === MOST_IDLE_ROUNDS) log.error({ due: due.length }, 'alerts are due but stay so');
  }
  return total;
}

/** @returns The last of these people by their ids. */
function lastOf(due: readonly DueAlert[]): string | undefined {
  return due.map(({ alert }) => alert.userId).reduce((a, b) => (a > b ? a : b), '') || undefined;
}

/** Decides, and says what there is to say. */
async function stepFor(
  due: readonly DueAlert[],
  { rigs, log }: Pick<WatchAlertsPorts, 'rigs' | 'log'>,
  tick: Tick,
  write: NoticeWriter,
): Promise<Step> {
  const decisions = due.flatMap((one) => decide(one, tick) ?? []);
  const groups = groupNews(decisions.flatMap(({ news }) => news ?? []));
  const rigsOf = await rigs.listAll(groups.filter(needsRigs).map(({ userId }) => userId));
  const revisions = new Map(due.map(({ alert }) => [alert.id, alert.revision]));
  const locales = new Map(due.map(({ alert, locale }) => [alert.userId, locale]));
  const untold = new Set<number>();
  const notices = groups.flatMap((group) => {
    const { userId } = group;
    const locale = locales.get(userId) ?? DEFAULT_LOCALE;
    try {
      const person = { rigs: rigsOf.get(userId) ?? [], locale, revisions };
      return [noticeOf(group, tick.now, write, person)];
    } catch (error) {
      // What one person can't be told must not keep the others waiting; it stays due.
      log.error({ error, userId }, 'a notice could not be written');
      for (const { alert } of group.news) untold.add(alert.id);
      return [];
    }
  });
  return {
    alerts: decisions.map(({ alert }) => alert).filter(({ id }) => !untold.has(id)),
    notices,
  };
}

/** Of all that a reading gives, what anybody waits for. */
async function awaitedOf(
  metrics: Tick['metrics'],
  alerts: Pick<AlertStore, 'awaited'>,
): Promise<ReadonlyMap<Metric, number>> {
  const awaited: ReadonlySet<string> = new Set(await alerts.awaited());
  return new Map(
    [...metrics].filter(
      ([metric]) => awaited.has(`${metric}:below`) || awaited.has(`${metric}:above`),
    ),
  );
}

const needsRigs = ({ news }: NewsGroup) => news.some(({ kind }) => kind === 'retarget');

function noticeOf(
  group: NewsGroup,
  now: number,
  write: NoticeWriter,
  person: {
    readonly rigs: readonly RegisteredRig[];
    readonly locale: string;
    /** Of the alerts as they were found, by id. */
    readonly revisions: ReadonlyMap<number, number>;
  },
): NewNotice {
  const { userId, deliver, news } = group;
  const ids = news.map(({ alert }) => alert.id);
  const lowest = Math.min(...ids);
  return {
    recipient: deliver === 'dm' ? `u:${userId}` : `c:${deliver}`,
    owner: userId,
    payload: write({ userId, deliver, news, rigs: person.rigs }, voiceFor(person.locale)),
    dedupeKey: `alert:${lowest}:${person.revisions.get(lowest) ?? 0}`,
    createdAt: now,
  };
}
