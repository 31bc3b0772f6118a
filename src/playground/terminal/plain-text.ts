import { type APIEmbed, ComponentType } from 'discord-api-types/v10';
import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { Message } from '../../message/message.ts';
import { type Block, type Inline, parseInline, parseMarkdown } from './markdown-tree.ts';
import { type TimestampPlace, timestampText } from './timestamp-text.ts';

export interface Terminal extends TimestampPlace {
  /** Width in columns; 80 unless told. */
  readonly width?: number;
  /** Whether the terminal takes ANSI colours. */
  readonly colour?: boolean;
}

/** Returns a message as a terminal shows it: the same words, without markdown. */
export function plainText(message: Message, terminal: Terminal): string {
  const { content, embeds = [], files = [] } = message;
  const parts = [
    content ? blocksText(content, terminal) : '',
    ...embeds.map((embed) => embedText(embed, terminal)),
    ...files.map(({ name, description }) => `[${[name, description].filter(Boolean).join(': ')}]`),
    choicesText(message, terminal),
    ...linksOf(message),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function embedText(embed: APIEmbed, terminal: Terminal): string {
  const { author, title, description, fields = [], footer, timestamp } = embed;
  const heading = [author?.name, title].filter(Boolean).map((text) => {
    return styled(inlineText(text ?? '', terminal), BOLD, terminal);
  });
  const parts = [
    ...heading,
    description ? blocksText(description, terminal) : '',
    ...fieldParts(fields, terminal),
    ...[footer?.text, timestamp && timestampText(Date.parse(timestamp) / 1000, 'f', terminal)].map(
      (text) => (text ? styled(wrap(text, terminal).join('\n'), DIM, terminal) : ''),
    ),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

type Field = NonNullable<APIEmbed['fields']>[number];

/** Short fields that stand side by side on Discord become the rows of a small table. */
function fieldParts(fields: readonly Field[], terminal: Terminal): readonly string[] {
  const parts: string[] = [];
  let row: Field[] = [];
  const closeRow = () => {
    if (row.length > 0) parts.push(table(row, terminal));
    row = [];
  };
  for (const field of fields) {
    if (field.inline && !field.value.includes('\n')) row.push(field);
    else {
      closeRow();
      const name = styled(inlineText(field.name, terminal), BOLD, terminal);
      parts.push([name, blocksText(field.value, terminal, '  ')].filter(Boolean).join('\n'));
    }
  }
  closeRow();
  return parts;
}

function table(fields: readonly Field[], terminal: Terminal): string {
  const rows = fields.map(({ name, value }) => [
    inlineText(name, terminal),
    inlineText(value, terminal),
  ]);
  const width = Math.max(...rows.map(([name = '']) => stringWidth(name)));
  return rows
    .flatMap(([name = '', value = '']) =>
      wrap(
        value,
        terminal,
        `${styled(name, BOLD, terminal)}${' '.repeat(width - stringWidth(name) + 2)}`,
        width + 2,
      ),
    )
    .join('\n');
}

function blocksText(text: string, terminal: Terminal, indent = ''): string {
  const seen = instantsOf(text);
  return parseMarkdown(text)
    .flatMap((block) => blockLines(block, terminal, indent, seen))
    .join('\n');
}

function blockLines(
  block: Block,
  terminal: Terminal,
  indent: string,
  seen: ReadonlySet<number>,
): readonly string[] {
  if (block.kind === 'code') return block.text.split('\n').map((line) => `${indent}${line}`);
  const text = childrenText(block.children, terminal, seen);
  switch (block.kind) {
    case 'item':
      return wrap(text, terminal, `${indent}${'  '.repeat(block.depth)}${block.marker} `);
    case 'quote':
      return wrap(text, { ...terminal, width: columns(terminal) - 2 }, indent).map(
        (line) => `${indent}| ${line.slice(indent.length)}`,
      );
    case 'heading':
      return wrap(text, terminal, indent).map((line) => styled(line, BOLD, terminal));
    case 'subtext':
      return wrap(text, terminal, indent).map((line) => styled(line, DIM, terminal));
    default:
      return wrap(text, terminal, indent);
  }
}

function inlineText(text: string, terminal: Terminal): string {
  return childrenText(parseInline(text), terminal, instantsOf(text));
}

function childrenText(
  children: readonly Inline[],
  place: TimestampPlace,
  seen: ReadonlySet<number>,
): string {
  return children
    .map((child) => {
      switch (child.kind) {
        case 'text':
        case 'code':
        case 'mention':
          return child.text;
        case 'time': {
          const text = timestampText(child.at, child.style, place);
          // "In 3 days" alone is soon worth nothing in a log.
          const dateMissing = child.style === 'R' && !seen.has(child.at);
          return dateMissing ? `${text} (${timestampText(child.at, 'f', place)})` : text;
        }
        case 'link': {
          const label = childrenText(child.children, place, seen);
          return label === child.href ? label : `${label} (${child.href})`;
        }
        default:
          return childrenText(child.children, place, seen);
      }
    })
    .join('');
}

/** Returns the instants that a text gives in full somewhere, in unix seconds. */
function instantsOf(text: string): ReadonlySet<number> {
  const full = text.matchAll(/<t:(-?\d{1,13})(?::[tTdDfFsS])?>/g);
  return new Set([...full].map(([, at]) => Number(at)));
}

/**
 * Lists the options of a question's selects, to be typed instead of chosen; a select below an answer
 * does something that no word of it tells.
 */
function choicesText({ embeds = [], components = [] }: Message, terminal: Terminal): string {
  if (embeds.length > 0) return '';
  return components
    .flatMap((row) => row.components)
    .flatMap((part) => (part.type === ComponentType.StringSelect ? part.options : []))
    .flatMap(({ label, description }) =>
      wrap(description ? `${label}: ${description}` : label, terminal, '- '),
    )
    .join('\n');
}

/** Lists the buttons that open an address; the others need a hand to press them. */
function linksOf({ components = [] }: Message): readonly string[] {
  return components.flatMap(({ components: inner }) =>
    inner.flatMap((one) =>
      one.type === ComponentType.Button && 'url' in one ? [`${one.label ?? ''}: ${one.url}`] : [],
    ),
  );
}

/** Breaks text at spaces; further lines stand under the text of the first. */
function wrap(
  text: string,
  terminal: Terminal,
  first = '',
  hanging: number = stringWidth(first),
): readonly string[] {
  const room = Math.max(columns(terminal) - hanging, 20);
  const lines = wrapAnsi(text, room).split('\n');
  return lines.map((one, index) => `${index === 0 ? first : ' '.repeat(hanging)}${one}`.trimEnd());
}

function columns({ width = 80 }: Terminal): number {
  return width;
}

const BOLD = 1;
const DIM = 2;

function styled(text: string, code: number, { colour = false }: Terminal): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}
