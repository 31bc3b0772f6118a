import type { Choice } from '../src/discord/command.ts';
import { localized } from '../src/i18n/localized.ts';

/** Those that the bot speaks, by Discord's codes. */
export const languageChoices: readonly Choice<string>[] = [
  { name: localized('language.enUs'), value: 'en-US' },
  { name: localized('language.enGb'), value: 'en-GB' },
  { name: localized('language.de'), value: 'de' },
];
