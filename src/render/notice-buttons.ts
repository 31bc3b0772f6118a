import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import { formatCustomId } from '../custom-id.ts';
import type { News } from '../domain/alert.ts';
import { formatSelection } from '../domain/alert-selection.ts';
import type { Voice } from './voice.ts';

/**
 * Below a notice, for the person it is about: `alerts` handles `snooze-1h`, `snooze-24h` and `mute`
 * with a selection of alerts, `rig` handles `list`.
 */
export function noticeButtons(
  owner: string,
  news: readonly News[],
  { t }: Voice,
): APIActionRowComponent<APIButtonComponentWithCustomId> {
  const selection = formatSelection(news.map(({ alert }) => alert));
  const button = (command: string, action: string, label: string, argument?: string) =>
    ({
      type: ComponentType.Button,
      style: ButtonStyle.Secondary,
      label,
      custom_id: formatCustomId({ command, action, owner, argument }),
    }) as const;
  return {
    type: ComponentType.ActionRow,
    components: [
      button('alerts', 'snooze-1h', t('button.snoozeHour'), selection),
      button('alerts', 'snooze-24h', t('button.snoozeDay'), selection),
      button('alerts', 'mute', t('button.mute'), selection),
      button('rig', 'list', t('button.showRigs')),
    ],
  };
}
