import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { formatCustomId } from '../../src/custom-id.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { formatRig } from '../../src/domain/rig-text.ts';
import { formatTariff } from '../../src/domain/tariff-text.ts';
import type { Modal } from '../../src/ports.ts';
import type { Voice } from '../../src/render/voice.ts';
import { percentOf, readNumber } from '../number-fields.ts';
import { COMMAND } from './buttons.ts';
import type { ProfitRequest } from './request.ts';
import type { Subject } from './subject.ts';
import { understandTerms } from './understand.ts';

const numberFields = ['fee', 'uptime', 'price', 'difficultyChange'] as const;
type NumberField = (typeof numberFields)[number];
type FormField = 'electricity' | NumberField;

const MAX_INPUT = 40;

interface Surroundings {
  readonly subject: Subject;
  readonly reading: Reading;
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
  readonly currency: string;
  /** The rig without a power price of its own. */
  readonly bareRig: string;
}

function shown(request: ProfitRequest, { subject, reading, voice }: Surroundings): Shown {
  const { rig, own, preferences } = subject;
  const { currency, terms, basis } = understandTerms(request, rig, { preferences, reading, voice });
  const number = (value: number | undefined) => (value === undefined ? '' : String(value));
  return {
    values: {
      electricity: request.electricity ?? formatTariff(basis.tariff),
      fee: number(percentOf(terms.poolFee)),
      uptime: number(percentOf(terms.uptime)),
      price: number(request.price),
      difficultyChange: number(request.difficultyChange),
    },
    currency,
    bareRig: own ? request.rig : formatRig({ ...rig, tariff: undefined }),
  };
}
