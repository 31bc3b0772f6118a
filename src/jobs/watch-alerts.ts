import { setImmediate as nextTurn } from 'node:timers/promises';
import { decide, type Tick } from '../domain/alert.ts';
import type { DueAlert, Metric } from '../domain/alert-types.ts';
import { forecastOf } from '../domain/conditions.ts';
import { groupNews, type NewsGroup } from '../domain/news-group.ts';
import type { RegisteredRig } from '../domain/registered-rig.ts';
import { watchMetrics } from '../domain/watch-metrics.ts';
import type { AlertNotice, AlertStore, Clock, Logger, Market, RigStore } from '../ports.ts';
import { type NoticeWriter, noticeWriter } from '../render/notice-message.ts';
import { voiceFor } from '../render/voice.ts';

interface WatchAlertsPorts {
  readonly alerts: Pick<AlertStore, 'awaited' | 'peopleDue' | 'due' | 'advance' | 'watch'>;
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

type Step = Parameters<AlertStore['advance']>[0];
type Moved = Omit<TickReport, 'trusted'>;

/** Found by one search of the index. */
const GROUPS_OF_A_ROUND = 20;
/** Worded without a pause: some milliseconds' work. */
const PEOPLE_AT_A_STRETCH = 50;
/** Of rounds in a row in which nothing moved, because others were faster or a row can't be decided. */
const MOST_IDLE_ROUNDS = 3;
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
  const write = noticeWriter({ reading, now, away: answer.tick.away });
  const moved = await decideAll(ports, options, { tick: answer.tick, write });
  await alerts.advance({ alerts: [], notices: [], watch: answer.watch });
  return { trusted: true, ...moved };
}

interface Seen {
  readonly tick: Tick;
  readonly write: NoticeWriter;
}

/** Goes on until nothing is due. */
async function decideAll(
  ports: WatchAlertsPorts,
  { people }: WatchAlertsOptions,
  seen: Seen,
): Promise<Moved> {
  const { alerts, log } = ports;
  const { tick } = seen;
  const total = { alerts: 0, notices: 0 };
  for (let idle = 0; idle < MOST_IDLE_ROUNDS; ) {
    const question = { metrics: await awaitedOf(tick.metrics, alerts), now: tick.now };
    const due = await alerts.peopleDue({ ...question, limit: people * GROUPS_OF_A_ROUND });
    if (due.length === 0) return total;

    const groups = Array.from({ length: Math.ceil(due.length / people) }, (_, index) =>
      due.slice(index * people, (index + 1) * people),
    );
    const moved = await advanceInTurn(groups, {
      read: (group) => alerts.due({ ...question, people: group }),
      decide: (found) => stepFor(found, ports, seen),
      write: (step) => alerts.advance(step),
    });
    total.alerts += moved.alerts;
    total.notices += moved.notices;
    if (moved.alerts > 0) {
      idle = 0;
    } else {
      idle += 1;
      if (idle === MOST_IDLE_ROUNDS) {
        log.error({ people: due.length }, 'alerts are due but stay so');
      }
    }
  }
  return total;
}

/**
 * Reads one group while it decides on the one before and the one before that is written: reading and
 * writing are PostgreSQL's work, deciding is ours.
 */
async function advanceInTurn(
  groups: readonly (readonly string[])[],
  {
    read,
    decide,
    write,
  }: {
    readonly read: (group: readonly string[]) => Promise<readonly DueAlert[]>;
    readonly decide: (found: readonly DueAlert[]) => Promise<Step>;
    readonly write: (step: Step) => Promise<Moved>;
  },
): Promise<Moved> {
  const total = { alerts: 0, notices: 0 };
  const writeAndCount = async (step: Step) => {
    const { alerts, notices } = await write(step);
    total.alerts += alerts;
    total.notices += notices;
  };
  let found = await read(groups[0] ?? []);
  let writing: Promise<unknown> = Promise.resolve();
  try {
    for (const [index] of groups.entries()) {
      const following = groups[index + 1];
      const [step, next] = await Promise.all([
        decide(found),
        following ? read(following) : [],
        writing,
      ]);
      writing = writeAndCount(step);
      found = next;
    }
    await writing;
    return total;
  } finally {
    // When something failed meanwhile: no write is on its way once the tick is over.
    await Promise.allSettled([writing]);
  }
}

async function stepFor(
  due: readonly DueAlert[],
  { rigs, log }: Pick<WatchAlertsPorts, 'rigs' | 'log'>,
  { tick, write }: Seen,
): Promise<Step> {
  const decisions = due.flatMap((one) => decide(one, tick) ?? []);
  const groups = groupNews(decisions.flatMap(({ news }) => news ?? []));
  const rigsOf = await rigs.listAll(groups.filter(needsRigs).map(({ userId }) => userId));
  const revisions = new Map(due.map(({ alert }) => [alert.id, alert.revision]));
  const locales = new Map(due.map(({ alert, locale }) => [alert.userId, locale]));
  const untold = new Set<number>();
  const notices: AlertNotice[] = [];
  for (const [index, group] of groups.entries()) {
    // The other groups' queries get on meanwhile. And SQLite never waits for anything: without this
    // nobody else would have a turn until the tick is over.
    if (index % PEOPLE_AT_A_STRETCH === 0) await nextTurn();
    const { userId } = group;
    const locale = locales.get(userId) ?? DEFAULT_LOCALE;
    try {
      const person = { rigs: rigsOf.get(userId) ?? [], locale, revisions };
      notices.push(noticeOf(group, tick.now, write, person));
    } catch (error) {
      // What one person can't be told must not keep the others waiting; it stays due.
      log.error({ error, userId }, 'a notice could not be written');
      for (const { alert } of group.news) untold.add(alert.id);
    }
  }
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
): AlertNotice {
  const { userId, deliver, news } = group;
  const ids = news.map(({ alert }) => alert.id);
  const lowest = Math.min(...ids);
  return {
    recipient: deliver === 'dm' ? `u:${userId}` : `c:${deliver}`,
    owner: userId,
    payload: write({ userId, deliver, news, rigs: person.rigs }, voiceFor(person.locale)),
    dedupeKey: `alert:${lowest}:${person.revisions.get(lowest) ?? 0}`,
    createdAt: now,
    alerts: ids,
  };
}
