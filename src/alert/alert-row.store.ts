import type { Insertable, Selectable } from 'kysely';
import * as z from 'zod';
import { coinIds } from '../coin/coins.ts';
import type { AlertsTable } from '../database/schema.ts';
import { stoppedBecause } from '../outbox/stopped-because.store.ts';
import { subjectOf } from './subject.ts';
import type {
  Alert,
  AlertState,
  Metric,
  NewAlert,
  Observation,
  Params,
  ThresholdMetric,
  ToldPlan,
  Wait,
} from './types.ts';

const coin = z.literal(coinIds);
const currency = z.string().regex(/^[A-Z]{3}$/);
const window = z.literal(['1h', '24h', '7d']);
const thresholdMetric: z.ZodType<ThresholdMetric> = z.union([
  z.templateLiteral(['hashprice:', coin, ':', currency]),
  z.templateLiteral(['price:', coin, ':', currency]),
  z.templateLiteral([z.literal(['fees', 'forecast']), ':', coin]),
  z.templateLiteral(['change:hashprice:', coin, ':', currency, ':', window]),
  z.templateLiteral(['change:price:', coin, ':', currency, ':', window]),
  z.templateLiteral(['change:', z.literal(['fees', 'difficulty']), ':', coin, ':', window]),
]);
const rigMetric = z.literal([
  'rig-silence',
  'rig-rate',
  'rig-best',
  'rig-block',
  'rig-heat',
  'rig-restarts',
]);
/**
 * Any metric, the most frequent kind first: nine of each currency are remembered from tick to tick.
 */
const metric: z.ZodType<Metric> = z.union([
  z.templateLiteral(['next-hashprice:', coin, ':', currency, ':', z.int()]),
  thresholdMetric,
  z.templateLiteral([z.literal(['epoch', 'height', 'difficulty']), ':', coin]),
  z.templateLiteral([rigMetric, ':', z.int()]),
  z.templateLiteral(['power:', z.string()]),
]);
const side = z.literal(['below', 'above']);
const wait: z.ZodType<Wait> = z.union([
  z.templateLiteral(['hashprice:', coin, ':', currency, ':', side]),
  z.templateLiteral(['price:', coin, ':', currency, ':', side]),
  z.templateLiteral(['next-hashprice:', coin, ':', currency, ':', z.int(), ':', side]),
  z.templateLiteral([
    z.literal(['fees', 'forecast', 'epoch', 'height', 'difficulty']),
    ':',
    coin,
    ':',
    side,
  ]),
  z.templateLiteral([rigMetric, ':', z.int(), ':', side]),
  z.templateLiteral(['power:', z.string(), ':', side]),
  z.templateLiteral(['change:hashprice:', coin, ':', currency, ':', window, ':', side]),
  z.templateLiteral(['change:price:', coin, ':', currency, ':', window, ':', side]),
  z.templateLiteral([
    'change:',
    z.literal(['fees', 'difficulty']),
    ':',
    coin,
    ':',
    window,
    ':',
    side,
  ]),
]);
const state: z.ZodType<AlertState> = z.literal(['clear', 'falling', 'fired', 'rising', 'told']);
const patience = { sustain: z.number(), cooldown: z.number() };

/** A schema for each kind: an alert that was stored and can't be read would break its owner's list. */
type ParamsSchemas = {
  readonly [K in Params['kind']]: z.ZodType<Extract<Params, { readonly kind: K }>>;
};
const paramsByKind: ParamsSchemas = {
  unprofitable: z.object({
    kind: z.literal('unprofitable'),
    floor: z.number(),
    margin: z.number(),
    ...patience,
  }),
  outlook: z.object({ kind: z.literal('outlook'), floor: z.number(), chance: z.number() }),
  threshold: z.object({
    kind: z.literal('threshold'),
    metric: thresholdMetric,
    side,
    level: z.number(),
    clearLevel: z.number(),
    ...patience,
  }),
  offline: z.object({ kind: z.literal('offline'), ...patience }),
  low: z.object({ kind: z.literal('low'), ...patience }),
  best: z.object({ kind: z.literal('best'), cooldown: z.number() }),
  block: z.object({ kind: z.literal('block') }),
  hot: z.object({ kind: z.literal('hot'), level: z.number(), ...patience }),
  rebooted: z.object({ kind: z.literal('rebooted'), cooldown: z.number() }),
  mode: z.object({ kind: z.literal('mode'), side, ...patience }),
  hourly: z.object({ kind: z.literal('hourly') }),
  retarget: z.object({ kind: z.literal('retarget'), coin }),
  halving: z.object({ kind: z.literal('halving'), coin }),
};
const kindOf = z.object(paramsByKind).keyof();

