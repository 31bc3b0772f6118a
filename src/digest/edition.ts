import { type LocaleCode, localeCodes } from '../i18n/language.ts';
import { isCurrency } from '../money/currency.ts';
import { channelRecipient } from '../outbox/recipient.ts';
import { type DigestSchedule, digestSections, type NewDigest } from './digest.ts';

/**
 * A digest of the operator's: it is posted in an announcement channel of their server, and Discord
 * copies it to every channel that follows.
 */
export interface Edition {
  /** Id of the announcement channel, which has this edition alone. */
  readonly channelId: string;
  readonly locale: LocaleCode;
  /** ISO 4217. */
  readonly currency: string;
  readonly schedule: DigestSchedule;
}

/** The most editions: each of their hours has two requests for each of them. */
const MOST = 50;

/** Matches `channel:language:currency:hour`, with a time zone behind it if it isn't UTC. */
const EDITION = /^(\d{17,20}):([A-Za-z-]{2,5}):([A-Za-z]{3}):(\d{1,2})(?::([\w+/-]{1,60}))?$/;

type Editions =
  | { readonly ok: true; readonly editions: readonly Edition[] }
  /** A sentence for the operator, without a subject: "must be …". */
  | { readonly ok: false; readonly problem: string };

/** Reads `300000000000000012:de:EUR:9:Europe/Berlin`, several with commas between them. */
export function parseEditions(text: string): Editions {
  const entries = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const editions: Edition[] = [];
  for (const entry of entries) {
    const edition = editionIn(entry);
    if (!edition) {
      return wrong(
        `must be editions such as 300000000000000012:de:EUR:9:Europe/Berlin (channel, ${localeCodes.join(' or ')}, currency, hour, time zone), not "${entry.slice(0, 100)}"`,
      );
    }
    if (editions.some(({ channelId }) => channelId === edition.channelId)) {
      return wrong(`must have a channel of its own for each edition: ${edition.channelId} has two`);
    }
    editions.push(edition);
  }
  return editions.length > MOST
    ? wrong(`must be ${MOST} editions at most`)
    : { ok: true, editions };
}

const wrong = (problem: string) => ({ ok: false, problem }) as const;

function editionIn(entry: string): Edition | undefined {
  const [, channelId, language = '', written = '', hourText, timeZone = 'UTC'] =
    EDITION.exec(entry) ?? [];
  const locale = localeCodes.find((code) => code.toLowerCase() === language.toLowerCase());
  const currency = written.toUpperCase();
  const hour = Number(hourText);
  const isSound = locale && isCurrency(currency) && hour <= 23 && isTimeZone(timeZone);
  return channelId === undefined || !isSound
    ? undefined
    : { channelId, locale, currency, schedule: { minute: hour * 60, days: 'daily', timeZone } };
}

function isTimeZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).format(0) !== '';
  } catch {
    return false;
  }
}

/** Returns the digest by which an edition is posted. @param createdAt - Unix seconds. */
export function editionDigest(edition: Edition, createdAt: number): NewDigest {
  const { channelId, locale, currency, schedule } = edition;
  return {
    recipient: channelRecipient(channelId),
    locale,
    currency,
    schedule,
    sections: digestSections,
    createdAt,
  };
}
