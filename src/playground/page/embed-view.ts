import type { APIEmbed, APIEmbedField } from 'discord-api-types/payloads/v10';
import type { ShownFile } from '../web/wire.ts';
import { h } from './dom.ts';
import { inlineMarkdown, markdown, type Reader } from './markdown-view.ts';
import { picture } from './picture.ts';

/**
 * Makes the view of an embed.
 *
 * @param files - Files of the embed's message, among which its picture may be.
 */
export function embedView(
  embed: APIEmbed,
  files: readonly ShownFile[],
  reader: Reader,
): HTMLElement {
  const {
    title,
    url,
    description,
    author,
    fields = [],
    image,
    thumbnail,
    footer,
    timestamp,
  } = embed;
  const view = h('discord-embed', {
    slot: 'embeds',
    ...(embed.color !== undefined && { color: `#${embed.color.toString(16).padStart(6, '0')}` }),
    ...(thumbnail && { thumbnail: thumbnail.url }),
  });
  // Titles go into the slot rather than the component's attributes: those know no markdown and
  // would fetch anything that looks like an emoji's number from Discord's servers.
  if (author) view.append(part('embed-author', inlineMarkdown(author.name, reader)));
  if (title) {
    const text = inlineMarkdown(title, reader);
    view.append(
      part(
        'embed-title',
        url ? h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text) : text,
      ),
    );
  }
  if (description) {
    view.append(
      h('discord-embed-description', { slot: 'description' }, markdown(description, reader)),
    );
  }
  if (fields.length > 0) {
    const columns = columnsOf(fields);
    view.append(
      h(
        'discord-embed-fields',
        { slot: 'fields' },
        ...fields.map((field, index) => fieldView(field, columns[index] ?? 'full', reader)),
      ),
    );
  }
  if (image) {
    const alt = files.find(({ url }) => url === image.url)?.description ?? '';
    view.append(h('div', { slot: 'fields' }, picture('embed-image', image.url, alt)));
  }
  if (footer || timestamp) {
    const parts = [footer?.text, timestamp && dateText(timestamp, reader.locale)];
    const text = h('span', { className: 'footer-text' }, parts.filter(Boolean).join(' • '));
    view.append(h('discord-embed-footer', { slot: 'footer' }, text));
  }
  return view;
}

function part(className: string, ...children: readonly Node[]): HTMLElement {
  return h('div', { slot: 'description', className }, ...children);
}

function fieldView({ name, value }: APIEmbedField, column: string, reader: Reader): HTMLElement {
  return h(
    'discord-embed-field',
    { className: `column-${column}` },
    h('div', { className: 'field-name' }, inlineMarkdown(name, reader)),
    h('div', { className: 'field-value' }, markdown(value, reader)),
  );
}

/** Inline fields stand side by side, up to three in a row, as Discord lays them out. */
function columnsOf(fields: readonly APIEmbedField[]): readonly string[] {
  const columns: string[] = [];
  let row: number[] = [];
  const closeRow = () => {
    row.forEach((at, place) => {
      columns[at] = row.length === 1 ? 'full' : `${place + 1}-of-${row.length}`;
    });
    row = [];
  };
  fields.forEach(({ inline }, index) => {
    if (inline) row.push(index);
    else columns[index] = 'full';
    if (!inline || row.length === 3) closeRow();
  });
  closeRow();
  return columns;
}

function dateText(timestamp: string, locale: string): string {
  return new Date(timestamp).toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
}
