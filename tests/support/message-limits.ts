import { ComponentType } from 'discord-api-types/v10';
import type { Message } from '../../src/message/message.ts';

/** Tells whether a text shows a stray value or placeholder; quoted words are people's own. */
export function leaks(text: string): boolean {
  const ours = text.replace(/[“„].*[”“]/su, '');
  return /undefined|NaN|Infinity|\[object|\{\w+\}/.test(ours);
}

/** Returns the flaws of a message that Discord would refuse, or a person should never see. */
export function flawsOf(message: Message): readonly string[] {
  const { content = '', embeds = [], components = [] } = message;
  const flaws: string[] = [];
  const limit = (what: string, text: string, most: number, least = 1) => {
    if (text.length > most || text.length < least) flaws.push(`${what}: ${text.length} characters`);
    if (leaks(text)) flaws.push(`${what}: ${text}`);
  };
  limit('content', content, 2_000, 0);
  if (content === '' && embeds.length === 0) flaws.push('empty');
  if (embeds.length > 10) flaws.push(`${embeds.length} embeds`);

  let total = 0;
  for (const { title = '', description = '', fields = [], footer } of embeds) {
    limit('title', title, 256);
    limit('description', description, 4_096, 0);
    if (fields.length > 25) flaws.push(`${fields.length} fields`);
    for (const { name, value } of fields) {
      limit('field name', name, 256);
      limit('field', value, 1_024);
    }
    if (footer) limit('footer', footer.text, 2_048);
    const texts = [title, description, footer?.text ?? ''];
    const fieldTexts = fields.flatMap(({ name, value }) => [name, value]);
    total += [...texts, ...fieldTexts].join('').length;
  }
  if (total > 6_000) flaws.push(`${total} characters in embeds`);

  if (components.length > 5) flaws.push(`${components.length} rows`);
  for (const row of components) {
    if (row.components.length > 5) flaws.push(`${row.components.length} parts in a row`);
    for (const part of row.components) {
      // An id of a draft may happen to read "NaN".
      if ('custom_id' in part && part.custom_id.length > 100) flaws.push('custom id');
      if (part.type === ComponentType.Button && 'label' in part) {
        limit('button', part.label ?? '', 80);
      }
      if (part.type !== ComponentType.StringSelect) continue;
      if (part.options.length > 25) flaws.push(`${part.options.length} options`);
      if (new Set(part.options.map(({ value }) => value)).size < part.options.length) {
        flaws.push('options twice');
      }
      for (const { label, value, description = '' } of part.options) {
        limit('label', label, 100);
        limit('value', value, 100);
        limit('option description', description, 100, 0);
      }
    }
  }
  return flaws;
}
