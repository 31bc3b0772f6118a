import { setImmediate as nextTurn } from 'node:timers/promises';
import { i18nFor } from '../i18n/i18n.ts';
import type { Logger } from '../log/logger.port.ts';
import { forecastOf, momentOf } from '../market/conditions.ts';
import type { HistoryStore, Market } from '../market/market.port.ts';
import type { Reading } from '../market/reading.ts';
import type { Charts } from '../message/message.port.ts';
import type { Content, NewNotice } from '../outbox/notice.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import type { RigStore } from '../rig/rig.port.ts';
import type { Clock } from '../time/clock.port.ts';
import { HOUR, MINUTE } from '../time/seconds.ts';
import { inTurns } from '../time/turns.ts';
import type { AlertStore } from './alert.port.ts';
import { awaitedChanges, changesOf, withChanges } from './changes.ts';
import {
  type Decision,
  decide,
  type EventGroup,
  groupEvents,
  type Tick,
  urgentIn,
} from './decide.ts';
import { recipientOf } from './deliver.ts';
import { completePoints, type PastMarket } from './market-move.ts';
import { watchMetrics } from './metrics.ts';
import { type NoticeWriter, noticeWriter } from './notice.message.ts';
import type { NoticePictures } from './notice-pictures.job.ts';
import { pipeline } from './pipeline.job.ts';
import { withPower } from './power-metrics.ts';
import type { ChangeMetric, DueAlert, Metric, Wait, Watch } from './types.ts';

interface WatchAlertsPorts {
  readonly alerts: Pick<
    AlertStore,
    'awaited' | 'peopleDue' | 'peopleUrgent' | 'due' | 'advance' | 'watch'
  >;
  readonly rigs: Pick<RigStore, 'listAll'>;
  readonly market: Pick<Market, 'reading'>;
  readonly history: Pick<HistoryStore, 'range' | 'rates'>;
  /** Without them notices go without pictures. */
  readonly charts?: Charts | undefined;
  readonly clock: Clock;
  readonly log: Logger;
}

interface WatchAlertsOptions {
  /** Exchanges that must agree on the price. */
  readonly minPriceSources: number;
  /** The sample network counts as well. */
  readonly trustsSample?: boolean;
  /** People whose alerts are decided in one transaction. */
  readonly people: number;
  /** Readings of other coins that alerts wait for. */
  readonly others?: readonly Reading[] | undefined;
}

interface TickReport {
  /** False when nothing was decided: the reading is stale, partial, or priced by too few. */
  readonly trusted: boolean;
  readonly alerts: number;
  readonly notices: number;
}

type Question = Parameters<AlertStore['due']>[0];
type Step = Parameters<AlertStore['advance']>[0];

/** Groups of people found by one search of the index. */
const GROUPS_OF_A_ROUND = 20;
/** People whose notices are worded without a pause: some milliseconds' work. */
const PEOPLE_AT_A_STRETCH = 50;
/** Rounds in a row in which nothing may move, because a row can't be decided. */
const MOST_IDLE_ROUNDS = 3;
/** Rounds in a row in which others may be faster; each of these brings them on. */
const MOST_LOST_ROUNDS = 1_000;
/** Seconds in which a cause of what is told is looked for. */
const TRAIL = HOUR;
/** Seconds before an outage in which a cause is looked for: a reading a minute is kept. */
const TRAIL_BEFORE_OUTAGE = 5 * MINUTE;
const DEFAULT_LOCALE = 'en-US';

/**
 * Looks at the market once: every alert that is due is decided, its new state and what there is to
 * tell written together. After it is killed half way, the next tick goes on where this one stopped;
 * the reading counts as seen only when all is done.
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
    others: options.others,
    previous: await alerts.watch(),
    minPriceSources: options.minPriceSources,
    trustsSample: options.trustsSample,
    now,
  });
  if (!answer) {
    log.debug({ at: reading.at }, 'no reading to trust: no alerts');
    return { trusted: false, alerts: 0, notices: 0 };
  }
  const awaited = await alerts.awaited();
  const changed = withChanges(answer.tick, await changesIn(answer.tick, awaited, ports));
  const tick = withPower(changed, awaited, reading.spot);
  const { outage } = tick;
  let writer: Promise<NoticeWriter> | undefined;
  const startWriter = async () =>
    noticeWriter({
      reading,
      others: options.others,
      now,
      outage,
      trail: await trailOf(reading, tick, ports),
    });
  let pictures: Promise<NoticePictures | undefined> | undefined;
  const moved = await decideAll(ports, options, {
    tick,
    watch: answer.watch,
    pictures() {
      pictures ??= picturesOf(reading, now, ports);
      return pictures;
    },
    writer() {
      writer ??= startWriter();
      return writer;
    },
  });
  await alerts.advance({ alerts: [], notices: [], watch: answer.watch });
  return { trusted: true, ...moved };
}

interface Seen {
  readonly tick: Tick;
  /** The watch as it will be when the tick is over, where it looks at the market. */
  readonly watch?: Watch;
  /** Returns the writer for all of the tick, made when there is something to tell. */
  readonly writer: () => Promise<NoticeWriter>;
  /** The pictures of the tick's notices; nothing where nobody paints any. */
  readonly pictures: () => Promise<NoticePictures | undefined>;
}

