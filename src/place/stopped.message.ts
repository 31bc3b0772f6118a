import { alertTitle } from '../alert/words.message.ts';
import type { Digest } from '../digest/digest.ts';
import { type I18n, i18nFor } from '../i18n/i18n.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { readRecipient } from '../outbox/recipient.ts';
import type { StoppedBecause } from '../outbox/stopped-because.ts';
import { stoppedText } from '../outbox/stopped-text.message.ts';
import type { Stopped } from './place.ts';

/** Characters of the list, out of Discord's 2,000. */
const ROOM = 1_200;

const DEFAULT_LOCALE = 'en-US';

/** Returns the note about stopped things, in that person's language. */
export function stoppedNote(stopped: Stopped): Message {
  return stoppedMessage(stopped, i18nFor(stopped.locale ?? DEFAULT_LOCALE));
}

/** Returns the note for one person: which things don't go out any more, why, and what to do. */
function stoppedMessage(stopped: Stopped, i18n: I18n): Message {
  const { digests, alerts, fallback } = stopped;
  const [only, ...others] = digests;
  if (only?.stopped && others.length + alerts.length === 0 && !fallback) {
    return { content: ofDigest(only, only.stopped, i18n).join('\n') };
  }
  const { t } = i18n;
  const groups = Map.groupBy(thingsOf(stopped, i18n), ({ reason }) => reason);
  const lines = [...groups].flatMap(([reason, things]) => [
    t('stopped.because', { why: reason }),
    ...things.map(({ text }) => `- ${text}`),
  ]);
  return {
    content: [
      t('stopped.title'),
      ...fittingLines(lines, ROOM, i18n),
      ...(digests.length > 0 ? [t('stopped.digestsHow')] : []),
      ...(alerts.length > 0 ? [t('stopped.alertsHow')] : []),
    ].join('\n'),
  };
}

interface Thing {
  readonly reason: string;
  readonly text: string;
}

function thingsOf({ digests, alerts, fallback }: Stopped, i18n: I18n): readonly Thing[] {
  const { t, clock } = i18n;
  const thing = (because: StoppedBecause | undefined, text: string): readonly Thing[] =>
    because ? [{ reason: stoppedText(because, i18n), text }] : [];
  return [
    ...digests.flatMap(({ guildId, recipient, schedule, stopped }) => {
      const time = clock(schedule.minute);
      const channel = `<#${readRecipient(recipient).id}>`;
      return thing(
        stopped,
        guildId === undefined
          ? t('stopped.digest.dm', { time })
          : t('stopped.digest.channel', { channel, time }),
      );
    }),
    ...alerts.flatMap(({ alert, rigName }) => {
      const rig = rigName === undefined ? undefined : { name: quoted(rigName, 60), currency: '' };
      // The alert is named without its floor, which would need the rig's currency.
      const params = 'floor' in alert.params ? { ...alert.params, floor: 0 } : alert.params;
      const title = alertTitle(params, rig, i18n);
      return thing(alert.stopped, t('stopped.alert', { title, channel: `<#${alert.deliver}>` }));
    }),
    ...(fallback
      ? thing(fallback.because, t('stopped.fallback', { channel: `<#${fallback.channelId}>` }))
      : []),
  ];
}

/** Returns the lines about one digest: which one, why, and what to do. */
function ofDigest(
  { guildId, recipient, schedule }: Digest,
  because: StoppedBecause,
  i18n: I18n,
): readonly string[] {
  const { t, clock } = i18n;
  const { why, reason } = because;
  const time = clock(schedule.minute);
  const which =
    guildId === undefined
      ? t('digestNotice.stopped.dm', { time })
      : t('digestNotice.stopped.channel', { channel: `<#${readRecipient(recipient).id}>`, time });
  const said =
    why === 'other'
      ? t('digestNotice.why.other', { reason: quoted(reason) })
      : t(`digestNotice.why.${why}`);
  return [which, said, t('digestNotice.where')];
}
