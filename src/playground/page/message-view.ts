import type { Persona, ShownFile, ShownMessage } from '../web/wire.ts';
import { componentsView, type OnPress } from './component-view.ts';
import { h } from './dom.ts';
import { embedView } from './embed-view.ts';
import { markdown, type Reader } from './markdown-view.ts';
import { pageNow } from './page-clock.ts';
import { picture } from './picture.ts';
import { sayShellWords } from './shell-words.ts';
import { wordsFor } from './words.ts';

export interface MessageActions {
  readonly press: OnPress;
  dismiss(): void;
}

export function messageView(
  message: ShownMessage,
  reader: Reader,
  { press, dismiss }: MessageActions,
): HTMLElement {
  const { locale } = reader;
  const words = wordsFor(locale);
  const { author, command, state } = message;
  const view = h('discord-message', {
    id: `message-${message.id}`,
    author: author === 'bot' ? 'Hashbell' : author.name,
    avatar: author === 'bot' ? '/bell.svg' : avatarOf(author),
    bot: author === 'bot',
    ephemeral: message.ephemeral,
    edited: message.edited,
    timestamp: timeOf(message.at, locale, words.today),
    dismissMessageClicked: dismiss,
    ...(author !== 'bot' && { roleColor: author.colour }),
  });
  void sayShellWords(view, words);
  if (command) {
    const line = h('discord-command', {
      slot: 'reply',
      author: command.by.name,
      avatar: avatarOf(command.by),
      roleColor: command.by.colour,
      command: command.name,
      type: 'slash_command',
    });
    void sayShellWords(line, words);
    view.append(line);
  }
  if (state !== 'sent') {
    view.append(h('span', { className: state }, words[state]));
    return view;
  }
  view.append(
    markdown(message.content, reader),
    ...message.embeds.map((embed) => embedView(embed, message.files, reader)),
    ...filesView(message),
    ...componentsView(message.components, words, press),
  );
  return view;
}

export function avatarOf({ id }: Persona): string {
  return `/avatar/${id}.svg`;
}

/** Shows the files of a message; files that an embed already shows are not shown again. */
function filesView({ files, embeds }: ShownMessage): readonly HTMLElement[] {
  const inEmbeds = new Set(embeds.flatMap(({ image, thumbnail }) => [image?.url, thumbnail?.url]));
  const rest = files.filter(({ url }) => !inEmbeds.has(url));
  if (rest.length === 0) return [];
  return [h('discord-attachments', { slot: 'attachments' }, ...rest.map(fileView))];
}

function fileView({ name, url, description, image }: ShownFile): HTMLElement {
  if (image) return picture('attachment', url, description);
  return h('a', { className: 'file', href: url, download: name }, name);
}

/** Says "Today at 10:31", or the date and the time. */
function timeOf(at: number, locale: string, today: string): string {
  const date = new Date(at * 1000);
  const time = date.toLocaleTimeString(locale, { timeStyle: 'short' });
  return date.toDateString() === new Date(pageNow() * 1000).toDateString()
    ? `${today} ${time}`
    : date.toLocaleString(locale, { dateStyle: 'short', timeStyle: 'short' });
}
