import { ComponentType } from 'discord-api-types/v10';
import type { I18n } from '../../src/i18n/i18n.ts';
import { colours } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';
import type { Preferences, ServerSettings, UserSettings } from '../../src/people/preferences.ts';
import { tariffText } from '../../src/power/tariff.message.ts';

export const serverFields = [
  'currency',
  'tariff',
  'poolFee',
] as const satisfies readonly (keyof ServerSettings)[];
export const userFields = [
  ...serverFields,
  'uptime',
  'timeZone',
  'locale',
  'quiet',
  'quietExcept',
  'detail',
] as const satisfies readonly (keyof UserSettings)[];

interface SettingsView {
  readonly title: string;
  readonly note: string;
  /** Fields that are listed, in order. */
  readonly fields: readonly (typeof userFields)[number][];
  /** Settings that are decided here. */
  readonly set: UserSettings;
  /** Preferences that count in the end. */
  readonly preferences: Preferences;
  /** The id of the select that forgets. */
  readonly forget: string;
}

/** Shows the settings, those that count where nothing is set, and a select to forget. */
export function settingsMessage(view: SettingsView, i18n: I18n): Message {
  const { t } = i18n;
  const { title, note, set, forget } = view;
  // The exceptions say nothing without quiet hours.
  const fields = view.fields.filter((field) => field !== 'quietExcept' || set.quiet);
  const lines = fields.map((field) => {
    const value = `**${t(`settings.${field}`)}**: ${textOf(field, view, i18n)}`;
    return set[field] === undefined ? `${value} ${t('settings.notSet')}` : value;
  });
  const forgettable = fields.filter((field) => set[field] !== undefined);
  const embeds = [{ color: colours.neutral, title, description: [...lines, '', note].join('\n') }];
  if (forgettable.length === 0) return { embeds };
  const options = forgettable.map((field) => ({ label: t(`settings.${field}`), value: field }));
  return {
    embeds,
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: forget,
            placeholder: t('settings.forget'),
            max_values: options.length,
            options,
          },
        ],
      },
    ],
  };
}

function textOf(
  field: (typeof userFields)[number],
  { set, preferences }: SettingsView,
  i18n: I18n,
): string {
  const { t } = i18n;
  switch (field) {
    case 'currency':
      return `${preferences.currency} · ${i18n.currency(preferences.currency)}`;
    case 'tariff':
      return `${tariffText(preferences.tariff, i18n)}/kWh`;
    case 'poolFee':
      return i18n.exactPercent(preferences.poolFee);
    case 'uptime':
      return i18n.exactPercent(preferences.uptime);
    case 'timeZone':
      return set.timeZone ?? 'UTC';
    case 'quiet': {
      const { quiet, timeZone = 'UTC' } = set;
      if (!quiet) return t('settings.noQuiet');
      const hours = { from: clockText(quiet.from), to: clockText(quiet.to) };
      return t('settings.quietHours', { ...hours, timeZone });
    }
    case 'quietExcept':
      return t(`settings.quietExcept.${set.quietExcept ?? 'nothing'}`);
    case 'detail':
      return t(`choice.detail.${set.detail ?? 'short'}`);
    case 'locale':
      return set.locale === undefined ? t('settings.asDiscord') : t('settings.thisLanguage');
  }
}

/** Writes a minute of the day: "07:00". */
function clockText(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Returns the settings without those fields. */
export function without<S extends UserSettings>(settings: S, fields: readonly string[]): S {
  const left = Object.entries(settings).filter(([field]) => !fields.includes(field));
  // A subset of optional fields is still one of those settings.
  return Object.fromEntries(left) as S;
}

/** Returns the settings with the given values; the rest stays. */
export function withGiven<S extends UserSettings>(settings: S, given: S): S {
  const said = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...settings, ...Object.fromEntries(said) };
}
