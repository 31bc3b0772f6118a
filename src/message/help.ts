import type { APIEmbed } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from './button-row.ts';
import type { Message } from './message.ts';

const examples = [
  'plain',
  'tariff',
  'model',
  'count',
  'small',
  'modes',
  'coins',
  'whatIf',
] as const;
const others = [
  'compare',
  'forecast',
  'contract',
  'solo',
  'pools',
  'rig',
  'miners',
  'tariff',
  'alerts',
  'digest',
  'hashprice',
  'difficulty',
  'settings',
  'privacy',
  'status',
] as const;

/** Returns the help message: it shows by examples, ready to be pasted, what the bot is for. */
export function helpMessage({ t }: I18n): Message {
  const more = others.map((name) =>
    t('help.command', {
      name: t(`command.${name}.name`),
      description: t(`command.${name}.description`),
    }),
  );
  const embed: APIEmbed = {
    color: colours.neutral,
    title: t('help.title'),
    description: t('help.intro'),
    fields: [
      {
        name: t('help.examples'),
        value: examples.map((name) => t(`help.example.${name}`)).join('\n'),
      },
      { name: t('help.more'), value: more.join('\n') },
      { name: t('help.numbers'), value: t('help.method') },
      {
        name: t('help.privacy'),
        value: t('help.privacyText'),
      },
    ],
  };
  return { embeds: [embed] };
}
