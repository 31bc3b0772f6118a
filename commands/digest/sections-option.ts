import { type DigestSection, digestSections } from '../../src/digest/digest.ts';
import {
  MAX_CHOICE_LENGTH,
  type StringOption,
  type Suggestion,
} from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { understood } from '../../src/i18n/understood.ts';
import { quoted } from '../../src/message/markdown.ts';
import { oneOf } from '../../src/text/one-of.ts';
import { picked } from '../shared/picking.ts';

export const sectionsOption = {
  ...picked,
  description: localized('option.sections.description'),
  nameLocalizations: localized('option.sections.name').localizations,
} as const satisfies StringOption;

const folded = (text: string) => text.trim().toLowerCase();

/** Names of the sections in all languages; the beginning of a name that fits no other is enough. */
const names = digestSections.map((section) => {
  const { text, localizations } = localized(`digests.section.${section}`);
  return { section, names: [section, text, ...Object.values(localizations)].map(folded) };
});

function sectionCalled(text: string): DigestSection | undefined {
  const wanted = folded(text);
  const exact = names.find((one) => one.names.includes(wanted));
  if (exact || wanted === '') return exact?.section;
  const begun = names.filter((one) => one.names.some((name) => name.startsWith(wanted)));
  return begun.length === 1 ? begun[0]?.section : undefined;
}

const EVERYTHING = new Set(
  [localized('digests.allSections')].flatMap(({ text, localizations }) =>
    [text, ...Object.values(localizations)].map(folded),
  ),
);

const AND = oneOf(understood(({ joining }) => joining));
const BETWEEN = new RegExp(String.raw`[,;+&]|\s${AND}\s`, 'i');

/** Takes a list apart as people write it. */
export const listParts = (text: string) => text.split(BETWEEN);

/**
 * Reads a list such as "headline, retarget", in any order.
 *
 * @throws UserError for a part that is no section.
 */
export function readSections(
  text: string | undefined,
  { t, list }: I18n,
): readonly DigestSection[] {
  if (text === undefined || EVERYTHING.has(folded(text))) return digestSections;
  const parts = listParts(text).filter((part) => part.trim() !== '');
  const wanted = new Set<DigestSection>();
  for (const part of parts) {
    const section = sectionCalled(part);
    if (section) wanted.add(section);
    else throw unknown(part);
  }
  if (wanted.size === 0) throw unknown(text);
  return digestSections.filter((section) => wanted.has(section));

  function unknown(part: string): UserError {
    const all = list(digestSections.map((section) => t(`digests.section.${section}`)));
    return new UserError(t('digests.unknownSection', { text: quoted(part, 40), all }));
  }
}

/** Suggests the sections that are there, with one more of those that are left. */
export function suggestSections(text: string, { t }: I18n): readonly Suggestion[] {
  const name = (section: DigestSection) => t(`digests.section.${section}`);
  const parts = listParts(text);
  const typed = folded(parts.at(-1) ?? '');
  const before = parts.slice(0, -1).flatMap((part) => sectionCalled(part) ?? []);
  const whole = sectionCalled(typed);
  const chosen = [...new Set(whole ? [...before, whole] : before)];
  const left = digestSections.filter(
    (section) =>
      !chosen.includes(section) && (whole !== undefined || folded(name(section)).includes(typed)),
  );
  const joined = (sections: readonly DigestSection[]) => sections.map(name).join(', ');
  const offered = [
    ...(chosen.length === 0 && typed === '' ? [t('digests.allSections')] : []),
    ...(whole ? [joined(chosen)] : []),
    ...left.map((section) => joined([...chosen, section])),
  ];
  return offered
    .filter((line) => line.length <= MAX_CHOICE_LENGTH)
    .map((line) => ({ name: line, value: line }));
}
