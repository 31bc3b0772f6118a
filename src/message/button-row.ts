import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { formatCustomId } from './custom-id.ts';

export type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

interface Button {
  /** Whose presses handle it. */
  readonly command: string;
  readonly action: string;
  readonly label: string;
  readonly argument?: string | undefined;
  readonly style?: APIButtonComponentWithCustomId['style'];
  readonly disabled?: boolean;
}

/** For that person alone; at most five. */
export function buttonRow(owner: string, buttons: readonly Button[]): ButtonRow {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ command, action, label, argument, disabled, style }) => ({
      type: ComponentType.Button,
      style: style ?? ButtonStyle.Secondary,
      label,
      ...(disabled && { disabled }),
      custom_id: formatCustomId({ command, action, owner, argument }),
    })),
  };
}
