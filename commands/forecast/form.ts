import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Modal } from '../../src/message/message.ts';
import { MAX_NUMBER_TEXT } from '../../src/text/limits.ts';
import { monthsIn } from './plan.ts';
import type { ForecastRequest } from './request.ts';

type FormField = 'cost' | 'months' | 'growth' | 'resale';

type Asked = Partial<Pick<ForecastRequest, FormField>>;

/** Returns the form that asks what nobody knows of a rig: what it cost, and how to look ahead. */
export function forecastForm(customId: string, known: Asked, { t }: I18n): Modal {
  const values: Readonly<Record<FormField, string>> = {
    cost: known.cost ?? '',
    months: known.months === undefined ? '' : String(known.months),
    growth: known.growth ?? '',
    resale: known.resale ?? '',
  };
  const field = (name: FormField, placeholder: string) =>
    ({
      type: ComponentType.Label,
      label: t(`modal.${name}`),
      component: {
        type: ComponentType.TextInput,
        custom_id: name,
        style: TextInputStyle.Short,
        required: name === 'cost',
        max_length: MAX_NUMBER_TEXT,
        placeholder,
        ...(values[name] !== '' && { value: values[name] }),
      },
    }) as const;
  return {
    custom_id: customId,
    title: t('modal.forecast.title'),
    components: [
      field('cost', t('modal.cost.example')),
      field('months', '36'),
      field('growth', t('modal.growth.empty')),
      field('resale', t('modal.resale.empty')),
    ],
  };
}

/** Returns what a form says. @throws UserError for months that are no number. */
export function askedIn(fields: Readonly<Record<string, string>>, i18n: I18n) {
  const { cost = '', months = '', growth = '', resale = '' } = fields;
  return {
    cost,
    months: monthsIn(months, i18n),
    growth: growth.trim() || undefined,
    resale: resale.trim() || undefined,
  };
}
