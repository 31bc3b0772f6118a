import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import type { CoinId } from '../../src/coin/coins.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { momentOf } from '../../src/market/conditions.ts';
import type { Message, Modal } from '../../src/message/message.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { MAX_RIG_TEXT, MAX_TARIFF_TEXT } from '../../src/text/limits.ts';
import { suggestProfits } from '../profit/suggest.ts';
import { boughtFor } from '../shared/amounts.ts';
import { preferencesFor } from '../shared/caller.ts';
import { coinOption, suggestCoins } from '../shared/coin-option.ts';
import { carryDraft } from '../shared/drafts.ts';
import { withHomeCents } from '../shared/home-cents.ts';
import { electricityOf, suggestElectricity, tariffCalled } from '../shared/named-tariffs.ts';
import { inPercent, limits, shareNotes } from '../shared/number-fields.ts';
import { offerChoice } from '../shared/rig-choice.ts';
import { learnPrices } from '../shared/spot.ts';
import {
  costOption,
  electricityOption,
  feeOption,
  fixedCostOption,
  rigOption,
  uptimeOption,
} from '../shared/term-options.ts';
import { MAX_NAME } from './name.ts';
import { type RigInput, understandRig } from './rig-params.ts';
import { saveRig } from './save.ts';

export const add = defineSubcommand({
  nameLocalizations: localized('command.rig.add.name').localizations,
  description: localized('command.rig.add.description'),
  audience: 'caller',
  options: {
    rig: rigOption,
    name: {
      type: 'string',
      description: localized('option.name.description'),
      nameLocalizations: localized('option.name.name').localizations,
      maxLength: MAX_NAME,
    },
    electricity: electricityOption,
    fee: feeOption,
    uptime: uptimeOption,
    count: {
      type: 'integer',
      description: localized('option.count.description'),
      nameLocalizations: localized('option.count.name').localizations,
      ...limits.count,
    },
    fixed_cost: fixedCostOption,
    cost: costOption,
    coin: coinOption,
  },
  run: ({ options: { fixed_cost: fixedCost, ...input }, caller }, ports) =>
    addRig({ ...inPercent(input), fixedCost }, caller, ports),
  async suggest({ option, text, others: { electricity, fee, uptime } }, caller, ports) {
    if (option === 'coin') return suggestCoins(text, ports);
    if (option === 'electricity') return suggestElectricity(text, caller, ports);
    const preferences = await preferencesFor(caller, ports);
    const named = await tariffCalled(electricity, caller, ports);
    const readingOf = (coin: CoinId) => ports.market.reading(coin);
    const request = { rig: text, electricity, ...inPercent({ fee, uptime }) };
    return suggestProfits(await withHomeCents(request, caller, ports), {
      preferences,
      readingOf,
      i18n: i18nFor(caller.locale),
      named,
      now: momentOf(ports.market.reading(), ports.clock),
    });
  },
});

/** Asks for a rig in a form. */
export function addForm({ id, locale }: Caller): Modal {
  const { t } = i18nFor(locale);
  const fields = [
    { name: 'rig', label: t('modal.rig'), length: MAX_RIG_TEXT, required: true },
    {
      name: 'electricity',
      label: t('modal.electricity'),
      length: MAX_TARIFF_TEXT,
      required: false,
    },
    { name: 'name', label: t('modal.addName'), length: MAX_NAME, required: false },
  ];
  return {
    custom_id: rigActions.added.id(id, {}),
    title: t('modal.addTitle'),
    components: fields.map(({ name, label, length, required }) => ({
      type: ComponentType.Label,
      label,
      component: {
        type: ComponentType.TextInput,
        custom_id: name,
        style: TextInputStyle.Short,
        required,
        max_length: length,
        ...(name === 'rig' && { placeholder: '2x S21 Pro' }),
      },
    })),
  };
}

/** Adds what was typed into the form. */
export function addTyped(
  fields: Readonly<Record<string, string>>,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const typed = (name: string) => fields[name]?.trim() || undefined;
  const input = {
    rig: typed('rig') ?? '',
    electricity: typed('electricity'),
    name: typed('name'),
  };
  return addRig(input, caller, ports);
}

/** Saves the rig, or asks which one was meant. */
export async function addRig(typed: RigInput, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const asked = await withHomeCents(typed, caller, ports);
  const { electricity: price } = asked;
  const electricity = typeof price === 'string' ? await electricityOf(price, caller, ports) : price;
  const input: RigInput = { ...asked, electricity };
  const preferences = await preferencesFor(caller, ports);
  await learnPrices([electricity ?? asked.rig, preferences.tariff], ports);
  const understood = understandRig(input, {
    preferences,
    reading: ports.market.reading(),
    i18n,
    offered: ports.market.coins,
  });
  if (understood.ok) {
    const { cost } = understood.params;
    return saveRig(understood.params, caller, ports, [
      ...shareNotes(input, i18n),
      ...(cost ? [boughtFor(cost, i18n)] : []),
    ]);
  }
  return offerChoice(understood.problem, {
    choose: rigActions.choose,
    owner: caller.id,
    currency: preferences.currency,
    i18n,
    keep: () => carryDraft('rig', asked, ports.drafts),
  });
}
