import {
  changeMetricOf,
  changeWindows,
  type Measure,
  measures,
  metricOf,
} from '../../src/alert/metric.ts';
import {
  HEATS,
  isPossibleChange,
  isPossibleHeat,
  isPossibleLevel,
  levelFromPerson,
  USUAL_CHANCE,
  usualHot,
  usualModes,
  usualPoolAlert,
  usualRebooted,
  usualThreshold,
  usualUnprofitable,
} from '../../src/alert/params.ts';
import type { Params, Side } from '../../src/alert/types.ts';
import { epochsOf } from '../../src/coin/coin.ts';
import { type CoinId, coinOf } from '../../src/coin/coins.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { PoolLink } from '../../src/pool/link.ts';
import { isMachineLink } from '../../src/pool/machine-figures.ts';
import { tellsBestShare } from '../../src/pool/pool.ts';
import { isByTheHour } from '../../src/power/tariff.ts';
import { modesKnown } from '../../src/rig/modes.ts';
import { ownRigNamed, writtenRig } from '../../src/rig/own-text.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { preferencesFor } from '../shared/caller.ts';
import { coinNamed } from '../shared/coin-option.ts';
import { termsOf } from '../shared/terms.ts';
import { chanceCalled, type Turn, turnOf } from './kinds.ts';

const levelExamples: Readonly<Record<Measure, number>> = {
  hashprice: 42,
  price: 80_000,
  fees: 0.05,
  forecast: 5,
};

/** The options of `/alerts add` that parameters are made from. */
export interface Given {
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

/**
 * Returns the parameters of the alert that is asked for, and of a second one that belongs to it.
 *
 * @throws UserError with one sentence where something is missing or can't be.
 */
export async function paramsOf(
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
    case 'low':
    case 'best':
    case 'block': {
      const rig = await watchedRig(given.rig, caller, ports, i18n);
      const links = await insistOnLink(rig, ports, i18n);
      if (kind === 'best' || kind === 'block') insistOnShares(rig, links, ports, i18n);
      return { rig, params: usualPoolAlert(kind) };
    }
    case 'hot':
    case 'rebooted': {
      const rig = await watchedRig(given.rig, caller, ports, i18n);
      await insistOnMachine(rig, ports, i18n);
      const params = kind === 'hot' ? usualHot(readHeat(given.level, i18n)) : usualRebooted;
      return { rig, params };
    }
    case 'mode': {
      const rig = await watchedRig(given.rig, caller, ports, i18n);
      const known = modesKnown({ modes: rig.modes, model: writtenRig(rig).model });
      if (!known) throw new UserError(i18n.t('modes.problem.noModes'));
      const [params, also] = usualModes(sustain);
      return { rig, params, also };
    }
    case 'hourly': {
      const rig = await watchedRig(given.rig, caller, ports, i18n);
      const name = quoted(rig.name, 60);
      if (!isByTheHour(rig.tariff)) throw new UserError(i18n.t('alerts.needsHours', { rig: name }));
      return { rig, params: { kind } };
    }
    case 'retarget':
    case 'halving':
      return { params: { kind, coin: coinWatched(given, ports, i18n) } };
    default: {
      const [name, side] = kind.split('.');
      const turn = turnOf(kind);
      if (turn) return { params: await changeParams(turn, given, caller, ports, i18n) };
      const measure = measures.find((one) => one === name);
      if (measure === undefined) throw new Error(`no kind of alert ${kind}`);
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

/** @throws UserError for a rig of which no pool tells us. */
async function insistOnLink(
  { id, name }: RegisteredRig,
  { poolLinks }: Pick<Ports, 'poolLinks'>,
  { t }: I18n,
): Promise<readonly PoolLink[]> {
  const links = await poolLinks.ofRigs([id]);
  if (links.length === 0) throw new UserError(t('alerts.needsLink', { rig: quoted(name, 60) }));
  return links;
}

/** @throws UserError for a rig whose pools all keep to themselves how hard its shares are. */
function insistOnShares(
  { name }: RegisteredRig,
  links: readonly PoolLink[],
  { pools }: Pick<Ports, 'pools'>,
  { t, list }: I18n,
): void {
  const telling = new Set(
    pools.list().flatMap(({ id, kind }) => (tellsBestShare[kind] ? [id] : [])),
  );
  const isTold = links.some(
    ({ pool, reading }) => telling.has(pool) || reading?.bestShare !== undefined,
  );
  if (isTold) return;
  const [example = 'solo.ckpool.org'] = telling;
  const silent = [...new Set(links.map(({ pool }) => pool))];
  throw new UserError(
    t('alerts.needsShares', { rig: quoted(name, 60), pools: list(silent), example }),
  );
}

/** @throws UserError for a rig of which no machine in the house tells us. */
async function insistOnMachine(
  { id, name }: RegisteredRig,
  { poolLinks }: Pick<Ports, 'poolLinks'>,
  { t }: I18n,
): Promise<void> {
  const links = await poolLinks.ofRigs([id]);
  if (!links.some(isMachineLink)) {
    throw new UserError(t('alerts.needsMachine', { rig: quoted(name, 60) }));
  }
}

/** °C at which many machines begin to slow down, to show how one is written. */
const HEAT_EXAMPLE = 85;

/** Returns °C. @throws UserError for a level that no machine can have. */
function readHeat(level: number | undefined, i18n: I18n): number {
  if (level !== undefined) return checkedHeat(level, i18n);
  throw new UserError(i18n.t('alerts.needsLevel', { example: String(HEAT_EXAMPLE) }));
}

/** Returns °C. @throws UserError for a level that no machine can have. */
export function checkedHeat(level: number, i18n: I18n): number {
  if (isPossibleHeat(level)) return level;
  throw new UserError(
    i18n.t('alerts.level.heat', {
      least: i18n.count(HEATS.least),
      most: i18n.count(HEATS.most),
      example: String(HEAT_EXAMPLE),
    }),
  );
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
