import type { Coin } from '../coin/coin.ts';
import { understood } from '../i18n/understood.ts';
import type { Miner, Terms } from '../mining/economics.ts';
import type { Mode, Modes } from '../power/mode.ts';
import {
  bestMode,
  cutOffIncome,
  cutOffTariff,
  type ModeConditions,
  modeCurve,
  modeProfit,
} from '../power/mode-curve.ts';
import { oneOf } from '../text/one-of.ts';
import { type MinerModes, minerModes, modesOfModel } from './miner-modes.ts';
import type { MinerModel } from './model.ts';

/** Modes that a rig can run in, and who says so. */
export interface KnownModes {
  readonly modes: Modes;
  /** The firmware whose modes they are; absent for those that the rig's owner gave. */
  readonly firmware?: string | undefined;
  /** Firmwares of which the catalogue has other modes of this machine. */
  readonly otherFirmwares: readonly string[];
}

/** A text asks for the modes of a machine. */
export interface ModesAsked {
  /** The text about the rig without it. */
  readonly rest: string;
  readonly firmware?: string | undefined;
}

const FIRMWARES = [...new Set(minerModes.map(({ firmware }) => firmware))];
const FIRMWARE = oneOf(FIRMWARES.map((firmware) => firmware.toLowerCase()));
const MODES_WORD = oneOf(understood(({ modes }) => modes.asked));
const ASKED = new RegExp(
  String.raw`^(.*?\S)[\s,:]+(?:(${FIRMWARE})[\s,]+)?${MODES_WORD}(?:[\s,]+(${FIRMWARE}))?(?![\p{L}\d])[?.:]?(.*)$`,
  'isu',
);

/** Finds out whether a text about a rig asks for its modes: "S19 XP modes", "S19k Pro Vnish Modi 7c". */
export function modesAskedIn(text: string): ModesAsked | undefined {
  const match = ASKED.exec(text.trim());
  if (!match) return undefined;
  const [, machine = '', before, behind, price = ''] = match;
  const said = (before ?? behind)?.toLowerCase();
  const firmware = FIRMWARES.find((one) => one.toLowerCase() === said);
  return { rest: `${machine}${price}`, firmware };
}

/** Returns the modes of a rig: its own, or else those of its model that the catalogue has. */
export function modesKnown(
  { modes, model }: { readonly modes?: Modes | undefined; readonly model?: MinerModel | undefined },
  firmware?: string,
): KnownModes | undefined {
  if (modes && firmware === undefined) return { modes, otherFirmwares: [] };
  const lists: readonly MinerModes[] = model ? modesOfModel(model) : [];
  const list = lists.find((one) => one.firmware === firmware) ?? lists[0];
  if (!list) return modes && { modes, otherFirmwares: [] };
  const others = lists.filter((one) => one !== list).map((one) => one.firmware);
  return { modes: list.modes, firmware: list.firmware, otherFirmwares: others };
}

interface ModesQuestion {
  readonly modes: Modes;
  /** One unit as it runs now. */
  readonly unit: Miner;
  readonly count: number;
  readonly terms: Terms;
  readonly coin: Pick<Coin, 'hashpriceUnit'>;
  /** Currency per unit of hashprice per day, before the pool's fee; absent where the market doesn't give it. */
  readonly hashprice?: number | undefined;
}

/** A mode that is best between two prices. */
export interface BestBetween {
  readonly mode: Mode;
  /** J/TH that it adds to the mode before it. */
  readonly marginal: number;
  /** Currency per kWh: it is best below this price, and above that of the next; absent without a hashprice. */
  readonly belowTariff?: number | undefined;
  /** Currency per unit of hashprice per day: it is best above this, and below that of the next; absent where power costs nothing. */
  readonly aboveHashprice?: number | undefined;
  /** Currency a day, of all units, after the fixed cost. */
  readonly profit?: number | undefined;
}

export interface ModesReport {
  /** By their power. */
  readonly steps: readonly BestBetween[];
  readonly neverBest: readonly Mode[];
  /** The mode that has the figures of the rig, where one has. */
  readonly present?: Mode | undefined;
  /** Present where the market is known. */
  readonly now?:
    | {
        /** Absent where "off" is best. */
        readonly best?: Mode | undefined;
        /** Currency a day, of all units: what the best leaves more than the rig as it runs, which may be no mode. */
        readonly gain: number;
        /** Currency a day, of all units, after the fixed cost. */
        readonly profit: number;
      }
    | undefined;
}

/** Share by which figures may differ from a mode's and still be that mode. */
const SAME = 0.005;

/** Returns which mode is best now, and the prices at which another one is. */
export function reportModes(question: ModesQuestion): ModesReport {
  const { modes, unit, count, terms, coin, hashprice } = question;
  const { steps, neverBest } = modeCurve(modes);
  const kept = 1 - terms.poolFee;
  const { hashes } = coin.hashpriceUnit;
  const conditions: ModeConditions | undefined =
    hashprice === undefined
      ? undefined
      : { incomePerHash: (hashprice / hashes) * kept, perKwh: terms.tariff };
  const running = (mode: Miner) =>
    conditions && modeProfit(mode, conditions) * count * terms.uptime;
  const profitOf = (mode: Miner) => {
    const profit = running(mode);
    return profit === undefined ? undefined : profit - terms.fixedCost;
  };
  const aboveHashprice = (marginal: number) =>
    terms.tariff > 0
      ? (cutOffIncome(marginal, { perKwh: terms.tariff }) * hashes) / kept
      : undefined;
  return {
    steps: steps.map(({ to, marginal }) => ({
      mode: to,
      marginal,
      belowTariff: conditions && cutOffTariff(marginal, conditions),
      aboveHashprice: aboveHashprice(marginal),
      profit: profitOf(to),
    })),
    neverBest,
    present: modes.find((mode) => isSame(mode, unit)),
    now: conditions && best(conditions),
  };

  function best(known: ModeConditions): NonNullable<ModesReport['now']> {
    const mode = bestMode(modes, known);
    const most = (mode && running(mode)) ?? 0;
    return { best: mode, gain: most - (running(unit) ?? 0), profit: most - terms.fixedCost };
  }
}

function isSame(mode: Mode, unit: Miner): boolean {
  return (['hashrate', 'power'] as const).every(
    (quantity) => Math.abs(mode[quantity] / unit[quantity] - 1) <= SAME,
  );
}