/** Loads what draws when a notice may have a picture. */
async function picturesOf(
  reading: Reading,
  now: number,
  { charts, history, log }: WatchAlertsPorts,
): Promise<NoticePictures | undefined> {
  if (!charts) return undefined;
  const { noticePictures } = await import('./notice-pictures.job.ts');
  return noticePictures({ charts, history, log }, { reading, now: momentOf(reading, () => now) });
}

/** Reads the changes that somebody waits for; none where the history can't be read. */
async function changesIn(
  { metrics, now }: Tick,
  awaited: readonly Wait[],
  { history, log }: Pick<WatchAlertsPorts, 'history' | 'log'>,
): Promise<ReadonlyMap<ChangeMetric, number>> {
  const wanted = awaitedChanges(awaited);
  if (wanted.length === 0) return new Map();
  try {
    return await changesOf(wanted, metrics, now, history);
  } catch (error) {
    log.error({ err: error }, 'the history of changes could not be read');
    return new Map();
  }
}

/**
 * Reads the market of late, or before an outage. A notice goes out without it where it can't be
 * read.
 */
async function trailOf(
  { coin }: Reading,
  { now, outage }: Tick,
  { history, log }: Pick<WatchAlertsPorts, 'history' | 'log'>,
): Promise<readonly PastMarket[]> {
  const from = (outage?.from ?? now) - (outage ? TRAIL_BEFORE_OUTAGE : TRAIL);
  try {
    return completePoints(await history.range({ coin, step: 'raw', from, to: now }));
  } catch (error) {
    log.error({ err: error }, 'the history of the last hour could not be read');
    return [];
  }
}

/** Decides alerts until none is due. */
async function decideAll(
  ports: WatchAlertsPorts,
  { people }: WatchAlertsOptions,
  seen: Seen,
): Promise<Omit<TickReport, 'trusted'>> {
  const { alerts, log } = ports;
  const { tick } = seen;
  const limit = people * GROUPS_OF_A_ROUND;
  const urgent = urgentIn(tick);
  const total = { alerts: 0, notices: 0 };
  let lostRounds = 0;
  const round = async (found: readonly string[], question: Omit<Question, 'people'>) => {
    const groups = Array.from({ length: Math.ceil(found.length / people) }, (_, index) =>
      found.slice(index * people, (index + 1) * people),
    );
    const moved = { alerts: 0, notices: 0, lost: 0 };
    await pipeline(groups, {
      read: (group) => alerts.due({ ...question, people: group }),
      decide: (due) => stepFor(due, ports, seen),
      async write(step) {
        if (step.alerts.length === 0) return;
        const done = await alerts.advance({ ...step, within: seen.watch });
        // This process stood still: its reading says nothing any more.
        if (done.isOvertaken) throw new Error('others have decided by a later reading');
        moved.alerts += done.alerts;
        moved.notices += done.notices;
        if (done.alerts < step.alerts.length) moved.lost += 1;
      },
    });
    total.alerts += moved.alerts;
    total.notices += moved.notices;
    // Others were faster: what is due of these people has to be read anew.
    lostRounds = moved.lost > 0 ? lostRounds + 1 : 0;
    // The reading must not count as seen.
    if (lostRounds === MOST_LOST_ROUNDS) throw new Error('others were faster all the time');
    return moved;
  };
  const now = async () => ({ metrics: await awaitedOf(tick.metrics, alerts), now: tick.now });

  // This asks for each person once: one who is to go on waiting would be found again and again.
  for (let after: string | undefined = ''; urgent.size > 0 && after !== undefined; ) {
    const found: readonly string[] = await alerts.peopleUrgent({ metrics: urgent, after, limit });
    const { lost } = await round(found, { ...(await now()), urgent });
    if (lost === 0) after = found.at(-1);
  }
  for (let idle = 0; idle < MOST_IDLE_ROUNDS; ) {
    const question = await now();
    const found = await alerts.peopleDue({ ...question, limit });
    if (found.length === 0) return total;
    const moved = await round(found, question);
    if (moved.alerts > 0) idle = 0;
    else if (moved.lost === 0) idle += 1;
    if (idle === MOST_IDLE_ROUNDS)
      log.error({ people: found.length }, 'alerts are due but stay so');
  }
  return total;
}

