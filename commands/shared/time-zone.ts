import { MAX_CHOICES, type Suggestion } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import {
  suggestTimeZones as findTimeZones,
  readTimeZone as readZone,
  type TimeZoneProblem,
} from '../../src/time/zones.ts';

/** "münchen" → "Europe/Berlin". @throws UserError with what to write instead. */
export function readTimeZone(text: string, i18n: I18n): string {
  const read = readZone(text);
  if (read.ok) return read.timeZone;
  throw new UserError(problemText(read.problem, i18n));
}

/** The value is the name: two cities of one zone are two choices. */
export function suggestTimeZones(text: string): readonly Suggestion[] {
  return findTimeZones(text, MAX_CHOICES).map(({ name }) => ({ name, value: name }));
}

function problemText(problem: TimeZoneProblem, { t, either }: I18n): string {
  const text = quoted(problem.text, 40);
  const several = (zones: readonly string[]) => either(zones.map((zone) => `\`${zone}\``));
  switch (problem.kind) {
    case 'several':
      return t('settings.severalTimeZones', { text, zones: several(problem.timeZones) });
    case 'offset':
      return t('settings.offsetTimeZone', { text });
    case 'unknown':
      return problem.near.length === 0
        ? t('settings.unknownTimeZone', { text })
        : t('settings.nearTimeZone', {
            text,
            zones: several(problem.near.map(({ name }) => name)),
          });
  }
}
