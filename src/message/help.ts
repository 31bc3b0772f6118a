import type { APIEmbed } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from './button-row.ts';
import type { Message } from './message.ts';

const examples = [
  'plain',
  'tariff',
  'spot',
  'model',
  'count',
  'small',
  'modes',
  'coins',
  'whatIf',
] as const;
const questions = [
  'compare',
  'forecast',
  'contract',
  'solo',
  'pools',
  'hashprice',
  'difficulty',
] as const;
const kept = [
  'rig',
  'miners',
  'tariff',
  'alerts',
  'digest',
  'settings',
  'privacy',
  'status',
] as const;

/** Returns the help message: it shows by examples, ready to be pasted, what the bot is for. */
export function helpMessage({ t }: I18n): Message {
  const listed = (names: readonly (typeof questions | typeof kept)[number][]) =>
    names
      .map((name) =>
        t('help.command', {
          name: t(`command.${name}.name`),
          description: t(`command.${name}.description`),
        }),
      )
      .join('\n');
  const embed: APIEmbed = {
    color: colours.neutral,
    title: t('help.title'),
    description: t('help.intro'),
    fields: [
      {
        name: t('help.examples'),
        value: examples.map((name) => t(`help.example.${name}`)).join('\n'),
      },
      { name: t('help.more'), value: listed(questions) },
      { name: t('help.kept'), value: listed(kept) },
      { name: t('help.numbers'), value: t('help.method') },
      {
        name: t('help.privacy'),
        value: t('help.privacyText'),
      },
    ],
  };
  return { embeds: [embed] };
}
