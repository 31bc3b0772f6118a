import { type CoinId, coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import { efficiencyOf, type Miner } from '../mining/economics.ts';
import { dearPrice, inOwnCurrency, type Tariff } from '../power/tariff.ts';
import { formatTariff } from '../power/tariff-text.ts';
import { writeHashrate, writeNumeral, writePower } from '../text/quantity.ts';
import { unitFigures } from './measured.ts';
import { modelTitle } from './model.ts';
import { efficiencyDoubt } from './plausibility.ts';
import type { Rig } from './rig.ts';
import { coinOfRig } from './rig-coin.ts';
import { formatRig, parseRig } from './text.ts';

/** Returns all units of a rig as one miner. */
export function minerOf({ count, ...unit }: Rig): Miner {
  const { hashrate, power } = unitFigures(unit);
  return { hashrate: count * hashrate, power: count * power };
}

/** Writes a miner's figures: "120 TH/s · 3,000 W · 25 J/TH". */
export function figures({ hashrate, power }: Miner, i18n: I18n, coin?: CoinId): string {
  return [
    i18n.hashrate(hashrate),
    i18n.power(power),
    i18n.efficiency(efficiencyOf({ hashrate, power }), coin && coinOf(coin)),
  ].join(' · ');
}

/** Writes "2× Antminer S21 Pro (234T)", or the figures of a rig without a name. */
export function rigTitle(rig: Rig, i18n: I18n): string {
  const one = rig.model ? modelTitle(rig.model, rig.hashrate) : figures(rig, i18n, coinOfRig(rig));
  return rig.count === 1 ? one : `${i18n.count(rig.count)}× ${one}`;
}

/**
 * Returns the details that the title leaves open: the figures of all units, and which size was
 * taken.
 */
export function rigDetails(rig: Rig, i18n: I18n): readonly string[] {
  const details: string[] = [];
  const measured = measuredText(rig, i18n);
  if (rig.model || rig.count > 1 || measured !== undefined) {
    details.push(figures(minerOf(rig), i18n, coinOfRig(rig)));
  }
  if (measured !== undefined) details.push(measured);
  const others = rig.otherVariants?.slice(0, 5).map(({ name }) => name) ?? [];
  if (others.length > 0) details.push(i18n.t('rig.usualSize', { models: i18n.list(others) }));
  if (rig.model && rig.atNominalEfficiency) {
    const efficiency = i18n.efficiency(efficiencyOf(rig.model), coinOf(coinOfRig(rig)));
    details.push(i18n.t('rig.atNominalEfficiency', { efficiency, model: rig.model.name }));
  }
  return details;
}

/**
 * Says which figures of a rig are measured: "measured 3,180 W and 118 TH/s"; nothing where none is
 * wanted.
 */
function measuredText({ count, measured }: Rig, i18n: I18n): string | undefined {
  if (!measured) return undefined;
  const { hashrate, power } = measured;
  const known = [
    ...(power === undefined ? [] : [i18n.power(fourFigures(count * power))]),
    ...(hashrate === undefined ? [] : [i18n.roughHashrate(count * hashrate)]),
  ];
  if (known.length === 0) return i18n.t('rig.measuredNothing');
  const said = { figures: i18n.list(known) };
  return i18n.t(power === undefined ? 'rig.measuredHashrate' : 'rig.measured', said);
}

/** Digits that are written of a figure: one that was worked out has more than anybody reads. */
const DIGITS_WRITTEN = 9;

/**
 * Returns a suggestion's name. `parseRig` understands it as this rig when it is pasted back, so it
 * has no groups of thousands and no decimal comma, in any language.
 *
 * @param currency - ISO 4217 code for a power price that names none.
 */
export function rigSuggestion(rig: Rig, currency: string, i18n: I18n): string {
  const plain = plainSuggestion(rig, currency);
  const own = i18n.exact(1.5).includes(',') ? plain.replace(/(\d)\.(?=\d)/gu, '$1,') : plain;
  // Some numbers mean another with a decimal comma: "123,456".
  return own !== plain && isReadAlike(own, plain) ? own : plain;
}

function isReadAlike(one: string, other: string): boolean {
  const [read, wanted] = [parseRig(one), parseRig(other)];
  return read.ok && wanted.ok && formatRig(read.rig) === formatRig(wanted.rig);
}

/** Writes a suggestion as it is read in any language: with decimal points, without groups. */
function plainSuggestion(rig: Rig, currency: string): string {
  const legible = (value: number) => Number(value.toPrecision(DIGITS_WRITTEN));
  const parts = [
    ...(rig.model ? [rig.model.name] : []),
    `${writeHashrate(legible(rig.hashrate))} ${writePower(legible(rig.power))}`,
    `${writeNumeral(threeFigures(efficiencyOf(rig)))} J/TH`,
  ];
  if (rig.tariff) parts.push(`${formatTariff(inOwnCurrency(rig.tariff, currency))}/kWh`);
  return `${rig.count === 1 ? '' : `${rig.count}x `}${parts.join(' · ')}`;
}

/** Rounds 17.81 to itself, and 3,420.4 to 3,420: as much as a machine measures. */
const fourFigures = (value: number) => Number(value.toPrecision(4));

/** Rounds 26.36 to 26.4, but leaves 1234 as it is. */
function threeFigures(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/**
 * Returns a line for each thing that was understood and yet is hardly meant, with the likely
 * meaning.
 */
export function doubtLines(
  { count, hashrate, power, ...rig }: Rig,
  tariff: Tariff,
  { fx }: Reading,
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  const lines: string[] = [];
  const isChecked = coinOf(coinOfRig(rig)).efficiencies === undefined;
  const doubt = isChecked ? efficiencyDoubt({ hashrate, power }) : undefined;
  if (doubt) {
    const efficiency = i18n.efficiency(doubt.efficiency);
    lines.push(
      doubt.meant
        ? t('doubt.efficiencyMeant', { efficiency, meant: formatRig({ count, ...doubt.meant }) })
        : t('doubt.efficiency', { efficiency }),
    );
  }
  const dear = dearPrice(tariff, fx?.value);
  if (dear !== undefined) {
    const price = i18n.tariff(dear, tariff.currency);
    lines.push(
      t(dear < 0 ? 'doubt.negative' : 'doubt.tariff', { price, cents: writeNumeral(dear) }),
    );
  }
  return lines;
}
