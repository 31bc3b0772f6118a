import { MAX_CHOICES, type Suggestion } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import { inTurns } from '../../src/time/turns.ts';
import type { TimeZoneProblem } from '../../src/time/zones.ts';

/**
 * Reads a time zone: "münchen" → "Europe/Berlin".
 *
 * @throws UserError that says what to write instead.
 */
export async function readTimeZone(text: string, i18n: I18n): Promise<string> {
  const read = (await loadedZones()).readTimeZone(text);
  if (read.ok) return read.timeZone;
  throw new UserError(problemText(read.problem, i18n));
}

/** Suggests time zones. The value is the name: two cities of one zone are two choices. */
export async function suggestTimeZones(text: string): Promise<readonly Suggestion[]> {
  const found = (await loadedZones()).suggestTimeZones(text, MAX_CHOICES);
  return found.map(({ name }) => ({ name, value: name }));
}

/** Loads the places of all zones when somebody asks: they take memory. */
async function loadedZones() {
  const turn = inTurns();
  const zones = await import('../../src/time/zones.ts');
  await turn();
  return zones;
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
