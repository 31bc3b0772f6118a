import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Message } from './message.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

interface Button {
  /** The button's custom id, which its action writes. */
  readonly id: string;
  readonly label: string;
  readonly style?: APIButtonComponentWithCustomId['style'];
  readonly disabled?: boolean;
}

/** Returns a row of buttons; Discord takes five at most. */
export function buttonRow(buttons: readonly Button[]): ButtonRow {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ id, label, disabled, style }) => ({
      type: ComponentType.Button,
      style: style ?? ButtonStyle.Secondary,
      label,
      ...(disabled && { disabled }),
      custom_id: id,
    })),
  };
}

/** Returns a message that asks, with its buttons: the first one does what is asked. */
export function confirmation(content: string, buttons: ButtonRow): Message {
  return { content, components: [buttons], asks: buttons.components[0]?.custom_id };
}

/** Colours of an embed's edge. */
export const colours = {
  profit: 0x2e_9e_5b,
  loss: 0xd6_45_45,
  even: 0xe0_a0_30,
  neutral: 0x58_65_f2,
} as const;

/** Share of the income within which profit counts as nought: figures of rigs are not that exact. */
const EVEN_MARGIN = 0.01;

/**
 * Returns the colour of an embed that tells a profit.
 *
 * @param margin - Profit as a share of the income.
 */
export function profitColour(profit: number | undefined, margin: number | undefined): number {
  if (profit === undefined) return colours.neutral;
  if (profit === 0 || Math.abs(margin ?? 1) < EVEN_MARGIN) return colours.even;
  return profit > 0 ? colours.profit : colours.loss;
}