const minutes = z.int().min(0).max(1_440);
const toldPlan: z.ZodType<ToldPlan> = z.object({
  day: z.iso.date(),
  spans: z.array(z.object({ from: minutes, to: minutes })),
  changes: z.int().min(0),
});

const observation = z.object({ at: z.number(), metrics: z.array(z.tuple([metric, z.number()])) });

export function alertOf(row: Selectable<AlertsTable>): Alert {
  return {
    id: row.id,
    userId: row.user_id,
    rigId: row.rig_id ?? undefined,
    params: paramsByKind[kindOf.parse(row.kind)].parse({
      ...JSON.parse(row.params),
      kind: row.kind,
    }),
    deliver: row.deliver,
    guildId: row.guild_id || undefined,
    stopped: row.stopped === null ? undefined : stoppedBecause.parse(JSON.parse(row.stopped)),
    state: state.parse(row.state),
    stateSince: row.state_since,
    waitsFor: row.waits_for === null ? undefined : wait.parse(row.waits_for),
    level: row.level ?? undefined,
    dueAt: row.due_at ?? undefined,
    begunAt: row.begun_at ?? undefined,
    lastFiredAt: row.last_fired_at ?? undefined,
    notifiedAt: row.notified_at ?? undefined,
    plan: row.plan === null ? undefined : toldPlan.parse(JSON.parse(row.plan)),
    muted: row.muted === 1,
    snoozedUntil: row.snoozed_until ?? undefined,
    createdAt: row.created_at,
    revision: row.revision,
  };
}

/** Returns the columns that a decision changes. */
export function courseColumns(alert: NewAlert) {
  return {
    state: alert.state,
    state_since: alert.stateSince,
    waits_for: alert.waitsFor ?? null,
    level: alert.level ?? null,
    due_at: alert.dueAt ?? null,
    begun_at: alert.begunAt ?? null,
    last_fired_at: alert.lastFiredAt ?? null,
    notified_at: alert.notifiedAt ?? null,
    plan: alert.plan ? JSON.stringify(alert.plan) : null,
    muted: alert.muted ? 1 : 0,
    snoozed_until: alert.snoozedUntil ?? null,
  };
}

/** Returns the columns that an alert's owner may change. */
export function wishColumns(alert: NewAlert) {
  const { kind: _, ...rest } = alert.params;
  return {
    params: JSON.stringify(rest),
    deliver: alert.deliver,
    subject: subjectOf(alert),
    guild_id: alert.guildId ?? null,
    stopped: alert.stopped ? JSON.stringify(alert.stopped) : null,
  };
}

export function newAlertRow(alert: NewAlert): Insertable<AlertsTable> {
  return {
    user_id: alert.userId,
    rig_id: alert.rigId ?? null,
    kind: alert.params.kind,
    ...wishColumns(alert),
    ...courseColumns(alert),
    created_at: alert.createdAt,
    revision: 1,
  };
}

export function waitOf(text: string): Wait {
  return wait.parse(text);
}

export function observationOf(json: string): Observation {
  const { at, metrics } = observation.parse(JSON.parse(json));
  return { at, metrics: new Map(metrics) };
}

export function observationJson({ at, metrics }: Observation): string {
  return JSON.stringify({ at, metrics: [...metrics] });
}
