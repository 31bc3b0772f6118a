import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { formatCustomId } from '../../src/custom-id.ts';

export const COMMAND = 'rig';

interface Button {
  readonly action: string;
  readonly label: string;
  readonly argument?: string | undefined;
  readonly style?: APIButtonComponentWithCustomId['style'];
  readonly disabled?: boolean;
}

/** For that person alone. */
export function buttonRow(
  owner: string,
  buttons: readonly Button[],
  command = COMMAND,
): APIActionRowComponent<APIButtonComponentWithCustomId> {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(({ action, label, argument, disabled, style }) => ({
      type: ComponentType.Button,
      style: style ?? ButtonStyle.Secondary,
      label,
      ...(disabled && { disabled }),
      custom_id: formatCustomId({ command, action, owner, argument }),
    })),
  };
}
