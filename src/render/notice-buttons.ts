import type { News } from '../alert/decide.ts';
import { formatSelection } from '../alert/selection.ts';
import type { Voice } from '../i18n/i18n.ts';
import { type ButtonRow, buttonRow } from '../message/button-row.ts';

/**
 * Below a notice, for the person it is about: `alerts` handles `snooze-1h`, `snooze-24h` and `mute`
 * with a selection of alerts, `rig` handles `list`.
 */
export function noticeButtons(owner: string, news: readonly News[], { t }: Voice): ButtonRow {
  const argument = formatSelection(news.map(({ alert }) => alert));
  const command = 'alerts';
  return buttonRow(owner, [
    { command, action: 'snooze-1h', label: t('button.snoozeHour'), argument },
    { command, action: 'snooze-24h', label: t('button.snoozeDay'), argument },
    { command, action: 'mute', label: t('button.mute'), argument },
    { command: 'rig', action: 'list', label: t('button.showRigs') },
  ]);
}
