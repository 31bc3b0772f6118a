import type { AlertAdded } from '../../src/alert/alert.port.ts';
import { type AlertEntry, alertSetMessage, welcomeMessage } from '../../src/alert/list.message.ts';
import { coinOfParams } from '../../src/alert/metric.ts';
import { usualUnprofitable } from '../../src/alert/params.ts';
import { newAlert } from '../../src/alert/reevaluate.ts';
import type { Alert, Params } from '../../src/alert/types.ts';
import type { CoinId } from '../../src/coin/coins.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import type { Message } from '../../src/message/message.ts';
import { personRecipient } from '../../src/outbox/recipient.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { type Place, reachOf } from '../shared/reach.ts';
import { changesFor, snapshotOf } from './entries.ts';

/** The most alerts that one person can have. */
const MOST_ALERTS = 500;

export interface AlertWish {
  readonly params: Params;
  readonly rig?: RegisteredRig | undefined;
  readonly place: Place;
  /** Set where the caller is greeted for another alert of the same command. */
  readonly isGreeted?: boolean | undefined;
}

/**
 * Sets an alert up and says how it stands.
 *
 * @throws UserError when there is the same alert already, or there are too many.
 */
export async function setAlert(
  { params, rig, place, isGreeted = false }: AlertWish,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  // Its reading is needed at once, to judge how the alert stands.
  const coin = rig?.coin ?? coinOfParams(params);
  if (coin) await ports.market.want(coin);
  const wanted = { userId: caller.id, rigId: rig?.id, params, ...place };
  const added = await ports.alerts.add(newAlert(wanted, rig, await snapshotOf(ports, [params])));
  if (!added.ok) throw notAdded(added, i18n);
  await rememberLanguage(caller, ports);
  return confirmed('set', { alert: added.alert, rig, isGreeted }, caller, ports);
}

/** Returns the sentence that says why an alert was not set. */
export function notAdded(
  added: Extract<AlertAdded, { readonly ok: false }>,
  { t, count }: I18n,
): UserError {
  switch (added.why) {
    case 'no-rig':
      return new UserError(t('alerts.rigGone'));
    case 'too-many':
      return new UserError(t('alerts.tooMany', { count: count(MOST_ALERTS) }));
    case 'same': {
      const id = String(added.alert.id);
      return new UserError(t(added.alert.stopped ? 'alerts.twinStopped' : 'alerts.twin', { id }));
    }
  }
}

/** Notes the person's language: notices use Discord's unless another one was chosen. */
export function rememberLanguage(
  { id, locale }: Caller,
  { settings, clock }: Pick<Ports, 'settings' | 'clock'>,
): Promise<void> {
  return settings.noteLocale(id, locale, clock());
}

/** Watches a rig, as "Watch it" does: by direct message when its profit falls below zero. */
export function watchRig(rig: RegisteredRig, caller: Caller, ports: Ports): Promise<Message> {
  return setAlert({ params: usualUnprofitable(), rig, place: { deliver: 'dm' } }, caller, ports);
}

/**
 * Says how the alert stands and where it goes. Until a direct message has got through, one is sent
 * with each new alert: whether it does is better known now than when it matters.
 */
export async function confirmed(
  what: 'set' | 'changed',
  { isGreeted = false, ...entry }: AlertEntry & Pick<AlertWish, 'isGreeted'>,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const writing = what === 'set';
  const { deliver } = entry.alert;
  const reach = await reachOf({ deliver, writing }, caller, ports, i18n);
  const { lines, components, unproven } = reach;
  const market = {
    reading: ports.market.reading(),
    readingOf: (coin: CoinId) => ports.market.reading(coin),
    now: ports.clock(),
    changes: await changesFor([entry.alert.params], ports),
  };
  if (writing && unproven && !isGreeted) {
    await greet(welcomeMessage(entry, market, i18n), entry.alert, caller, ports);
  }
  const message = alertSetMessage(what, entry, { ...market, notes: lines }, i18n);
  return { ...message, components: [...components] };
}

/**
 * Sends the first direct message at once, also to somebody whose messages were found closed before.
 */
export async function greet(
  payload: Message,
  alert: Alert,
  { id }: Caller,
  { outbox, dms, clock }: Pick<Ports, 'outbox' | 'dms' | 'clock'>,
): Promise<void> {
  await dms.tryAnew(id);
  const dedupeKey = `welcome:${alert.id}`;
  await outbox.put([
    { recipient: personRecipient(id), owner: id, payload, dedupeKey, createdAt: clock() },
  ]);
}
