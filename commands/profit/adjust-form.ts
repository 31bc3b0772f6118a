import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { coinOf } from '../../src/coin/coins.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Reading } from '../../src/market/reading.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import type { Modal } from '../../src/message/message.ts';
import type { Tariff } from '../../src/power/tariff.ts';
import { formatTariff, parseTariff } from '../../src/power/tariff-text.ts';
import { tariffProblemText } from '../../src/rig/problem-text.message.ts';
import { MAX_NUMBER_TEXT, MAX_TARIFF_TEXT } from '../../src/text/limits.ts';
import { unquoted } from '../../src/text/quantity.ts';
import {
  limitProblem,
  parseNumber,
  parsePercent,
  percentOf,
  unreadableNumber,
} from '../shared/number-fields.ts';
import { profitActions } from './actions.ts';
import type { ProfitRequest } from './request.ts';
import type { Subject } from './subject.ts';
import { ownCurrency, understandTerms } from './understand.ts';

const numberFields = ['fee', 'uptime', 'price', 'difficultyChange'] as const;
type NumberField = (typeof numberFields)[number];
type FormField = 'electricity' | NumberField;

interface FormContext {
  readonly subject: Subject;
  readonly reading: Reading;
  readonly i18n: I18n;
  /** The power price that is called by its name in the form. */
  readonly named?: Tariff | undefined;
}

/** Makes a form to change the values that count in the answer, or those that were typed before. */
export function adjustForm(
  request: ProfitRequest,
  draft: Draft,
  { caller, ...context }: FormContext & { readonly caller: Caller },
): Modal {
  const { t } = context.i18n;
  const { values: counted, currency } = shown(request, context);
  const values = { ...counted, ...request.typed };
  const labels: Readonly<Record<FormField, string>> = {
    electricity: t('modal.electricity'),
    fee: t('modal.fee'),
    uptime: t('modal.uptime'),
    price: t('modal.price', {
      coin: context.i18n.coinInText(coinOf(context.reading.coin)),
      currency,
    }),
    difficultyChange: t('modal.difficulty'),
  };
  const field = (name: FormField, placeholder?: string) =>
    ({
      type: ComponentType.Label,
      label: labels[name],
      component: {
        type: ComponentType.TextInput,
        custom_id: name,
        style: TextInputStyle.Short,
        required: false,
        max_length: name === 'electricity' ? MAX_TARIFF_TEXT : MAX_NUMBER_TEXT,
        ...(values[name] !== '' && { value: values[name] }),
        ...(placeholder !== undefined && { placeholder }),
      },
    }) as const;
  return {
    custom_id: profitActions.adjusted.id(caller.id, { draft }),
    title: t('modal.title'),
    components: [
      field('electricity'),
      field('fee'),
      field('uptime'),
      field('price', t('modal.empty')),
      field('difficultyChange', t('modal.empty')),
    ],
  };
}

type Adjusted =
  | { readonly ok: true; readonly request: ProfitRequest }
  /** The request, with what was typed kept, and a sentence for each field that can't be read. */
  | { readonly ok: false; readonly request: ProfitRequest; readonly problems: readonly string[] };

/**
 * Returns the request with the changes made in the form. An untouched field stays as it was asked:
 * a value that was assumed is still assumed.
 */
export function adjusted(
  { typed: _, ...request }: ProfitRequest,
  fields: Readonly<Record<string, string>>,
  context: FormContext,
): Adjusted {
  const { subject, i18n } = context;
  const { values, currency } = shown(request, context);
  const problems: string[] = [];
  const textOf = (name: FormField) => unquoted(fields[name] ?? values[name]).trim();
  const touched = (name: FormField) => textOf(name) !== values[name];
  const numberOf = (name: NumberField) => {
    if (!touched(name)) return request[name];
    const text = textOf(name);
    if (text === '') return undefined;
    const value = parseNumber(name, text, currency);
    const problem =
      value === undefined ? unreadableNumber(name, text, i18n) : limitProblem(name, value, i18n);
    if (problem !== undefined) problems.push(problem);
    return value;
  };
  const shares = (['fee', 'uptime'] as const).filter((name) =>
    touched(name) ? parsePercent(name, textOf(name))?.asShare : request.shares?.includes(name),
  );
  const electricity = textOf('electricity') || undefined;
  if (touched('electricity') && electricity !== undefined && context.named?.name === undefined) {
    const own = ownCurrency(request, subject.preferences, i18n);
    const tariff = parseTariff(electricity, own);
    if (!tariff.ok) problems.push(tariffProblemText(tariff.problem, own, i18n));
  }
  const numbers = {
    fee: numberOf('fee'),
    uptime: numberOf('uptime'),
    price: numberOf('price'),
    difficultyChange: numberOf('difficultyChange'),
  };
  if (problems.length > 0) return { ok: false, request: { ...request, typed: fields }, problems };
  return {
    ok: true,
    request: {
      ...request,
      ...(touched('electricity') && { tariffReplaced: true, electricity }),
      ...numbers,
      shares,
      // The price was read as an amount in this currency.
      currency: numbers.price === undefined ? request.currency : currency,
    },
  };
}

interface Shown {
  readonly values: Readonly<Record<FormField, string>>;
  /** Currency of the supposed price; the answer's too, if a rate leads there. */
  readonly currency: string;
}

function shown(request: ProfitRequest, { subject, reading, i18n }: FormContext): Shown {
  const { rig, preferences, named } = subject;
  const { currency, terms, basis } = understandTerms(request, rig, {
    preferences,
    reading,
    i18n,
    named,
  });
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    values: {
      electricity: request.electricity ?? formatTariff(basis.tariff),
      fee: number(percentOf(terms.poolFee)),
      uptime: number(percentOf(terms.uptime)),
      price: number(request.price),
      difficultyChange: number(request.difficultyChange),
    },
    currency: basis.unreachable ?? currency,
  };
}
