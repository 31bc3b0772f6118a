import type { CoinId } from '../../src/coin/coins.ts';
import {
  type Digest,
  type DigestDays,
  type DigestSchedule,
  type DigestSection,
  digestDays,
} from '../../src/digest/digest.ts';
import {
  type Caller,
  type Choice,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type StringOption,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localeCalled } from '../../src/i18n/language.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted } from '../../src/message/markdown.ts';
import { MAX_PLACE_TEXT, MAX_TIME_TEXT } from '../../src/text/limits.ts';
import { readTimeOfDay } from '../../src/time/time-of-day.ts';
import { profileOf } from '../shared/caller.ts';
import {
  currencyCalled,
  currencyOption,
  languageChoices,
  suggestCurrencies,
} from '../shared/options.ts';
import { readTimeZone, suggestTimeZones } from '../shared/time-zone.ts';
import { coinsOption, readCoins, suggestCoinList } from './coins-option.ts';
import { readSections, sectionsOption, suggestSections } from './sections-option.ts';

const digestCurrencyOption = {
  ...currencyOption,
  description: localized('option.digestCurrency.description'),
} as const satisfies StringOption;

const timeOption = {
  type: 'string',
  description: localized('option.time.description'),
  nameLocalizations: localized('option.time.name').localizations,
  maxLength: MAX_TIME_TEXT,
} as const satisfies StringOption;

/** Options for all of a digest except its place; all of them are optional, as in a change. */
export const wishOptions = {
  time: timeOption,
  days: {
    type: 'string',
    description: localized('option.days.description'),
    nameLocalizations: localized('option.days.name').localizations,
    choices: digestDays.map(
      (days): Choice<string> => ({ name: localized(`digests.days.${days}`), value: days }),
    ),
  },
  timezone: {
    type: 'string',
    description: localized('option.timezone.description'),
    nameLocalizations: localized('option.timezone.name').localizations,
    maxLength: MAX_PLACE_TEXT,
    autocomplete: true,
  },
  currency: digestCurrencyOption,
  language: {
    type: 'string',
    description: localized('option.digestLanguage.description'),
    nameLocalizations: localized('option.language.name').localizations,
    choices: languageChoices,
  },
  sections: sectionsOption,
  coins: coinsOption,
} as const satisfies Readonly<Record<string, StringOption>>;

/** Options of a new digest: its time is not for us to guess. */
export const newOptions = { ...wishOptions, time: { ...timeOption, required: true } } as const;

interface Given {
  readonly time?: string | undefined;
  readonly days?: string | undefined;
  readonly timezone?: string | undefined;
  readonly currency?: string | undefined;
  readonly language?: string | undefined;
  readonly sections?: string | undefined;
  readonly coins?: string | undefined;
}

interface DigestParams {
  readonly schedule: DigestSchedule;
  readonly currency?: string | undefined;
  readonly locale: string;
  readonly sections: readonly DigestSection[];
  readonly coins?: readonly CoinId[] | undefined;
}

/**
 * Returns the parameters of a new digest: the given ones, the rest as is usual.
 *
 * @throws UserError with one sentence when something can't be read, or nobody knows the time zone.
 */
export async function newParams(
  given: Given & { readonly time: string },
  caller: Caller,
  ports: Pick<Ports, 'profiles' | 'market'>,
): Promise<DigestParams> {
  const i18n = i18nFor(caller.locale);
  const { settings } = await profileOf(caller, ports);
  const minute = readTime(given.time, i18n);
  const timeZone =
    given.timezone === undefined ? settings.timeZone : await readTimeZone(given.timezone, i18n);
  if (timeZone === undefined) throw new UserError(i18n.t('digests.whichZone'));
  return {
    schedule: { minute, days: daysCalled(given.days) ?? 'daily', timeZone },
    currency: given.currency === undefined ? undefined : readDigestCurrency(given.currency, i18n),
    locale: given.language ?? localeCalled(caller.locale) ?? 'en-US',
    sections: readSections(given.sections, i18n),
    coins: given.coins === undefined ? undefined : readCoins(given.coins, ports, i18n),
  };
}

