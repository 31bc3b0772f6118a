import { isDeepStrictEqual } from 'node:util';
import type { Caller } from '../../src/discord/command.ts';
import { newAlert } from '../../src/domain/alert-judgement.ts';
import type { Alert, Params } from '../../src/domain/alert-types.ts';
import { usualUnprofitable } from '../../src/domain/alert-wish.ts';
import type { RegisteredRig } from '../../src/domain/registered-rig.ts';
import { UserError } from '../../src/errors.ts';
import type { Message, Ports } from '../../src/ports.ts';
import {
  type AlertEntry,
  alertSetMessage,
  welcomeMessage,
} from '../../src/render/alerts-message.ts';
import { voiceFor } from '../../src/render/voice.ts';
import { sightOf } from './entries.ts';
import { reachOf } from './place.ts';

interface AlertWish {
  readonly params: Params;
  readonly rig?: RegisteredRig | undefined;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
}

/**
 * Sets an alert up and says how it stands.
 *
 * @throws UserError when there is the same already, or there are too many.
 */
export async function setAlert(
  { params, rig, deliver }: AlertWish,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const existing = await ports.alerts.list(caller.id);
  const twin = existing.find((alert) => isTwin(alert, { params, rig, deliver }));
  if (twin) throw new UserError(voice.t('alerts.twin', { id: String(twin.id) }));
  await rememberLanguage(caller, ports);
  const wish = { userId: caller.id, rigId: rig?.id, params, deliver };
  const added = await ports.alerts.add(newAlert(wish, rig, await sightOf(ports)));
  if (!added.ok) {
    throw new UserError(
      added.why === 'no-rig'
        ? voice.t('alerts.rigGone')
        : voice.t('alerts.tooMany', { count: voice.count(existing.length) }),
    );
  }
  return confirmed('set', { alert: added.alert, rig }, caller, ports);
}

/** Notices speak to a person as Discord does, unless another language was chosen. */
export function rememberLanguage(
  { id, locale }: Caller,
  { settings, clock }: Pick<Ports, 'settings' | 'clock'>,
): Promise<void> {
  return settings.noteLocale(id, locale, clock());
}

/** Watches the same at the same place, if with another patience: that one is edited. */
function isTwin(alert: Alert, { params, rig, deliver }: AlertWish): boolean {
  return (
    alert.deliver === deliver &&
    alert.rigId === rig?.id &&
    isDeepStrictEqual(subjectOf(alert.params), subjectOf(params))
  );
}

function subjectOf(params: Params) {
  switch (params.kind) {
    case 'unprofitable':
      return { kind: params.kind, floor: params.floor };
    case 'threshold':
      return {
        kind: params.kind,
        metric: params.metric,
        side: params.side,
        level: params.level,
      };
    case 'outlook':
    case 'retarget':
    case 'halving':
      return params;
  }
}

/** "Watch it": by direct message when it falls below zero. */
export function watchRig(rig: RegisteredRig, caller: Caller, ports: Ports): Promise<Message> {
  return setAlert({ params: usualUnprofitable(), rig, deliver: 'dm' }, caller, ports);
}

/**
 * How the alert stands and where it goes. Until a direct message has got through, one is sent with
 * each new alert: whether it does is better known now than when it matters.
 */
export async function confirmed(
  what: 'set' | 'changed',
  entry: AlertEntry,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const writing = what === 'set';
  const { deliver } = entry.alert;
  const reach = await reachOf({ deliver, writing }, caller, ports, voice);
  const { lines, components, unproven } = reach;
  const market = { reading: ports.market.reading(), now: ports.clock() };
  if (writing && unproven) {
    await greet(welcomeMessage(entry, market, voice), entry.alert, caller, ports);
  }
  const message = alertSetMessage(what, entry, { ...market, news: lines }, voice);
  return { ...message, components: [...components] };
}

/** The first direct message, at once, also to somebody whose were found closed before. */
export async function greet(
  payload: Message,
  alert: Alert,
  { id }: Caller,
  { outbox, dms, clock }: Pick<Ports, 'outbox' | 'dms' | 'clock'>,
): Promise<void> {
  await dms.tryAnew(id);
  const dedupeKey = `welcome:${alert.id}`;
  await outbox.put([{ recipient: `u:${id}`, owner: id, payload, dedupeKey, createdAt: clock() }]);
}
