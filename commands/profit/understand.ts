import { convert } from '../../src/domain/conditions.ts';
import type { Terms } from '../../src/domain/economics.ts';
import type { Reading } from '../../src/domain/reading.ts';
import type { Rig } from '../../src/domain/rig.ts';
import { parseTariff, type Tariff } from '../../src/domain/tariff-text.ts';
import { UserError } from '../../src/errors.ts';
import type { Defaults } from '../../src/ports.ts';
import { tariffProblemText } from '../../src/render/tariff-problem-text.ts';
import type { TermsBasis } from '../../src/render/terms-field.ts';
import type { Voice } from '../../src/render/voice.ts';
import { currencyCalled } from '../currency-option.ts';
import { checkLimits } from './limits.ts';
import type { ProfitRequest } from './request.ts';

export interface Understood {
  /** ISO 4217. */
  readonly currency: string;
  readonly terms: Terms;
  readonly basis: TermsBasis;
}

/** The currency somebody counts in who names none at the price itself. */
export function ownCurrency(request: ProfitRequest, defaults: Defaults, voice: Voice): string {
  return request.currency === undefined
    ? defaults.currency
    : currencyCalled(request.currency, voice);
}

/**
 * What holds besides the rig, and what was assumed for it. The currency: the one asked for, else the
 * power price's, else the operator's.
 *
 * @throws UserError with one sentence when something can't be read.
 */
export function understandTerms(
  request: ProfitRequest,
  rig: Rig,
  {
    defaults,
    reading,
    voice,
  }: {
    readonly defaults: Defaults;
    readonly reading: Reading;
    readonly voice: Voice;
  },
): Understood {
  checkLimits(request, voice);
  const own = ownCurrency(request, defaults, voice);
  const { electricity, fee, uptime = 100, price, difficultyChange } = request;
  const inText = request.tariffReplaced ? undefined : rig.tariff;
  const said = electricity === undefined ? inText : readTariff(electricity, own, voice);
  const wanted = request.currency === undefined ? (said?.currency ?? own) : own;
  if (inText && said) refuseTwo(inText, said, wanted, voice);
  const tariff = said
    ? { perKwh: said.perKwh, currency: said.currency ?? wanted }
    : defaults.tariff;

  const converted = convert(tariff.perKwh, tariff.currency, wanted, reading.fx?.value);
  const reached = converted !== undefined;
  return {
    // Without a rate the power price stays what it is, and the answer follows it.
    currency: reached ? wanted : tariff.currency,
    terms: {
      tariff: converted ?? tariff.perKwh,
      poolFee: fee === undefined ? defaults.poolFee : fee / 100,
      uptime: uptime / 100,
      fixedCost: 0,
    },
    basis: {
      tariff: { ...tariff, assumed: !said },
      feeAssumed: fee === undefined,
      unreachable: reached ? undefined : wanted,
      whatIf: {
        // It was meant in the currency that can't be reached.
        coinPrice: reached ? price : undefined,
        difficultyChange: difficultyChange ? 1 + difficultyChange / 100 : undefined,
      },
      leftOutPrice: reached ? undefined : price,
    },
  };
}

function readTariff(text: string, own: string, voice: Voice): Tariff {
  const result = parseTariff(text, own);
  if (result.ok) return result.tariff;
  throw new UserError(tariffProblemText(result.problem, own, voice));
}

/** @throws UserError when the rig's text and the option say different prices. */
function refuseTwo(inText: Tariff, option: Tariff, wanted: string, { t, tariff }: Voice): void {
  const same =
    inText.perKwh === option.perKwh && (inText.currency ?? wanted) === (option.currency ?? wanted);
  if (same) return;
  const written = ({ perKwh, currency = wanted }: Tariff) => tariff(perKwh, currency);
  throw new UserError(t('tariff.two', { text: written(inText), option: written(option) }));
}
