import { partsOf } from '../alert/metric.ts';
import type { Params } from '../alert/types.ts';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import type { Message } from '../message/message.ts';
import type { Placed } from './place.ts';

/**
 * Names the kind of an alert, without the parts that are the person's own: neither rig nor level.
 */
function kindText(params: Params, { t }: I18n): string {
  if (params.kind !== 'threshold') return t(`choice.kind.${params.kind}`);
  const { measure, window } = partsOf(params.metric);
  return window === undefined
    ? t(`choice.kind.${measure}.${params.side}`)
    : t(`choice.kind.${measure}.${params.side === 'below' ? 'falls' : 'rises'}`);
}

/** Writes "#12 of @Ada in #mining: A rig stops paying". */
export function placedText({ userId, channelId, alert }: Placed, i18n: I18n): string {
  const values = { person: `<@${userId}>`, channel: `<#${channelId}>` };
  return alert
    ? i18n.t('serverAlerts.alert', {
        ...values,
        id: String(alert.id),
        kind: kindText(alert.params, i18n),
      })
    : i18n.t('serverAlerts.fallback', values);
}

/** Names a thing for a list of choices, where neither people nor channels can be mentioned. */
export function placedSuggestion({ userId, alert }: Placed, i18n: I18n): string {
  return alert
    ? `#${alert.id} · ${kindText(alert.params, i18n)}`
    : `@${userId} · ${i18n.t('serverAlerts.fallbackOf')}`;
}

/** Returns one page of the things that people have told in a server's channels. */
export function serverAlertsMessage(
  {
    placed,
    count,
    page,
    pages,
  }: {
    readonly placed: readonly Placed[];
    /** Things on all pages. */
    readonly count: number;
    /** Number of the page, from 1. */
    readonly page: number;
    readonly pages: number;
  },
  i18n: I18n,
): Message {
  const { t } = i18n;
  if (count === 0) return { content: t('serverAlerts.none') };
  const lines = placed.map((one) => `- ${placedText(one, i18n)}`);
  return {
    embeds: [
      {
        color: colours.neutral,
        title: t('serverAlerts.title', { count }),
        description: [...lines, '', t('serverAlerts.how')].join('\n'),
        ...(pages > 1 && {
          footer: {
            text: t('alerts.page', { page: i18n.count(page), pages: i18n.count(pages) }),
          },
        }),
      },
    ],
  };
}