/** Decides alerts, and words what there is to say. */
export async function stepFor(
  due: readonly DueAlert[],
  { rigs, log }: Pick<WatchAlertsPorts, 'rigs' | 'log'>,
  { tick, writer, pictures }: Seen,
): Promise<Step> {
  const isHourly = due.some(({ alert }) => alert.params.kind === 'hourly');
  const known = {
    ...tick,
    ...(due.some(({ quiet }) => quiet) && (await quietHours())),
    ...(isHourly && (await hours())),
  };
  const turn = inTurns();
  const decisions: Decision[] = [];
  for (const one of due) {
    const decision = decide(one, known);
    if (decision) decisions.push(decision);
    // Hours are planned by many sums, and those of a place all in the same evening.
    await turn();
  }
  const groups = groupEvents(decisions.flatMap(({ event }) => event ?? []));
  const rigsOf = await rigs.listAll(groups.filter(needsRigs).map(({ userId }) => userId));
  const revisions = new Map(due.map(({ alert }) => [alert.id, alert.revision]));
  const locales = new Map(due.map(({ alert, locale }) => [alert.userId, locale]));
  const write = groups.length > 0 ? await writer() : undefined;
  const untold = new Set<number>();
  const notices: NewNotice[] = [];
  const enclosed: Promise<Content | undefined>[] = [];
  const drawn = groups.some(mayBeDrawn) ? await pictures() : undefined;
  for (const [index, group] of groups.entries()) {
    // The other groups' queries get on meanwhile. And SQLite never waits for anything: without this
    // nobody else would have a turn until the tick is over.
    if (index % PEOPLE_AT_A_STRETCH === 0) await nextTurn();
    const { userId } = group;
    const locale = locales.get(userId) ?? DEFAULT_LOCALE;
    try {
      if (!write) break;
      const person = { rigs: rigsOf.get(userId) ?? [], locale, revisions };
      notices.push(noticeOf(group, tick.now, write, person));
      enclosed.push(drawn ? drawn.of(group, locale) : NOTHING);
    } catch (error) {
      // A notice that can't be written must not keep the others waiting; its alerts stay due.
      log.error({ err: error, userId }, 'a notice could not be written');
      for (const { alert } of group.events) untold.add(alert.id);
    }
  }
  const contents = await Promise.all(enclosed);
  return {
    alerts: decisions.map(({ alert }) => alert).filter(({ id }) => !untold.has(id)),
    notices: notices.map((notice, index) => ({ ...notice, content: contents[index]?.id })),
    contents: [...new Set(contents)].filter((content) => content !== undefined),
  };
}

const NOTHING = Promise.resolve(undefined);

/** Loaded when somebody has some: it brings the time zones' library with it. */
const quietHours = () => import('../people/quiet-until.ts');
const hours = () => import('./hourly.ts');

/** Returns those of a reading's metrics that any alert waits for. */
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

const mayBeDrawn = ({ events }: EventGroup) =>
  events.some(({ kind }) => kind === 'unprofitable' || kind === 'recovered');
const needsRigs = ({ events }: EventGroup) => events.some(({ kind }) => kind === 'retarget');

function noticeOf(
  group: EventGroup,
  now: number,
  write: NoticeWriter,
  person: {
    readonly rigs: readonly RegisteredRig[];
    readonly locale: string;
    /** Revisions of the alerts as they were found, by id. */
    readonly revisions: ReadonlyMap<number, number>;
  },
): NewNotice {
  const { userId, deliver, events } = group;
  const ids = events.map(({ alert }) => alert.id);
  const lowest = Math.min(...ids);
  return {
    recipient: recipientOf({ deliver, userId }),
    owner: userId,
    payload: write({ userId, deliver, events, rigs: person.rigs }, i18nFor(person.locale)),
    dedupeKey: `alert:${lowest}:${person.revisions.get(lowest) ?? 0}`,
    createdAt: now,
    priority: 'alert',
  };
}
