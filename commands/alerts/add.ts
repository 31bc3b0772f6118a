import { changeWindows } from '../../src/alert/metric.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message } from '../../src/message/message.ts';
import { suggestOwn } from '../profit/suggest.ts';
import { coinOption, suggestCoins } from '../shared/coin-option.ts';
import { limits } from '../shared/number-fields.ts';
import { currencyOption, suggestCurrencies } from '../shared/options.ts';
import { picked } from '../shared/picking.ts';
import { deliverOption, readPlace } from '../shared/reach.ts';
import { kindOption, readKind, suggestKinds } from './kind-option.ts';
import { type AlertDetail, alertDetails, chanceChoices, detailsOf } from './kinds.ts';
import { type AlertWish, setAlert } from './set.ts';
import { type Given, paramsOf } from './wanted-params.ts';

export const add = defineSubcommand({
  nameLocalizations: localized('command.alerts.add.name').localizations,
  description: localized('command.alerts.add.description'),
  audience: 'caller',
  options: {
    kind: kindOption,
    rig: {
      ...picked,
      description: localized('option.watchedRig.description'),
      nameLocalizations: localized('option.watchedRig.name').localizations,
    },
    level: {
      type: 'number',
      description: localized('option.level.description'),
      nameLocalizations: localized('option.level.name').localizations,
    },
    floor: {
      type: 'number',
      description: localized('option.floor.description'),
      nameLocalizations: localized('option.floor.name').localizations,
      ...limits.floor,
    },
    hold: {
      type: 'integer',
      description: localized('option.hold.description'),
      nameLocalizations: localized('option.hold.name').localizations,
      ...limits.hold,
    },
    chance: {
      type: 'string',
      description: localized('option.chance.description'),
      nameLocalizations: localized('option.chance.name').localizations,
      choices: chanceChoices,
    },
    window: {
      type: 'string',
      description: localized('option.window.description'),
      nameLocalizations: localized('option.window.name').localizations,
      choices: changeWindows.map((window) => ({
        name: localized(`choice.snooze.${window}`),
        value: window,
      })),
    },
    currency: currencyOption,
    coin: coinOption,
    deliver: deliverOption,
  },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    if (caller.isReachable === false) throw new UserError(i18n.t('alerts.dm.neverHere'));
    const given = await readKind(options, caller, ports, i18n);
    refuseMisfits(given, i18n);
    const place = readPlace(options.deliver, caller, i18n);
    const { also, ...watched } = await paramsOf(given, caller, ports, i18n);
    const wishes = [watched, ...(also ? [{ ...watched, params: also }] : [])];
    return setTogether(
      wishes.map((one) => ({ ...one, place })),
      caller,
      ports,
    );
  },
  async suggest({ option, text }, caller, ports) {
    switch (option) {
      case 'kind':
        return suggestKinds(text, caller, ports);
      case 'coin':
        return suggestCoins(text, ports);
      case 'currency':
        return suggestCurrencies(text, i18nFor(caller.locale));
      default:
        return suggestOwn(text, caller, ports);
    }
  },
});

/** Options that stand in for each other: each gives the limit for its own kinds of alert. */
const COUNTERPARTS = { level: 'floor', floor: 'level' } as const;

/**
 * Refuses options that say nothing about that kind of alert, rather than ignore them.
 *
 * @throws UserError
 */
function refuseMisfits(given: Given, { t, list }: I18n): void {
  const fitting = detailsOf(given.kind);
  const misfits = alertDetails.filter(
    (name) => given[name] !== undefined && !fitting.includes(name),
  );
  if (misfits.length === 0) return;
  const nameOf = (name: AlertDetail | 'deliver') =>
    t(`option.${name === 'rig' ? 'watchedRig' : name}.name`);
  const inCode = (name: AlertDetail | 'deliver') => `\`${nameOf(name)}\``;
  const moved = (['level', 'floor'] as const).find(
    (name) => misfits.includes(name) && fitting.includes(COUNTERPARTS[name]),
  );
  const example = moved
    ? `${nameOf(COUNTERPARTS[moved])}:${given[moved]}`
    : fitting.includes('chance')
      ? `${nameOf('chance')}:70`
      : fitting.includes('hold')
        ? `${nameOf('hold')}:5`
        : `${nameOf('deliver')}:${t('choice.deliver.dm')}`;
  throw new UserError(
    t('alerts.misfit', {
      misfits: list(misfits.map(inCode)),
      options: list([...fitting, 'deliver' as const].map(inCode)),
      example,
    }),
  );
}

/**
 * Sets alerts that belong together, and says how all stand; some may be there already.
 *
 * @throws UserError when none can be set.
 */
async function setTogether(
  wishes: readonly AlertWish[],
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const set: Message[] = [];
  let refused: UserError | undefined;
  for (const one of wishes) {
    try {
      // One greeting is enough for all of them.
      set.push(await setAlert({ ...one, isGreeted: set.length > 0 }, caller, ports));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused ??= error;
    }
  }
  const [message] = set;
  if (!message) throw refused ?? new Error('no alert was set');
  return {
    ...message,
    ...(refused && { content: refused.message }),
    embeds: set.flatMap(({ embeds = [] }) => embeds),
  };
}
