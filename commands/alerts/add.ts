import {
  type ChangingMeasure,
  changeMetricOf,
  changeWindows,
  changingMeasures,
  type Measure,
  measures,
  metricOf,
} from '../../src/alert/metric.ts';
import {
  isPossibleChange,
  isPossibleLevel,
  levelFromPerson,
  USUAL_CHANCE,
  usualModes,
  usualPoolAlert,
  usualThreshold,
  usualUnprofitable,
} from '../../src/alert/params.ts';
import { type Params, poolAlertKinds, type Side } from '../../src/alert/types.ts';
import { epochsOf } from '../../src/coin/coin.ts';
import { type CoinId, coinOf } from '../../src/coin/coins.ts';
import {
  type Caller,
  type Choice,
  defineSubcommand,
  MAX_CHOICE_LENGTH,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { modesKnown } from '../../src/rig/modes.ts';
import { ownRigNamed, writtenRig } from '../../src/rig/own-text.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { suggestOwn } from '../profit/suggest.ts';
import { preferencesFor } from '../shared/caller.ts';
import { coinNamed, coinOption, suggestCoins } from '../shared/coin-option.ts';
import { limits } from '../shared/number-fields.ts';
import { currencyOption, suggestCurrencies } from '../shared/options.ts';
import { deliverOption, readPlace } from '../shared/reach.ts';
import { termsOf } from '../shared/terms.ts';
import { type AlertWish, setAlert } from './set.ts';

const sides = ['below', 'above'] as const;
/** Directions of a change in percent. */
const turns = ['falls', 'rises'] as const;

const kinds = [
  'unprofitable',
  ...poolAlertKinds,
  'outlook',
  'mode',
  ...measures.flatMap((measure) => sides.map((side) => `${measure}.${side}` as const)),
  ...changingMeasures.flatMap((measure) => turns.map((turn) => `${measure}.${turn}` as const)),
  'retarget',
  'halving',
] as const;

/** Chances in percent that can be chosen. */
const chances = [10, 20, 30, 40, 50, 60, 70, 80, 90];

export const chanceChoices: readonly Choice<string>[] = chances.map((chance) => ({
  name: { text: `${chance} %`, localizations: {} },
  value: String(chance),
}));

/** Returns the chance in percent; nothing for one that can't be chosen. */
export function chanceCalled(text: string | undefined): number | undefined {
  return chances.find((chance) => String(chance) === text);
}

const levelExamples: Readonly<Record<Measure, number>> = {
  hashprice: 42,
  price: 80_000,
  fees: 0.05,
  forecast: 5,
};

export const add = defineSubcommand({
  nameLocalizations: localized('command.alerts.add.name').localizations,
  description: localized('command.alerts.add.description'),
  audience: 'caller',
  options: {
    kind: {
      type: 'string',
      description: localized('option.kind.description'),
      nameLocalizations: localized('option.kind.name').localizations,
      required: true,
      choices: kinds.map((kind) => ({ name: localized(`choice.kind.${kind}`), value: kind })),
    },
    rig: {
      type: 'string',
      description: localized('option.watchedRig.description'),
      nameLocalizations: localized('option.watchedRig.name').localizations,
      // Room for a suggestion's name, which some clients send instead of its value.
      maxLength: MAX_CHOICE_LENGTH,
      autocomplete: true,
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
    coin: coinOption,
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
    deliver: deliverOption,
  },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    refuseMisfits(options, i18n);
    const place = readPlace(options.deliver, caller, i18n);
    const { also, ...watched } = await paramsOf(options, caller, ports, i18n);
    const wishes = [watched, ...(also ? [{ ...watched, params: also }] : [])];
    return setTogether(
      wishes.map((one) => ({ ...one, place })),
      caller,
      ports,
    );
  },
  async suggest({ option, text }, caller, ports) {
    if (option === 'currency') return suggestCurrencies(text, i18nFor(caller.locale));
    return option === 'coin' ? suggestCoins(text, ports) : suggestOwn(text, caller, ports);
  },
});

type Detail = (typeof details)[number];

const details = ['rig', 'coin', 'level', 'window', 'floor', 'hold', 'chance', 'currency'] as const;

/** Returns the options that say something about an alert of that kind. */
function detailsOf(kind: string): readonly Detail[] {
  switch (kind) {
    case 'unprofitable':
      return ['rig', 'floor', 'hold'];
    case 'outlook':
      return ['rig', 'floor', 'chance'];
    case 'offline':
    case 'low':
      return ['rig'];
    case 'mode':
      return ['rig', 'hold'];
    case 'retarget':
    case 'halving':
      return ['coin'];
    default: {
      const isPriced = /^(?:hashprice|price)\./u.test(kind);
      return [
        'level',
        'coin',
        ...(turnOf(kind) ? (['window'] as const) : []),
        'hold',
        ...(isPriced ? (['currency'] as const) : []),
      ];
    }
  }
}

/** Options that stand in for each other: each gives the limit for its own kinds of alert. */
const COUNTERPARTS = { level: 'floor', floor: 'level' } as const;

/**
 * Refuses options that say nothing about that kind of alert, rather than ignore them.
 *
 * @throws UserError
 */
function refuseMisfits(given: Given, { t, list }: I18n): void {
  const fitting = detailsOf(given.kind);
  const misfits = details.filter((name) => given[name] !== undefined && !fitting.includes(name));
  if (misfits.length === 0) return;
  const nameOf = (name: Detail | 'deliver') =>
    t(`option.${name === 'rig' ? 'watchedRig' : name}.name`);
  const inCode = (name: Detail | 'deliver') => `\`${nameOf(name)}\``;
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

interface Given {
  readonly kind: string;
  readonly rig?: string | undefined;
  readonly level?: number | undefined;
  readonly floor?: number | undefined;
  /** Minutes. */
  readonly hold?: number | undefined;
  readonly chance?: string | undefined;
  readonly window?: string | undefined;
  readonly coin?: string | undefined;
  readonly currency?: string | undefined;
}

async function paramsOf(
  given: Given,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<{ readonly params: Params; readonly also?: Params; readonly rig?: RegisteredRig }> {
  const { kind, floor = 0, hold, chance = String(USUAL_CHANCE) } = given;
  const sustain = hold === undefined ? undefined : hold * 60;
  switch (kind) {
    case 'unprofitable': {
      const rig = await watchedRig(given.rig, caller, ports, i18n);
      return { rig, params: usualUnprofitable(floor, sustain) };
    }
    case 'outlook': {
      const rig = await watchedRig(given.rig, caller, ports, i18n);
      insistOnEpochs(rig.coin, i18n);
      return { rig, params: { kind, floor, chance: chanceCalled(chance) ?? USUAL_CHANCE } };
    }
    case 'offline':
    case 'low': {
      const rig = await watchedRig(given.rig, caller, ports, i18n);
      await insistOnLink(rig, ports, i18n);
      return { rig, params: usualPoolAlert(kind) };
    }
    case 'mode': {
      const rig = await watchedRig(given.rig, caller, ports, i18n);
      const known = modesKnown({ modes: rig.modes, model: writtenRig(rig).model });
      if (!known) throw new UserError(i18n.t('modes.problem.noModes'));
      const [params, also] = usualModes(sustain);
      return { rig, params, also };
    }
    case 'retarget':
    case 'halving':
      return { params: { kind, coin: coinWatched(given, ports, i18n) } };
    default: {
      const [name, side] = kind.split('.');
      const turn = turnOf(kind);
      if (turn) return { params: await changeParams(turn, given, caller, ports, i18n) };
      const measure = measures.find((one) => one === name);
      if (measure === undefined) {
        throw new UserError(i18n.t('alerts.unknownKind', { kind: quoted(kind, 40) }));
      }
      const coin = coinWatched(given, ports, i18n);
      const level = readLevel(measure, given.level, i18n);
      const { currency } = termsOf(
        { currency: given.currency },
        await preferencesFor(caller, ports),
        i18n,
      );
      const metric = metricOf(measure, coin, currency);
      return {
        params: usualThreshold({
          metric,
          side: side === 'above' ? 'above' : 'below',
          level: levelFromPerson({ measure, coin }, level),
          sustain,
        }),
      };
    }
  }
}

/** @throws UserError for a rig of which no pool tells us. */
async function insistOnLink(
  { id, name }: RegisteredRig,
  { poolLinks }: Pick<Ports, 'poolLinks'>,
  { t }: I18n,
): Promise<void> {
  const links = await poolLinks.ofRigs([id]);
  if (links.length === 0) throw new UserError(t('alerts.needsLink', { rig: quoted(name, 60) }));
}

/**
 * Returns the coin that an alert is to be about, the usual one where none is named.
 *
 * @throws UserError for a coin that there isn't, or of which there is no such thing to watch.
 */
function coinWatched({ kind, coin: called }: Given, ports: Ports, i18n: I18n): CoinId {
  const { t } = i18n;
  const id = coinNamed(called, ports, i18n) ?? ports.market.reading().coin;
  const coin = coinOf(id);
  if (/^(?:retarget$|forecast\.)/u.test(kind)) insistOnEpochs(id, i18n);
  if (kind.startsWith('fees.') && coin.fees === 'left-out') {
    throw new UserError(t('alerts.noFees', { coin: coin.title, symbol: coin.symbol }));
  }
  return id;
}

/** @throws UserError for a coin without retargets. */
function insistOnEpochs(id: CoinId, { t }: I18n): void {
  const coin = coinOf(id);
  if (epochsOf(coin)) return;
  throw new UserError(t('alerts.noEpochs', { coin: coin.title, symbol: coin.symbol }));
}

interface Turn {
  readonly measure: ChangingMeasure;
  readonly side: Side;
}

/** Takes a kind of alert apart that is about a change in percent; nothing for others. */
function turnOf(kind: string): Turn | undefined {
  const [name, turn] = kind.split('.');
  const measure = changingMeasures.find((one) => one === name);
  if (!measure || (turn !== 'falls' && turn !== 'rises')) return undefined;
  return { measure, side: turn === 'falls' ? 'below' : 'above' };
}

/** A change in percent, to show how one is written. */
const CHANGE_EXAMPLE = 10;
const USUAL_WINDOW = '24h';

async function changeParams(
  { measure, side }: Turn,
  given: Given,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<Params> {
  const { level, window, hold, currency: wanted } = given;
  const coin = coinWatched(given, ports, i18n);
  if (level === undefined) {
    throw new UserError(i18n.t('alerts.needsLevel', { example: String(CHANGE_EXAMPLE) }));
  }
  // The kind says which way; some write the sign as well.
  const signed = side === 'below' ? -Math.abs(level) : level;
  const percent = checkedChange(side, signed, i18n, CHANGE_EXAMPLE);
  const preferences = await preferencesFor(caller, ports);
  const { currency } = termsOf({ currency: wanted }, preferences, i18n);
  const within = changeWindows.find((one) => one === window) ?? USUAL_WINDOW;
  return usualThreshold({
    metric: changeMetricOf(measure, coin, { currency, window: within }),
    side,
    level: levelFromPerson({ measure, coin, window: within }, percent),
    sustain: hold === undefined ? undefined : hold * 60,
  });
}

/** Returns the change, in percent with its sign. @throws UserError for one that can't be. */
export function checkedChange(
  side: Side,
  percent: number,
  i18n: I18n,
  example = side === 'below' ? -CHANGE_EXAMPLE : CHANGE_EXAMPLE,
): number {
  if (isPossibleChange(side, percent)) return percent;
  const most = side === 'below' ? 99 : 1_000;
  throw new UserError(
    i18n.t('alerts.level.change', { most: i18n.count(most), example: String(example) }),
  );
}

function readLevel(measure: Measure, level: number | undefined, i18n: I18n): number {
  if (level !== undefined) return checkedLevel(measure, level, i18n);
  const example = String(levelExamples[measure]);
  throw new UserError(i18n.t('alerts.needsLevel', { example }));
}

/** Returns the level. @throws UserError for a level that can't be. */
export function checkedLevel(measure: Measure, level: number, { t }: I18n): number {
  if (isPossibleLevel(measure, level)) return level;
  const example = String(levelExamples[measure]);
  throw new UserError(
    measure === 'forecast'
      ? t('alerts.level.forecast', { example })
      : t('alerts.level.positive', { example }),
  );
}

/** Returns the rig that is named, or the only one there is. */
async function watchedRig(
  name: string | undefined,
  { id }: Caller,
  { rigs }: Pick<Ports, 'rigs'>,
  i18n: I18n,
): Promise<RegisteredRig> {
  const { t } = i18n;
  const owned = await rigs.list(id);
  const [only, ...others] = owned;
  if (!only) throw new UserError(t('alerts.noRigs'));
  const names = owned.slice(0, 10).map((rig) => quoted(rig.name, 60));
  const listed = i18n.list(owned.length > names.length ? [...names, '…'] : names);
  if (name !== undefined) {
    const found = ownRigNamed(name, owned);
    if (found) return found;
    throw new UserError(t('alerts.noRig', { text: quoted(name, 60), rigs: listed }));
  }
  if (others.length === 0) return only;
  throw new UserError(t('alerts.whichRig', { rigs: listed }));
}
