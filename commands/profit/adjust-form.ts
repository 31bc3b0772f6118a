import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { formatCustomId } from '../../src/custom-id.ts';
import type { Caller } from '../../src/discord/command.ts';
import { numberReadings } from '../../src/domain/quantity.ts';
import { formatRig, parseRig } from '../../src/domain/rig-text.ts';
import { formatTariff } from '../../src/domain/tariff-text.ts';
import type { Modal, Ports } from '../../src/ports.ts';
import { quoted } from '../../src/render/markdown.ts';
import type { Voice } from '../../src/render/voice.ts';
import { COMMAND } from './buttons.ts';
import { type NumberField, refuseNumber } from './limits.ts';
import type { ProfitRequest } from './request.ts';
import { type Understood, understandTerms } from './understand.ts';

type FormField = 'electricity' | NumberField;

const MAX_INPUT = 40;

interface Surroundings {
  readonly ports: Pick<Ports, 'defaults' | 'market'>;
  readonly voice: Voice;
}

/** What counts in the answer that is shown, to be changed. */
export function adjustForm(
  request: ProfitRequest,
  draft: string,
  { caller, ...around }: Surroundings & { readonly caller: Caller },
): Modal {
  const { t } = around.voice;
  const { values, currency } = shown(request, around);
  const labels: Readonly<Record<FormField, string>> = {
    electricity: t('modal.electricity'),
    fee: t('modal.fee'),
    uptime: t('modal.uptime'),
    price: t('modal.price', { currency }),
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
        max_length: MAX_INPUT,
        ...(values[name] !== '' && { value: values[name] }),
        ...(placeholder !== undefined && { placeholder }),
      },
    }) as const;
  return {
    custom_id: formatCustomId({
      command: COMMAND,
      action: 'adjusted',
      owner: caller.id,
      argument: draft,
    }),
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

/**
 * The request with what was changed in the form. What wasn't touched stays as it was asked: a value
 * that was assumed is still assumed.
 *
 * @throws UserError for a number that is none.
 */
export function adjusted(
  request: ProfitRequest,
  fields: Readonly<Record<string, string>>,
  around: Surroundings,
): ProfitRequest {
  const { values, currency, bareRig } = shown(request, around);
  const textOf = (name: FormField) => (fields[name] ?? values[name]).trim();
  const touched = (name: FormField) => textOf(name) !== values[name];
  const numberOf = (name: NumberField) => {
    if (!touched(name)) return request[name];
    const text = textOf(name);
    return text === '' ? undefined : readNumber(name, text, around.voice);
  };
  const price = numberOf('price');
  const electricity = textOf('electricity') || undefined;
  return {
    ...request,
    ...(touched('electricity') && { rig: bareRig, electricity }),
    fee: numberOf('fee'),
    uptime: numberOf('uptime'),
    price,
    difficultyChange: numberOf('difficultyChange'),
    // The price was read as one in this currency.
    currency: price === undefined ? request.currency : currency,
  };
}

interface Shown {
  readonly values: Readonly<Record<FormField, string>>;
  /** Of the supposed price; the answer's too, if a rate leads there. */
  readonly currency: string;
  /** The rig without a power price of its own. */
  readonly bareRig: string;
}

function shown(request: ProfitRequest, { ports, voice }: Surroundings): Shown {
  const understood = parseRig(request.rig, request.currency ?? ports.defaults.currency);
  if (!understood.ok) throw new Error('A draft whose rig is not understood any more');
  const { rig } = understood;
  const reading = ports.market.reading();
  const { defaults } = ports;
  const { currency, terms, basis } = understandTerms(request, rig, { defaults, reading, voice });
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
    bareRig: formatRig({ ...rig, tariff: undefined }),
  };
}

/** Without the noise of doubles: 0.07 × 100 is 7.000000000000001. */
const percentOf = (ratio: Understood['terms']['uptime']) => Number((ratio * 100).toFixed(6));

/**
 * "2", "1,5 %", "80,000", "−3.5". A number that can be read in two ways is the larger one for a
 * price, the smaller one for a percentage.
 */
function readNumber(name: NumberField, text: string, voice: Voice): number {
  const readings = numberReadings(text);
  const meant = name === 'price' ? readings.at(-1) : readings[0];
  return meant ?? refuseNumber(name, quoted(text, MAX_INPUT), voice);
}
