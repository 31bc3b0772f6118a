import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { formatCustomId } from '../../src/custom-id.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Voice } from '../../src/render/voice.ts';

export const COMMAND = 'profit';

/** Below an answer; for the one who asked. */
export function answerButtons(
  draft: string,
  {
    caller,
    voice,
    saved,
  }: {
    readonly caller: Caller;
    readonly voice: Voice;
    /** It is about one of the caller's own rigs. */
    readonly saved: boolean;
  },
): APIActionRowComponent<APIButtonComponentWithCustomId> {
  const { t } = voice;
  const button = (action: string, label: string, style: APIButtonComponentWithCustomId['style']) =>
    ({
      type: ComponentType.Button,
      style,
      label,
      custom_id: formatCustomId({ command: COMMAND, action, owner: caller.id, argument: draft }),
    }) as const;
  return {
    type: ComponentType.ActionRow,
    components: [
      button('adjust', t('button.adjust'), ButtonStyle.Primary),
      button('refresh', t('button.refresh'), ButtonStyle.Secondary),
      ...(saved ? [] : [button('save', t('button.save'), ButtonStyle.Secondary)]),
      button('alert', t('alerts.button.alertMe'), ButtonStyle.Secondary),
    ],
  };
}
