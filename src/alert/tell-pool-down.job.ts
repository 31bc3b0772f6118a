import { i18nFor } from '../i18n/i18n.ts';
import type { NewNotice } from '../outbox/notice.ts';
import type { Outbox } from '../outbox/outbox.port.ts';
import type { Clock } from '../time/clock.port.ts';
import type { AlertStore, PoolWatcher } from './alert.port.ts';
import { recipientOf } from './deliver.ts';
import { poolDownMessage } from './pool-down.message.ts';

interface TellPoolDownPorts {
  readonly alerts: Pick<AlertStore, 'watchersOf'>;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly clock: Clock;
}

const DEFAULT_LOCALE = 'en-US';

/**
 * Tells everybody whose rigs work for a pool that it is down, in one message each; a second call for
 * the same outage tells nobody anything.
 *
 * @param since - Unix seconds at which the outage began.
 */
export async function tellPoolDown(
  { alerts, outbox, clock }: TellPoolDownPorts,
  pool: string,
  since: number,
): Promise<void> {
  const now = clock();
  const watchers = await alerts.watchersOf(pool);
  const awake = watchers.filter(({ snoozedUntil = 0 }) => snoozedUntil <= now);
  const { quietUntil } = awake.some(({ quiet }) => quiet)
    ? await import('../people/quiet-until.ts')
    : { quietUntil: undefined };
  const notBefore = ({ quiet }: PoolWatcher) =>
    quiet && quiet.except !== 'rigs' ? quietUntil?.(quiet.hours, quiet.timeZone, now) : undefined;
  const notices = awake.map((watcher): NewNotice => {
    const { userId, deliver, locale = DEFAULT_LOCALE } = watcher;
    return {
      recipient: recipientOf({ deliver, userId }),
      owner: userId,
      payload: poolDownMessage({ pool, since, now, watcher }, i18nFor(locale)),
      dedupeKey: `pool-down:${pool}:${since}:${userId}:${deliver}`,
      createdAt: now,
      notBefore: notBefore(watcher),
      priority: 'alert',
    };
  });
  if (notices.length > 0) await outbox.put(notices);
}
