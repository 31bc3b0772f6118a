import { changesOf } from '../../src/alert/changes.ts';
import { type AlertEntry, alertSuggestion } from '../../src/alert/list.message.ts';
import { isChange } from '../../src/alert/metric.ts';
import { watchMetrics } from '../../src/alert/metrics.ts';
import type { MarketSnapshot } from '../../src/alert/reevaluate.ts';
import type { Alert, ChangeMetric, Metric, Params } from '../../src/alert/types.ts';
import type { Caller, StringOption, Suggestion } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { forecastOf, momentOf } from '../../src/market/conditions.ts';
import { otherReadings } from '../../src/market/other-readings.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { insistOn } from '../shared/insist-on.ts';
import { numberNamed, picked, suggestionsLike } from '../shared/picking.ts';

/** Option that names one of the caller's own alerts. */
export const alertOption = {
  ...picked,
  description: localized('option.alert.description'),
  nameLocalizations: localized('option.alert.name').localizations,
  required: true,
} as const satisfies StringOption;

/** Returns all of somebody's alerts with their rigs, in the order they were added. */
export async function entriesOf(
  userId: string,
  { alerts, rigs }: Pick<Ports, 'alerts' | 'rigs'>,
): Promise<readonly AlertEntry[]> {
  const [all, owned] = await Promise.all([alerts.list(userId), rigs.list(userId)]);
  const byId = new Map(owned.map((rig) => [rig.id, rig]));
  return all.map((alert) => entryOf(alert, byId));
}

function entryOf(alert: Alert, rigs: ReadonlyMap<number, RegisteredRig>): AlertEntry {
  return { alert, rig: alert.rigId === undefined ? undefined : rigs.get(alert.rigId) };
}

export async function suggestAlerts(
  text: string,
  { id, locale }: Caller,
  ports: Pick<Ports, 'alerts' | 'rigs'>,
): Promise<readonly Suggestion[]> {
  const i18n = i18nFor(locale);
  const all = (await entriesOf(id, ports)).map((entry) => ({
    name: alertSuggestion(entry, i18n),
    value: String(entry.alert.id),
  }));
  return suggestionsLike(text, all);
}

/** Finds an alert by its id. @throws UserError when it is gone, or the button carried none. */
export async function alertById(
  id: number | undefined,
  caller: Caller,
  ports: Pick<Ports, 'alerts' | 'rigs'>,
  { t }: I18n,
): Promise<AlertEntry> {
  const found = (await entriesOf(caller.id, ports)).find(({ alert }) => alert.id === id);
  if (!found) throw new UserError(t('alerts.gone'));
  return found;
}

/**
 * Finds an alert by its number, with whatever a suggestion says after it.
 *
 * @throws UserError when there is no such alert.
 */
export async function readAlert(
  text: string,
  { id }: Caller,
  ports: Pick<Ports, 'alerts' | 'rigs'>,
  i18n: I18n,
): Promise<AlertEntry> {
  const number = numberNamed(text);
  const entries = await entriesOf(id, ports);
  const found = entries.find(({ alert }) => String(alert.id) === number);
  if (found) return found;
  throw new UserError(
    entries.length === 0
      ? await noAlerts({ id }, ports, i18n)
      : i18n.t('alerts.unknown', { text: quoted(text, 40) }),
  );
}

/** Says to somebody without alerts how to set one up: for one of their rigs, where there are any. */
export async function noAlerts(
  { id }: Pick<Caller, 'id'>,
  { rigs }: Pick<Ports, 'rigs'>,
  { t }: I18n,
): Promise<string> {
  const [first] = await rigs.list(id);
  return first ? t('alerts.noneOfRig', { name: first.name }) : t('alerts.none');
}

/**
 * Returns the market as the next tick would know it: a new bot's first tick is still to come, and a
 * state that holds by now is not told.
 */
export async function snapshotOf(
  { alerts, clock, market, trust, history }: SnapshotPorts,
  about: readonly Params[] = [],
): Promise<MarketSnapshot> {
  const now = clock();
  const previous = await alerts.watch();
  const reading = market.reading();
  const forecast = forecastOf(reading, momentOf(reading, clock));
  const others = otherReadings(market);
  const answer = watchMetrics({ reading, forecast, others, previous, ...trust, now });
  const metrics = (answer?.watch ?? previous)?.last.metrics ?? new Map<Metric, number>();
  const wanted = changesIn(about);
  if (wanted.length === 0) return { now, metrics };
  const changes = await changesOf(wanted, metrics, now, history);
  return { now, metrics: new Map<Metric, number>([...metrics, ...changes]) };
}

type SnapshotPorts = Pick<Ports, 'alerts' | 'clock' | 'market' | 'trust' | 'history'>;

/**
 * Returns how far what these alerts watch has changed, for those that are about that; to be shown.
 */
export async function changesFor(
  about: readonly Params[],
  ports: SnapshotPorts,
): Promise<ReadonlyMap<ChangeMetric, number>> {
  const wanted: ReadonlySet<Metric> = new Set(changesIn(about));
  if (wanted.size === 0) return new Map();
  const { metrics } = await snapshotOf(ports, about);
  return new Map([...metrics].flatMap(([one, value]) => (isChange(one) ? [[one, value]] : [])));
}

function changesIn(about: readonly Params[]): readonly ChangeMetric[] {
  return about.flatMap((params) =>
    params.kind === 'threshold' && isChange(params.metric) ? [params.metric] : [],
  );
}

/**
 * Changes an alert on top of whatever it has become meanwhile.
 *
 * @returns The alert as it is now.
 * @throws UserError when it changes all the time, or there is one like that already.
 */
export function changeAlert(
  id: number,
  caller: Caller,
  ports: SnapshotPorts & Pick<Ports, 'rigs'>,
  change: (entry: AlertEntry, snapshot: MarketSnapshot) => Alert,
): Promise<AlertEntry | 'gone'> {
  const { alerts, rigs } = ports;
  const userId = caller.id;
  return insistOn(async () => {
    const alert = await alerts.find(userId, id);
    if (!alert) return 'gone';
    const rig = alert.rigId === undefined ? undefined : await rigs.get(userId, alert.rigId);
    const changed = change({ alert, rig }, await snapshotOf(ports, [alert.params]));
    const saved = await alerts.save(changed);
    if (saved === 'changed') return undefined;
    if (saved === 'same') throw new UserError(i18nFor(caller.locale).t('alerts.editTwin'));
    return saved === 'saved' ? { alert: changed, rig } : 'gone';
  }, i18nFor(caller.locale));
}