/** The changes that somebody asks for in an existing digest. */
interface Change {
  readonly minute?: number | undefined;
  readonly days?: DigestSchedule['days'] | undefined;
  readonly timeZone?: string | undefined;
  /** The digest's own currency; there but undefined when it has no own one any more. */
  readonly currency?: string | undefined;
  readonly locale?: DigestParams['locale'] | undefined;
  readonly sections?: DigestParams['sections'] | undefined;
  readonly coins?: DigestParams['coins'];
}

/** Reads the changes. @throws UserError with one sentence when something can't be read. */
export async function readChange(
  given: Given,
  ports: Pick<Ports, 'market'>,
  i18n: I18n,
): Promise<Change> {
  const { time, timezone, currency, sections, coins } = given;
  return {
    minute: time === undefined ? undefined : readTime(time, i18n),
    days: daysCalled(given.days),
    timeZone: timezone === undefined ? undefined : await readTimeZone(timezone, i18n),
    ...(currency !== undefined && { currency: readDigestCurrency(currency, i18n) }),
    locale: given.language,
    sections: sections === undefined ? undefined : readSections(sections, i18n),
    coins: coins === undefined ? undefined : readCoins(coins, ports, i18n),
  };
}

/** Returns the parameters of a digest with the changes, the rest as it was. */
export function changedParams(digest: Digest, change: Change): DigestParams {
  const { schedule } = digest;
  return {
    schedule: {
      minute: change.minute ?? schedule.minute,
      days: change.days ?? schedule.days,
      timeZone: change.timeZone ?? schedule.timeZone,
    },
    currency: 'currency' in change ? change.currency : digest.currency,
    locale: change.locale ?? digest.locale,
    sections: change.sections ?? digest.sections,
    coins: change.coins ?? digest.coins,
  };
}

export async function suggestParams(
  option: string,
  text: string,
  { locale }: Caller,
  ports: Pick<Ports, 'market'>,
): Promise<readonly Suggestion[]> {
  const i18n = i18nFor(locale);
  switch (option) {
    case 'timezone':
      return suggestTimeZones(text);
    case 'currency':
      return suggestDigestCurrencies(text, i18n);
    case 'coins':
      return suggestCoinList(text, ports, i18n);
    default:
      return suggestSections(text, i18n);
  }
}

function daysCalled(text: string | undefined): DigestDays | undefined {
  return digestDays.find((days) => days === text);
}

function readTime(text: string, { t }: I18n): number {
  const read = readTimeOfDay(text);
  if (read.ok) return read.minute;
  const key = read.problem.kind === 'several' ? 'digests.severalTimes' : 'digests.unreadableTime';
  throw new UserError(t(key, { text: quoted(text, 40) }));
}

const { text: word, localizations } = localized('digests.currency.usual');
const USUAL: readonly string[] = [...new Set([word, ...Object.values(localizations)])];

/**
 * Returns a currency's code; nothing for the word that means the currency that counts anyway.
 *
 * @throws UserError for anything else.
 */
function readDigestCurrency(text: string, i18n: I18n): string | undefined {
  const [first = ''] = text.trim().toLowerCase().split(/\s/, 1);
  return USUAL.some((one) => one.toLowerCase() === first) ? undefined : currencyCalled(text, i18n);
}

/** Suggests the word for the usual currency first, with its meaning, then the currencies. */
function suggestDigestCurrencies(text: string, i18n: I18n): readonly Suggestion[] {
  const value = i18n.t('digests.currency.usual');
  const name = `${value} · ${i18n.t('digests.currency.usualMeans')}`;
  const fits = name.toLowerCase().includes(text.trim().toLowerCase());
  return [
    ...(fits && name.length <= MAX_CHOICE_LENGTH ? [{ name, value }] : []),
    ...suggestCurrencies(text, i18n),
  ].slice(0, MAX_CHOICES);
}
