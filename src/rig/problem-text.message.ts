import { type CoinId, coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { quoted, shortened, visible } from '../message/markdown.ts';
import type { TariffProblem } from '../power/tariff-text.ts';
import { writePower } from '../text/quantity.ts';
import type { RigProblem, RigQuantity } from './rig.ts';
import { formatRig } from './text.ts';
import { rigTitle } from './words.message.ts';

/** Returns a coin's name, with that of the coin that comes with it. */
function titleOf(id: CoinId): string {
  const { title, merged } = coinOf(id);
  return merged ? `${title} (+ ${merged.title})` : title;
}

const SUGGESTED = 3;
/** Several machines, to show how their number is written. */
const COUNTED = '2x S21';
/** Characters of a text that is to be typed again. */
const MAX_LINE = 200;

/**
 * Says in one sentence what was understood and what is missing, with an example.
 *
 * @param currency - The caller's own, ISO 4217.
 */
export function rigProblemText(problem: RigProblem, currency: string, i18n: I18n): string {
  const { t } = i18n;
  switch (problem.kind) {
    case 'empty':
      return t('rig.empty');
    case 'too-long':
      return t('rig.tooLong', { limit: i18n.count(problem.limit) });
    case 'missing-power':
      return t('rig.missingPower', { hashrate: i18n.hashrate(problem.hashrate) });
    case 'missing-hashrate': {
      const understood = [
        ...(problem.power === undefined ? [] : [i18n.power(problem.power)]),
        ...(problem.efficiency === undefined ? [] : [i18n.efficiency(problem.efficiency)]),
      ];
      return understood.length > 0
        ? t('rig.missingHashrate', { understood: i18n.list(understood) })
        : t('rig.missingHashrateAlone');
    }
    case 'unknown-model': {
      const text = quoted(problem.text);
      const names = problem.suggestions.slice(0, SUGGESTED).map(({ name }) => name);
      return names.length > 0
        ? t('rig.unknownModelSuggest', { text, models: i18n.either(names) })
        : t('rig.unknownModel', { text });
    }
    case 'ambiguous-model':
      return t('rig.ambiguousModel', {
        text: quoted(problem.text),
        example: problem.candidates[0]?.name ?? 'S21 Pro',
      });
    case 'ambiguous-number':
      return t('rig.ambiguousNumber', {
        text: quoted(problem.text),
        examples: i18n.either(
          problem.readings.slice(0, SUGGESTED).map((reading) => `\`${reading}\``),
        ),
      });
    case 'unclear-number': {
      const readings = [...new Set(problem.readings.map(formatRig))].slice(0, SUGGESTED);
      return t('rig.unclearNumber', {
        text: quoted(problem.text),
        name: quoted(problem.name),
        examples: i18n.either(readings.map((reading) => `\`${reading}\``)),
      });
    }
    case 'unclear-own-number':
      return t('rig.unclearNumber', {
        text: quoted(problem.text),
        name: quoted(problem.name),
        examples: i18n.either(problem.readings.map((reading) => `\`${reading}\``)),
      });
    case 'contradiction':
      return t('rig.contradiction', {
        text: quoted(problem.text),
        quantity: t(`quantity.${problem.quantity}`),
      });
    case 'energy':
      return t('rig.energy', { text: quoted(problem.text), power: writePower(problem.power) });
    case 'unknown-unit':
      return t('rig.unknownUnit', { text: quoted(problem.text), unit: quoted(problem.unit) });
    case 'unreadable-number':
      return t('rig.unreadableNumber', { text: quoted(problem.text) });
    case 'several-rigs':
      return t('rig.several', {
        text: quoted(problem.text),
        line: shortened(visible(problem.text).replaceAll('`', ''), MAX_LINE),
      });
    case 'unknown-coin':
      return t('rig.unknownCoin', {
        text: quoted(problem.text),
        coins: i18n.either(problem.suggestions.map(titleOf)),
        example: problem.suggestions[0] ?? '',
      });
    case 'coin-off':
      return t('rig.coinOff', {
        coin: titleOf(problem.coin),
        coins: i18n.list(problem.offered.map(titleOf)),
      });
    case 'wrong-coin':
      return t('rig.wrongCoin', {
        rig: rigTitle({ ...problem.rig, count: 1 }, i18n),
        coin: titleOf(problem.coin),
        coins: i18n.either(problem.coins.map(titleOf)),
      });
    case 'other-unit':
      return t('rig.otherUnit', {
        hashrate: i18n.hashrate(problem.rig.hashrate),
        algorithm: coinOf(problem.coin).algorithm,
        examples: i18n.either(
          problem.readings.slice(0, SUGGESTED).map((one) => `\`${formatRig(one)}\``),
        ),
      });
    case 'unknown-kind': {
      const [one = '10x S19j Pro', other = one.includes('S21') ? '10x S19j Pro' : '3x S21'] =
        problem.readable.slice(-2);
      const example = visible(`${one} + ${other}`).replaceAll('`', '');
      return t('fleet.unknown', { text: quoted(problem.text), example });
    }
    case 'too-many-kinds':
      return t('fleet.tooMany', { count: problem.count, limit: i18n.count(problem.limit) });
    case 'not-bitcoin':
      return t('rig.notBitcoin', { text: quoted(problem.text) });
    case 'not-positive':
      return t('rig.notPositive', {
        quantity: t(`quantity.${problem.quantity}`),
        example: problem.quantity === 'count' ? COUNTED : '120TH 3000W',
      });
    case 'too-large':
      if (problem.quantity === 'count') {
        return t('rig.countTooLarge', {
          value: i18n.count(problem.value),
          limit: i18n.count(problem.limit),
          example: COUNTED,
        });
      }
      return t('rig.tooLarge', {
        quantity: t(`quantity.${problem.quantity}`),
        value: measure(problem.quantity, problem.value, i18n),
        limit: measure(problem.quantity, problem.limit, i18n),
      });
    case 'tariff':
      return tariffProblemText(problem.problem, currency, i18n);
    case 'leftover':
      return leftoverText(problem, i18n);
  }
}

function leftoverText(
  { text, leftover, rig }: Extract<RigProblem, { readonly kind: 'leftover' }>,
  { t }: I18n,
): string {
  const strange = quoted(leftover);
  if (!rig) return t('rig.leftover', { text: quoted(text), leftover: strange });
  const written = quoted(formatRig(rig));
  const said = { rig: written, leftover: strange };
  if (/[%％]/u.test(leftover)) {
    const example = formatRig({ ...rig, fee: undefined, uptime: undefined });
    return t('rig.leftoverPercent', { ...said, example });
  }
  const { hashrate, power, model } = rig;
  const example = model
    ? `${model.name}, ${formatRig({ count: 1, hashrate, power })}`
    : formatRig(rig);
  return t('rig.leftoverBeside', { ...said, example });
}

function measure(quantity: RigQuantity, value: number, i18n: I18n): string {
  switch (quantity) {
    case 'hashrate':
      return i18n.hashrate(value);
    case 'power':
      return i18n.power(value);
    case 'efficiency':
      return i18n.efficiency(value);
    case 'count':
      return i18n.t('quantity.units', { count: value });
  }
}

/**
 * Says in one sentence what is wrong with a power price, with an example of a good one.
 *
 * @param currency - The caller's own, ISO 4217.
 */
export function tariffProblemText(problem: TariffProblem, currency: string, i18n: I18n): string {
  const { t } = i18n;
  if (problem.kind === 'schedule') {
    return t(`tariff.schedule.${problem.why}`, { part: quoted(problem.part) });
  }
  const text = quoted(problem.text);
  switch (problem.kind) {
    case 'not-a-tariff':
      return t('tariff.notATariff', { text });
    case 'unknown-currency':
      return t('tariff.unknownCurrency', { text, currency: quoted(problem.currency) });
    case 'too-high':
    case 'too-low': {
      const { kind, perKwh, limit, currency: own = currency } = problem;
      const price = i18n.tariff(perKwh, own);
      return kind === 'too-high'
        ? t('tariff.tooHigh', { text, price, limit: i18n.money(limit, own) })
        : t('tariff.tooLow', { text, price, limit: i18n.money(-limit, own) });
    }
  }
}
