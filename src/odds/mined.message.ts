import type { I18n } from '../i18n/i18n.ts';
import type { MarketView } from '../market/conditions.ts';
import { bannerLines, type Provenance } from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import type { Terms } from '../mining/economics.ts';
import { dailyBlocks } from '../mining/network.ts';
import type { Origin } from '../people/preferences.ts';
import type { Rig } from '../rig/rig.ts';
import type { TermsBasis } from '../rig/terms.message.ts';
import { doubtLines, minerOf, rigDetails } from '../rig/words.message.ts';

/** A rig on a market of which not all need be known. */
export interface Mined {
  readonly rig: Rig;
  /** Its owner's name for it. */
  readonly name?: string | undefined;
  readonly terms: Terms;
  readonly basis: TermsBasis;
  /** ISO 4217. */
  readonly currency: string;
  /** The market; its price is a placeholder where `unitPrice` is absent. */
  readonly market: MarketView;
  /** Money per base unit of the coin; absent where the coin's price or a rate is not known. */
  readonly unitPrice?: number | undefined;
  /** Whether the fees of blocks are not known, so that a block pays more than is told. */
  readonly lowerBound: boolean;
  readonly reading: Reading;
  /** Difficulty of the best share that its pools have told of; absent where none has. */
  readonly bestShare?: number | undefined;
  /** Unix seconds; of the sample network its own moment. */
  readonly now: number;
}

/** Returns the blocks that a rig finds on average in a day, its uptime counted. */
export function blocksADay({ market, terms, ...mined }: Mined): number {
  return dailyBlocks({ ...market.conditions, hashrate: hashrateOf({ ...mined, terms }) });
}

/** Returns hashes per second on average, the uptime counted. */
export function hashrateOf({ rig, terms }: Pick<Mined, 'rig' | 'terms'>): number {
  return minerOf(rig).hashrate * terms.uptime;
}

export function provenanceOf({ reading, now, market, currency }: Mined): Provenance {
  return { reading, now, evidence: market.evidence, currencies: [currency] };
}

/** Writes the lines above the first number. */
export function openingLines(mined: Mined, i18n: I18n): readonly string[] {
  const { rig, basis, reading } = mined;
  return [
    ...bannerLines(provenanceOf(mined), [], i18n),
    ...doubtLines(rig, basis.tariff, reading, i18n),
    ...rigDetails(rig, i18n).map((line) => `-# ${line}`),
  ];
}

/** Writes what a block's base units are worth: "0.0311 BTC ≈ $3,110", or the coins alone. */
export function worth(amount: number, mined: Mined, i18n: I18n): string {
  const coins = i18n.coins(amount, mined.market.conditions.coin);
  return beside(coins, amount, mined, i18n);
}

/** Writes base units with what they are worth: "1,234 sats ≈ $1.23", or the base units alone. */
export function income(amount: number, mined: Mined, i18n: I18n): string {
  return beside(i18n.baseUnits(amount, mined.market.conditions.coin), amount, mined, i18n);
}

function beside(
  text: string,
  amount: number,
  { unitPrice, currency }: Mined,
  { money }: I18n,
): string {
  return unitPrice === undefined ? text : `${text} ≈ ${money(amount * unitPrice, currency)}`;
}

/** Writes fee and uptime, and where they come from: "Pool fee 2% *(default)* · Uptime 100%". */
export function feeAndUptime({ terms, basis }: Mined, i18n: I18n): string {
  const { t } = i18n;
  const marked = (text: string, origin: Origin) =>
    origin === 'said' ? text : `${text} ${t(`terms.${origin}`)}`;
  return [
    marked(t('terms.poolFee', { fee: i18n.exactPercent(terms.poolFee) }), basis.feeOrigin),
    marked(t('terms.uptime', { uptime: i18n.exactPercent(terms.uptime) }), basis.uptimeOrigin),
    ...(basis.unreachable === undefined ? [] : [noRate(basis.unreachable)]),
  ].join(' · ');

  function noRate(to: string): string {
    return t('terms.noRate', { from: basis.tariff.currency, to });
  }
}
