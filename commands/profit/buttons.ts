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

type ButtonRow = APIActionRowComponent<APIButtonComponentWithCustomId>;

/** Below an answer; for the one who asked. */
export function answerButtons(
  draft: string,
  {
    caller: { id: owner },
    voice: { t },
    saved,
  }: {
    readonly caller: Caller;
    readonly voice: Voice;
    /** It is about one of the caller's own rigs. */
    readonly saved: boolean;
  },
): ButtonRow {
  return {
    type: ComponentType.ActionRow,
    components: [
      button('adjust', t('button.adjust'), ButtonStyle.Primary, { owner, draft }),
      button('refresh', t('button.refresh'), ButtonStyle.Secondary, { owner, draft }),
      ...(saved ? [] : [button('save', t('button.save'), ButtonStyle.Secondary, { owner, draft })]),
      button('alert', t('alerts.button.alertMe'), ButtonStyle.Secondary, { owner, draft }),
    ],
  };
}

/** Opens the form again, with what was typed. */
export function correctButton(draft: string, { id: owner }: Caller, { t }: Voice): ButtonRow {
  return {
    type: ComponentType.ActionRow,
    components: [button('adjust', t('button.correct'), ButtonStyle.Primary, { owner, draft })],
  };
}

function button(
  action: string,
  label: string,
  style: APIButtonComponentWithCustomId['style'],
  { owner, draft }: { readonly owner: string; readonly draft: string },
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style,
    label,
    custom_id: formatCustomId({ command: COMMAND, action, owner, argument: draft }),
  };
}
