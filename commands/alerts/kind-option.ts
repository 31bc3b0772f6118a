import type { WrittenThreshold } from '../../src/alert/threshold-text.ts';
import { alertTitle } from '../../src/alert/words.message.ts';
import { type CoinId, coinCalled, coinOf } from '../../src/coin/coins.ts';
import type { Caller, Choice, StringOption, Suggestion } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { type Localized, localized } from '../../src/i18n/localized.ts';
import { quoted } from '../../src/message/markdown.ts';
import { preferencesFor } from '../shared/caller.ts';
import { picked, suggestionsLike } from '../shared/picking.ts';
import { alertKinds } from './kinds.ts';
import { type Given, paramsOf } from './wanted-params.ts';

const choices: readonly Choice<string>[] = alertKinds.map((kind) => ({
  name: localized(`choice.kind.${kind}`),
  value: kind,
}));

/** Option for what to watch: one of the list, or a threshold in words such as "hashprice -10% in 24h". */
export const kindOption = {
  ...picked,
  description: localized('option.kind.description'),
  nameLocalizations: localized('option.kind.name').localizations,
  required: true,
  choices,
} as const satisfies StringOption;

/** Kinds that are named to somebody whose words mean none. */
const NAMED = 3;
/** A threshold in words, to show how one is written. */
const EXAMPLE = 'hashprice -10% in 24h';

/**
 * Reads what is to be watched: a kind by its name or its value, or a threshold in words, whose level
 * and time stand for those options where they aren't given.
 *
 * @throws UserError with what may have been meant.
 */
export async function readKind<G extends Given>(
  given: G,
  caller: Caller,
  ports: Pick<Ports, 'profiles' | 'defaults'>,
  i18n: I18n,
): Promise<G | Given> {
  if (alertKinds.some((kind) => kind === given.kind)) return given;
  const { t, either } = i18n;
  const [{ readThreshold }, { choiceNamed, nearestChoices }] = await Promise.all([
    import('../../src/alert/threshold-text.ts'),
    import('../../src/text/choices.ts'),
  ]);
  const text = given.kind;
  const asked = readThreshold(text, (await preferencesFor(caller, ports)).currency);
  switch (asked?.kind) {
    case 'level':
      return { ...given, ...levelAsked(asked, given), coin: coinAgreed(asked, given, i18n) };
    case 'change': {
      const { measure, side, percent, window } = asked;
      if (side) {
        return {
          ...given,
          kind: `${measure}.${side === 'below' ? 'falls' : 'rises'}`,
          level: given.level ?? percent,
          window: given.window ?? window,
          coin: coinAgreed(asked, given, i18n),
        };
      }
      const examples = ['-', '+'].map((sign) => `\`${subjectIn(asked)} ${sign}${percent}%\``);
      throw new UserError(t('alerts.kind.whichWay', { examples: either(examples) }));
    }
    case 'other-window': {
      throw new UserError(
        t('alerts.kind.window', { time: quoted(asked.text, 20), example: EXAMPLE }),
      );
    }
    case undefined: {
      // A number names none, though the halving's 30 days begin like one.
      const chosen = /\p{L}/u.test(text) ? choiceNamed(text, choices) : undefined;
      if (chosen) return { ...given, kind: chosen.value };
      const { some } = nearestChoices(text, choices, NAMED);
      const kinds = either(some.map(({ name }) => nameIn(name, caller)));
      throw new UserError(
        t('alerts.unknownKind', { kind: quoted(text, 40), kinds, example: EXAMPLE }),
      );
    }
  }
}

const nameIn = ({ text, localizations }: Localized, { locale }: Caller) =>
  localizations[locale] ?? text;

/** Returns the words for what a change is of, as they are understood: "hashprice", "Litecoin". */
function subjectIn({ measure, coin }: Extract<WrittenThreshold, { readonly kind: 'change' }>) {
  if (coin === undefined) return measure;
  const { title } = coinOf(coin);
  return measure === 'price' ? title : `${title} ${measure}`;
}

/**
 * Returns the coin that is named, in the words or the option.
 *
 * @throws UserError where these name two.
 */
function coinAgreed(
  { coin }: { readonly coin?: CoinId | undefined },
  { kind, coin: called }: Given,
  { t }: I18n,
): string | undefined {
  const other = called === undefined ? undefined : coinCalled(called);
  if (coin !== undefined && other !== undefined && other !== coin) {
    throw new UserError(
      t('alerts.kind.twoCoins', {
        kind: quoted(kind, 40),
        coin: coinOf(coin).title,
        option: t('option.coin.name'),
        other: coinOf(other).title,
      }),
    );
  }
  // An option that names no coin is refused where it is read.
  return called ?? coin;
}

/** Returns the options that say the same as words about a level; those that are given count. */
function levelAsked(
  { measure, side, level, currency }: Extract<WrittenThreshold, { readonly kind: 'level' }>,
  given: Given,
): Pick<Given, 'kind' | 'level' | 'currency'> {
  return {
    kind: `${measure}.${side}`,
    level: given.level ?? level,
    currency: given.currency ?? currency,
  };
}

/** Suggests what the words ask for so far, both ways where they don't say which, then the kinds. */
export async function suggestKinds(
  text: string,
  caller: Caller,
  ports: Ports,
): Promise<readonly Suggestion[]> {
  const i18n = i18nFor(caller.locale);
  const { readThreshold } = await import('../../src/alert/threshold-text.ts');
  const asked = readThreshold(text, (await preferencesFor(caller, ports)).currency);
  const ways =
    asked?.kind === 'change' && asked.side === undefined
      ? ['-', '+'].map(
          (sign) => `${subjectIn(asked)} ${sign}${asked.percent}% in ${asked.window ?? '24h'}`,
        )
      : asked
        ? [text.trim()]
        : [];
  const fitting = await Promise.all(ways.map((way) => titled(way, caller, ports, i18n)));
  const all = choices.map(({ name, value }) => ({
    name: nameIn(name, caller),
    value,
  }));
  return [...fitting.flatMap((one) => one ?? []), ...suggestionsLike(text, all)];
}

/** Returns the suggestion of an alert in words; nothing where it can't be set up so. */
async function titled(
  kind: string,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<Suggestion | undefined> {
  try {
    const given = await readKind({ kind }, caller, ports, i18n);
    const { params } = await paramsOf(given, caller, ports, i18n);
    return { name: alertTitle(params, undefined, i18n), value: kind };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}
