import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/payloads/v10';
import { h } from './dom.ts';
import type { Words } from './words.ts';

/** Sends a press to the bot. @param values - Chosen values of a select; absent for a button. */
export type OnPress = (customId: string, values?: readonly string[]) => Promise<void>;

export function componentsView(
  rows: readonly APIMessageTopLevelComponent[],
  words: Words,
  onPress: OnPress,
): readonly HTMLElement[] {
  return rows
    .filter((row) => row.type === ComponentType.ActionRow)
    .map((row) => rowView(row, words, onPress));
}

function rowView(
  { components }: APIActionRowComponent<APIComponentInMessageActionRow>,
  words: Words,
  onPress: OnPress,
): HTMLElement {
  const row = h('discord-action-row', { slot: 'components' });
  const press: OnPress = async (customId, values) => {
    // Only one press counts at a time: the row wakes up when the bot has answered.
    row.inert = true;
    row.classList.add('busy');
    await onPress(customId, values).finally(() => {
      row.inert = false;
      row.classList.remove('busy');
    });
  };
  row.append(
    ...components.flatMap((component) => {
      if (component.type === ComponentType.Button) return [buttonView(component, press)];
      if (component.type === ComponentType.StringSelect)
        return [selectView(component, words, press)];
      return [];
    }),
  );
  return row;
}

const styles = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'destructive',
  [ButtonStyle.Link]: 'secondary',
  [ButtonStyle.Premium]: 'primary',
} as const;

function buttonView(button: APIButtonComponent, press: OnPress): HTMLElement {
  const label = 'label' in button ? button.label : undefined;
  const emoji = 'emoji' in button ? button.emoji?.name : undefined;
  const view = h(
    'discord-button',
    {
      type: styles[button.style],
      disabled: button.disabled ?? false,
      ...('url' in button && { url: button.url }),
    },
    [emoji, label].filter(Boolean).join(' '),
  );
  if ('custom_id' in button && !button.disabled) {
    view.addEventListener('click', () => void press(button.custom_id));
  }
  return view;
}

function selectView(select: APIStringSelectComponent, words: Words, press: OnPress): HTMLElement {
  const several = (select.max_values ?? 1) > 1;
  const list = optionsOf(select, words);
  list.disabled = select.disabled ?? false;
  const chosen = () => [...list.selectedOptions].map(({ value }) => value).filter(Boolean);
  if (!several) {
    list.addEventListener('change', () => void press(select.custom_id, chosen()));
    return h('div', { className: 'select' }, list);
  }
  const send = h('button', { type: 'button', className: 'plain-button' }, words.send);
  send.addEventListener('click', () => void press(select.custom_id, chosen()));
  return h('div', { className: 'select' }, list, send);
}

/** Makes a select of the browser's own: right on phones and for the keyboard. */
export function optionsOf(select: APIStringSelectComponent, words: Words): HTMLSelectElement {
  const several = (select.max_values ?? 1) > 1;
  const placeholder = h(
    'option',
    { value: '', disabled: true },
    select.placeholder ?? words.choose,
  );
  const options = select.options.map(({ label, value, description, default: chosen }) =>
    h('option', {
      value,
      textContent: description ? `${label} · ${description}` : label,
      defaultSelected: chosen ?? false,
      selected: chosen ?? false,
    }),
  );
  if (!several && !select.options.some((option) => option.default)) placeholder.selected = true;
  return h(
    'select',
    { multiple: several, ariaLabel: select.placeholder ?? words.choose },
    ...(several ? options : [placeholder, ...options]),
  );
}
