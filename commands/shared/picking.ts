import {
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type StringOption,
  type Suggestion,
} from '../../src/discord/command.ts';
import { shortened } from '../../src/message/markdown.ts';

/** The part that options have in common whose value is picked from suggestions. */
export const picked = {
  type: 'string',
  // Room for a suggestion's name, which some clients send instead of its value.
  maxLength: MAX_CHOICE_LENGTH,
  autocomplete: true,
} as const satisfies Omit<StringOption, 'description'>;

/** Returns the suggestions that hold what is typed, as many and as short as Discord takes them. */
export function suggestionsLike(text: string, all: readonly Suggestion[]): readonly Suggestion[] {
  const wanted = text.trim().toLowerCase();
  return all
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .slice(0, MAX_CHOICES)
    .map(({ name, value }) => ({ name: shortened(name, MAX_CHOICE_LENGTH), value }));
}

/** Returns the number that a text names, also with what a suggestion says after it: "#3 · …" → "3". */
export function numberNamed(text: string): string | undefined {
  return /^\s*#?(\d+)(?!\d)(\s*$|\s+·)/u.exec(text)?.[1];
}
