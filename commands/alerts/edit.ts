import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { alertActions } from '../../src/alert/actions.ts';
import { isBeyond, thresholdLevels, usualClearLevel } from '../../src/alert/levels.ts';
import type { AlertEntry } from '../../src/alert/list.message.ts';
import { partsOf } from '../../src/alert/metric.ts';
import { levelForPerson, levelFromPerson, twoReadings } from '../../src/alert/params.ts';
import { edited } from '../../src/alert/reevaluate.ts';
import type { Params } from '../../src/alert/types.ts';
import { coinOf } from '../../src/coin/coins.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message, Modal } from '../../src/message/message.ts';
import { HOUR, MINUTE } from '../../src/time/seconds.ts';
import { percentOf, readLabelled } from '../shared/number-fields.ts';
import { readPlace } from '../shared/reach.ts';
import { alertOption, changeAlert, entriesOf, readAlert, suggestAlerts } from './entries.ts';
import { chanceCalled, chanceChoices } from './kinds.ts';
import { confirmed, rememberLanguage } from './set.ts';
import { checkedChange, checkedHeat, checkedLevel } from './wanted-params.ts';

/** Value of the choice to leave a place that is neither a direct message nor this channel. */
const SAME = 'same';
const MAX_INPUT = 40;

export const edit = defineSubcommand({
  nameLocalizations: localized('command.alerts.edit.name').localizations,
  description: localized('command.alerts.edit.description'),
  audience: 'caller',
  options: { alert: alertOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    return { modal: editForm(await readAlert(options.alert, caller, ports, i18n), caller, i18n) };
  },
  suggest: ({ text }, caller, ports) => suggestAlerts(text, caller, ports),
});

/** Returns the numbers of an alert in a person's units, by the field they stand in. */
function numbersOf(params: Params): Readonly<Record<string, number>> {
  const patience =
    'sustain' in params ? { hold: params.sustain / MINUTE, cooldown: params.cooldown / HOUR } : {};
  switch (params.kind) {
    case 'unprofitable':
      return { floor: params.floor, margin: percentOf(params.margin), ...patience };
    case 'outlook':
      return { floor: params.floor };
    case 'mode':
      return patience;
    case 'threshold': {
      const parts = partsOf(params.metric);
      return {
        level: levelForPerson(parts, params.level),
        clear: levelForPerson(parts, thresholdLevels(params).clear),
        ...patience,
      };
    }
    case 'offline':
    case 'best':
      return { cooldown: params.cooldown / HOUR };
    case 'low':
      return patience;
    case 'hot':
      return { level: params.level, cooldown: params.cooldown / HOUR };
    case 'block':
    case 'rebooted':
    case 'hourly':
    case 'retarget':
    case 'halving':
      return {};
  }
}

type NumberName = 'floor' | 'margin' | 'level' | 'clear' | 'hold' | 'cooldown';
const numberNames = ['floor', 'level', 'clear', 'margin', 'hold', 'cooldown'] as const;

function labelOf(name: NumberName, { alert: { params }, rig }: AlertEntry, { t }: I18n): string {
  switch (name) {
    case 'floor':
      return t('alerts.form.floor', { currency: rig?.tariff.currency ?? '' });
    case 'level': {
      if (params.kind === 'hot') return t('alerts.form.level.heat');
      if (params.kind !== 'threshold') return '';
      const parts = partsOf(params.metric);
      if (parts.window) return t('alerts.form.level.change', { time: t(`window.${parts.window}`) });
      return 'currency' in parts
        ? t(`alerts.form.level.${parts.measure}`, {
            currency: parts.currency,
            unit: coinOf(parts.coin).hashpriceUnit.text,
            symbol: coinOf(parts.coin).symbol,
          })
        : t(`alerts.form.level.${parts.measure}`);
    }
    case 'clear':
    case 'margin':
    case 'hold':
    case 'cooldown':
      return t(`alerts.form.${name}`);
  }
}

/**
 * Makes a form of all that can be changed about an alert: at most five fields, as Discord has it.
 */
export function editForm(entry: AlertEntry, caller: Caller, i18n: I18n): Modal {
  const { alert } = entry;
  const { params } = alert;
  const { t } = i18n;
  const numbers = numbersOf(params);
  const inputs = numberNames.flatMap((name) => {
    const value = numbers[name];
    if (value === undefined) return [];
    const component = {
      type: ComponentType.TextInput,
      custom_id: name,
      style: TextInputStyle.Short,
      required: true,
      max_length: MAX_INPUT,
      value: String(value),
    } as const;
    return [{ type: ComponentType.Label, label: labelOf(name, entry, i18n), component } as const];
  });
  const select = (
    name: string,
    label: string,
    options: readonly { readonly label: string; readonly value: string }[],
    chosen: string,
  ) =>
    ({
      type: ComponentType.Label,
      label,
      component: {
        type: ComponentType.StringSelect,
        custom_id: name,
        options: options.map((option) => ({ ...option, default: option.value === chosen })),
      },
    }) as const;
  const chances = chanceChoices.map(({ name, value }) => ({ label: name.text, value }));
  return {
    custom_id: alertActions.edited.id(caller.id, { id: alert.id, currency: shownCurrency(entry) }),
    title: t('alerts.form.title'),
    components: [
      ...inputs,
      ...(params.kind === 'outlook'
        ? [select('chance', t('alerts.form.chance'), chances, String(params.chance))]
        : []),
      select(
        'deliver',
        t('alerts.form.deliver'),
        placesFor(alert.deliver, caller, i18n),
        placeOf(alert.deliver, caller),
      ),
    ],
  };
}

