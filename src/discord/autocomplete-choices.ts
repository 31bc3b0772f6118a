import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { MAX_CHOICE_LENGTH, MAX_CHOICES, type Suggestion } from './command.ts';

/** What Discord takes: it refuses the whole list for one choice too many, too long, or empty. */
export function autocompleteChoices(
  suggestions: readonly Suggestion[],
): APIApplicationCommandOptionChoice<string>[] {
  return suggestions
    .map(({ name, value }) => ({ name: cut(name), value: cut(value) }))
    .filter(({ name, value }) => name !== '' && value !== '')
    .slice(0, MAX_CHOICES);
}

/** Never through the middle of a character of two code units. */
function cut(text: string): string {
  return text.slice(0, MAX_CHOICE_LENGTH).replace(/[\uD800-\uDBFF]$/, '');
}
