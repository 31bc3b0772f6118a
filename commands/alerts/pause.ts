import { alertActions } from '../../src/alert/actions.ts';
import { type AlertEntry, titleOf } from '../../src/alert/list.message.ts';
import { type MarketSnapshot, unmuted } from '../../src/alert/reevaluate.ts';
import { type Selection, selectAlerts, selectionOf } from '../../src/alert/selection.ts';
import { muted, snoozed, woken } from '../../src/alert/snooze.ts';
import type { Alert } from '../../src/alert/types.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import { fittingLines } from '../../src/message/fitting-lines.ts';
import type { Message } from '../../src/message/message.ts';
import { timestamp } from '../../src/message/moment.ts';
import { HOUR } from '../../src/time/seconds.ts';
import { alertOption, changeAlert, readAlert, suggestAlerts } from './entries.ts';
import { rememberLanguage } from './set.ts';

/** Seconds of silence for each choice, or silence for good, or none. */
const pauses = {
  '1h': HOUR,
  '24h': 24 * HOUR,
  '7d': 7 * 24 * HOUR,
  mute: 'mute',
  wake: 'wake',
} as const;

type Pause = keyof typeof pauses;

const names = ['1h', '24h', '7d', 'mute', 'wake'] as const satisfies readonly Pause[];

/** Characters for the titles of each list, and for the refusals, out of Discord's 2,000. */
const ROOM = 600;

export const snooze = defineSubcommand({
  nameLocalizations: localized('command.alerts.snooze.name').localizations,
  description: localized('command.alerts.snooze.description'),
  audience: 'caller',
  options: {
    alert: alertOption,
    for: {
      type: 'string',
      description: localized('option.for.description'),
      nameLocalizations: localized('option.for.name').localizations,
      required: true,
      choices: names.map((name) => ({ name: localized(`choice.snooze.${name}`), value: name })),
    },
  },
  async run({ options, caller }, ports) {
    const { alert } = await readAlert(options.alert, caller, ports, i18nFor(caller.locale));
    const pause = names.find((name) => name === options.for) ?? '1h';
    return pauseAlerts(selectionOf([alert]), pause, caller, ports);
  },
  suggest: ({ text }, caller, ports) => suggestAlerts(text, caller, ports),
});

/**
 * Does the work of a notice's buttons: pauses, mutes or wakes its alerts. One that can't be changed
 * doesn't keep the others from it.
 *
 * @param selection - Nothing where the button carried none.
 * @throws UserError when none of them was changed.
 */
export async function pauseAlerts(
  selection: Selection | undefined,
  pause: Pause,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const until = ports.clock() + (typeof pauses[pause] === 'number' ? pauses[pause] : 0);
  const done: AlertEntry[] = [];
  const refusals = new Set<string>();
  const meant = selection ? selectAlerts(selection, await ports.alerts.list(caller.id)) : [];
  for (const { id } of meant) {
    try {
      const changed = await changeAlert(id, caller, ports, (entry, snapshot) =>
        paused(entry, { pause, until, snapshot }, i18n),
      );
      if (changed !== 'gone') done.push(changed);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refusals.add(error.message);
    }
  }
  const refused = fittingLines([...refusals], ROOM, i18n);
  if (done.length === 0) throw new UserError(refused.join('\n') || i18n.t('alerts.gone'));
  await rememberLanguage(caller, ports);
  return {
    ephemeral: true,
    content: [outcomeText(done, pause, until, i18n), ...refused].join('\n'),
    ...(selection &&
      pause !== 'wake' && {
        components: [
          buttonRow([
            {
              id: alertActions.wake.id(caller.id, { selection }),
              label: i18n.t('alerts.button.wake'),
            },
          ]),
        ],
      }),
  };
}

/**
 * Returns the alert paused, muted or awake.
 *
 * @throws UserError for an alert that is not the person's to wake.
 */
function paused(
  { alert, rig }: AlertEntry,
  {
    pause,
    until,
    snapshot,
  }: { readonly pause: Pause; readonly until: number; readonly snapshot: MarketSnapshot },
  { t }: I18n,
): Alert {
  switch (pause) {
    case 'mute':
      return muted(alert);
    case 'wake':
      if (alert.stopped?.why === 'removed') {
        throw new UserError(t('alerts.takenAway', { id: String(alert.id) }));
      }
      return alert.muted ? unmuted(alert, rig, snapshot) : woken(alert, snapshot.now);
    default:
      return snoozed(alert, until);
  }
}

function outcomeText(done: readonly AlertEntry[], pause: Pause, until: number, i18n: I18n): string {
  const { t } = i18n;
  const titles = (entries: readonly AlertEntry[]) => {
    const all = entries.map((entry) => titleOf(entry, i18n));
    return fittingLines(all, ROOM, i18n).join(' · ');
  };
  if (pause === 'mute') return t('alerts.muted', { titles: titles(done) });
  if (pause === 'wake') return t('alerts.woken', { titles: titles(done) });
  const silent = done.filter(({ alert }) => alert.muted);
  const asleep = done.filter(({ alert }) => !alert.muted);
  return [
    ...(asleep.length > 0
      ? [t('alerts.snoozed', { until: timestamp(until, 'f'), titles: titles(asleep) })]
      : []),
    ...(silent.length > 0 ? [t('alerts.mutedAlready', { titles: titles(silent) })] : []),
  ].join('\n');
}