/** Returns the currency of the money in the form, where it is the rig's; else an empty text. */
function shownCurrency({ alert: { params }, rig }: AlertEntry): string {
  return 'floor' in params && rig ? rig.tariff.currency : '';
}

function placeOf(deliver: string, { channelId }: Caller): string {
  if (deliver === 'dm') return 'dm';
  return deliver === channelId ? 'channel' : SAME;
}

function placesFor(deliver: string, { mayPost, channelId }: Caller, { t }: I18n) {
  return [
    { label: t('choice.deliver.dm'), value: 'dm' },
    ...(mayPost || deliver === channelId
      ? [{ label: t('choice.deliver.channel'), value: 'channel' }]
      : []),
    ...(deliver === 'dm' || deliver === channelId
      ? []
      : [{ label: t('alerts.form.sameChannel'), value: SAME }]),
  ];
}

/**
 * Saves the changes made in the form; with other levels the alert is judged anew, in silence.
 *
 * @param shown - The alert's id, and the currency that the form was in, or an empty one.
 * @throws UserError with one sentence when something can't be read, or the alert is gone.
 */
export async function saveEdited(
  shown: { readonly id: number; readonly currency: string } | undefined,
  fields: Readonly<Record<string, string>>,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const before = (await entriesOf(caller.id, ports)).find(({ alert }) => alert.id === shown?.id);
  if (!before || !shown) throw new UserError(i18n.t('alerts.gone'));
  const params = changedParams(before, fields, i18n);
  const wanted = fields['deliver'] ?? SAME;
  const same =
    wanted === SAME || (wanted === 'channel' && before.alert.deliver === caller.channelId);
  const place = same ? { deliver: before.alert.deliver } : readPlace(wanted, caller, i18n);
  const entry = await changeAlert(before.alert.id, caller, ports, (current, snapshot) => {
    const now = shownCurrency(current);
    if (shown.currency !== '' && now !== '' && now !== shown.currency) {
      throw new UserError(i18n.t('alerts.otherCurrency', { now, before: shown.currency }));
    }
    return edited(current, { params, ...place }, snapshot);
  });
  if (entry === 'gone') throw new UserError(i18n.t('alerts.gone'));
  await rememberLanguage(caller, ports);
  return confirmed('changed', entry, caller, ports);
}

/** Returns the changed parameters; an untouched field stays as it is, to the last digit. */
function changedParams(
  entry: AlertEntry,
  fields: Readonly<Record<string, string>>,
  i18n: I18n,
): Params {
  const { params } = entry.alert;
  const shown = numbersOf(params);
  const changed = (name: NumberName): number | undefined => {
    const text = fields[name]?.trim();
    if (text === undefined || text === String(shown[name])) return undefined;
    return readLabelled(name, text, { label: labelOf(name, entry, i18n), near: shown[name], i18n });
  };
  const patience = () => {
    const [hold, cooldown] = [changed('hold'), changed('cooldown')];
    return {
      ...(hold !== undefined && { sustain: hold * MINUTE }),
      ...(cooldown !== undefined && { cooldown: cooldown * HOUR }),
    };
  };
  switch (params.kind) {
    case 'unprofitable': {
      const margin = changed('margin');
      return {
        ...params,
        floor: changed('floor') ?? params.floor,
        ...(margin !== undefined && { margin: margin / 100 }),
        ...patience(),
      };
    }
    case 'outlook':
      return {
        ...params,
        floor: changed('floor') ?? params.floor,
        chance: chanceCalled(fields['chance']) ?? params.chance,
      };
    case 'mode':
      return {
        ...params,
        ...patience(),
        sustain: twoReadings(patience().sustain ?? params.sustain),
      };
    case 'threshold': {
      const parts = partsOf(params.metric);
      const level = changed('level');
      const clear = changed('clear');
      const inUnit = (value: number) =>
        levelFromPerson(
          parts,
          parts.window
            ? checkedChange(params.side, value, i18n)
            : checkedLevel(parts.measure, value, i18n),
        );
      const levels = {
        level: level === undefined ? params.level : inUnit(level),
        // The clear level moves with the level unless it is moved itself.
        clearLevel:
          clear === undefined
            ? level === undefined
              ? params.clearLevel
              : usualClearLevel(params.metric, params.side, inUnit(level))
            : inUnit(clear),
      };
      if (clear !== undefined) refuseWrongSide({ ...params, ...levels }, i18n);
      return { ...params, ...levels, ...patience() };
    }
    case 'offline':
    case 'low':
      return { ...params, ...patience() };
    case 'best':
      return { ...params, cooldown: patience().cooldown ?? params.cooldown };
    case 'hot': {
      const level = changed('level');
      const { cooldown = params.cooldown } = patience();
      return {
        ...params,
        cooldown,
        ...(level !== undefined && { level: checkedHeat(level, i18n) }),
      };
    }
    case 'block':
    case 'rebooted':
    case 'hourly':
    case 'retarget':
    case 'halving':
      return params;
  }
}

/** Refuses a clear level on the side that the alert tells of. @throws UserError */
function refuseWrongSide(
  params: Extract<Params, { readonly kind: 'threshold' }>,
  { t }: I18n,
): void {
  const { metric, side, level, clearLevel } = params;
  if (!isBeyond(side, level, clearLevel)) return;
  const parts = partsOf(metric);
  const inUnits = (value: number) => String(levelForPerson(parts, value));
  throw new UserError(
    t(`alerts.clear.${side}`, {
      level: inUnits(level),
      example: inUnits(usualClearLevel(metric, side, level)),
    }),
  );
}
