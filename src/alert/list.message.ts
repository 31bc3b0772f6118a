import type { APIEmbed, APISelectMenuOption } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { momentOf } from '../market/conditions.ts';
import type { Readings } from '../market/other-readings.ts';
import type { Reading } from '../market/reading.ts';
import { colours } from '../message/button-row.ts';
import { quoted, shortened } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import type { RegisteredRig } from '../rig/registered.ts';
import { type Alert, type ChangeMetric, isPoolAlert } from './types.ts';
import {
  alertNow,
  alertState,
  alertTitle,
  heldText,
  isUnjudged,
  mutedText,
  placeText,
} from './words.message.ts';

/** An alert with its rig, if it is about one. */
export interface AlertEntry {
  readonly alert: Alert;
  readonly rig?: RegisteredRig | undefined;
}

interface Market extends Readings {
  /** Unix seconds. */
  readonly now: number;
  /** Changes that alerts watch, which no reading tells. */
  readonly changes?: ReadonlyMap<ChangeMetric, number> | undefined;
}

/** Characters of a field's name, within Discord's limit. */
const LONGEST_TITLE = 240;

/** Returns "Cellar stops paying", for a message. */
export function titleOf({ alert, rig }: AlertEntry, i18n: I18n): string {
  const named = rig && { name: quoted(rig.name, 60), currency: rig.tariff.currency };
  return alertTitle(alert.params, named, i18n);
}

/**
 * Returns "#12 · Cellar stops paying → direct message", for a list of choices: no markdown in it.
 */
export function alertSuggestion({ alert, rig }: AlertEntry, i18n: I18n): string {
  const named = rig && { name: rig.name, currency: rig.tariff.currency };
  const title = alertTitle(alert.params, named, i18n);
  const place =
    alert.deliver === 'dm' ? i18n.t('alert.to.dm') : i18n.t('choice.deliver.otherChannel');
  return i18n.t('alerts.suggestion', { id: String(alert.id), title, place });
}

/** Characters that Discord allows in an option's label. */
const LONGEST_LABEL = 100;

/** Returns an option by which an alert is picked from a list; no markdown in it. */
export function alertOptionOf(entry: AlertEntry, i18n: I18n): APISelectMenuOption {
  const label = shortened(alertSuggestion(entry, i18n), LONGEST_LABEL);
  return { label, value: String(entry.alert.id) };
}

/** Words one page of somebody's alerts. */
export function alertsMessage(
  {
    entries,
    count,
    page,
    pages,
    reading,
    readingOf,
    now,
    changes,
  }: Market & {
    readonly entries: readonly AlertEntry[];
    /** Number of alerts on all pages. */
    readonly count: number;
    /** Number of this page, from 1. */
    readonly page: number;
    readonly pages: number;
  },
  i18n: I18n,
): Message {
  const { t } = i18n;
  const embed: APIEmbed = {
    color: colours.neutral,
    title: t('alerts.title', { count }),
    fields: entries.map((entry) => ({
      name: shortened(
        t('alerts.field', { id: String(entry.alert.id), title: titleOf(entry, i18n) }),
        LONGEST_TITLE,
      ),
      value: linesOf(entry, { reading, readingOf, now, changes }, i18n).join('\n'),
    })),
    ...(pages > 1 && {
      footer: { text: t('alerts.page', { page: i18n.count(page), pages: i18n.count(pages) }) },
    }),
  };
  return { embeds: [embed] };
}

function linesOf(
  entry: AlertEntry,
  { reading, readingOf, now, changes }: Market,
  i18n: I18n,
): readonly string[] {
  const { alert, rig } = entry;
  const { params, deliver } = alert;
  const { t } = i18n;
  const hold =
    'sustain' in params && !isPoolAlert(params)
      ? [t('alert.hold', { minutes: Math.round(params.sustain / 60) })]
      : [];
  return [
    alertState(alert, now, i18n),
    alertNow(params, rig, { reading, readingOf, now: marketTime(reading, now), changes }, i18n),
    [t('alert.to', { place: placeText(deliver, i18n) }), ...hold].join(' · '),
  ];
}

/**
 * Words how an alert stands that was set up or changed, since what is so already is not told later.
 *
 * @param notes - Where it goes, and what else there is to say.
 */
export function alertSetMessage(
  what: 'set' | 'changed',
  entry: AlertEntry,
  { reading, readingOf, now, changes, notes }: Market & { readonly notes: readonly string[] },
  i18n: I18n,
): Message {
  const title = i18n.t(`alerts.${what}`, { title: titleOf(entry, i18n) });
  const already = alreadyText(entry, now, i18n);
  const { alert, rig } = entry;
  const view = { reading, readingOf, now: marketTime(reading, now), changes };
  const lines = [
    alertNow(alert.params, rig, view, i18n),
    ...(already === undefined ? [] : [already]),
    ...notes,
  ];
  return {
    ephemeral: true,
    embeds: [
      {
        color: alert.state === 'clear' ? colours.neutral : colours.even,
        title: shortened(title, LONGEST_TITLE),
        description: lines.join('\n'),
      },
    ],
  };
}

/** Says what is so already at the moment an alert is set up or edited. */
function alreadyText({ alert }: AlertEntry, now: number, i18n: I18n): string | undefined {
  const { t } = i18n;
  const { state } = alert;
  if (alert.muted) return mutedText(alert, i18n);
  if (isUnjudged(alert)) {
    return t(isPoolAlert(alert.params) ? 'alerts.unjudged.pool' : 'alerts.unjudged');
  }
  if (state === 'clear') return undefined;
  if (state === 'falling' || state === 'rising') {
    return t(`alert.state.${state}`, { since: heldText(alert, now, i18n) });
  }
  if (alert.params.kind === 'outlook') return t('alerts.already.outlook');
  if (alert.params.kind === 'mode') return t('alerts.already.mode');
  return alert.params.kind === 'threshold'
    ? t('alerts.already.threshold')
    : t('alerts.already.rig');
}

/** Words the first message somebody gets where alerts go. */
export function welcomeMessage(
  entry: AlertEntry,
  { reading, readingOf, now, changes }: Market,
  i18n: I18n,
): Message {
  const { alert, rig } = entry;
  const view = { reading, readingOf, now: marketTime(reading, now), changes };
  return {
    content: [
      i18n.t('alerts.welcome', { title: titleOf(entry, i18n) }),
      alertNow(alert.params, rig, view, i18n),
      alreadyText(entry, now, i18n) ?? '',
    ]
      .filter((line) => line !== '')
      .join('\n'),
  };
}

/** Returns the moment of the market: the sample network stands still. */
function marketTime(reading: Reading, now: number): number {
  return momentOf(reading, () => now);
}
