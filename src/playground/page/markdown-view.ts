import { type Block, type Inline, parseInline, parseMarkdown } from '../terminal/markdown-tree.ts';
import { timestampText } from '../terminal/timestamp-text.ts';
import { h } from './dom.ts';
import { pageNow } from './page-clock.ts';

/** The person at the page, as far as markdown depends on them. */
export interface Reader {
  readonly locale: string;
  /** Names of people and channels, by their ids. */
  readonly names: Readonly<Record<string, string>>;
}

/** Shows Discord's markdown as elements; everything a person wrote stays text. */
export function markdown(text: string, reader: Reader): Node {
  const fragment = document.createDocumentFragment();
  const blocks = parseMarkdown(text);
  blocks.forEach((block, index) => {
    const next = blocks[index + 1];
    fragment.append(blockNode(block, reader));
    // Only plain lines need a break; the others are blocks by themselves.
    if (block.kind === 'line' && next?.kind === 'line') fragment.append(h('br'));
  });
  return fragment;
}

/** Shows markdown of a line: titles know no blocks. */
export function inlineMarkdown(text: string, reader: Reader): Node {
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes(parseInline(text), reader));
  return fragment;
}

function blockNode(block: Block, reader: Reader): Node {
  switch (block.kind) {
    case 'code':
      return h('pre', { className: 'md-pre' }, h('code', {}, block.text));
    case 'heading':
      return h('div', { className: `md-h${block.level}` }, ...nodes(block.children, reader));
    case 'subtext':
      return h('div', { className: 'md-subtext' }, ...nodes(block.children, reader));
    case 'quote':
      return h('blockquote', { className: 'md-quote' }, ...nodes(block.children, reader));
    case 'item':
      return h(
        'div',
        { className: `md-item md-depth-${Math.min(block.depth, 3)}` },
        h('span', { className: 'md-marker' }, block.marker),
        h('span', {}, ...nodes(block.children, reader)),
      );
    default: {
      const fragment = document.createDocumentFragment();
      fragment.append(...nodes(block.children, reader));
      return fragment;
    }
  }
}

const tags = { bold: 'strong', italic: 'em', underline: 'u', strike: 's' } as const;

function nodes(inlines: readonly Inline[], reader: Reader): readonly (Node | string)[] {
  return inlines.map((inline) => {
    switch (inline.kind) {
      case 'text':
        return inline.text;
      case 'code':
        return h('code', { className: 'md-code' }, inline.text);
      case 'mention':
        return h('span', { className: 'md-mention' }, mentionText(inline.text, reader));
      case 'time':
        return timeNode(inline.at, inline.style, reader.locale);
      case 'link':
        return h(
          'a',
          { href: inline.href, target: '_blank', rel: 'noopener noreferrer' },
          ...nodes(inline.children, reader),
        );
      case 'spoiler':
        return h(
          'span',
          {
            className: 'md-spoiler',
            onclick: ({ currentTarget }) => {
              if (currentTarget instanceof HTMLElement) currentTarget.classList.add('open');
            },
          },
          ...nodes(inline.children, reader),
        );
      default:
        return h(tags[inline.kind], {}, ...nodes(inline.children, reader));
    }
  });
}

/** Turns "@123" into "@Alice"; an unknown mention stays as it was written. */
function mentionText(text: string, { names }: Reader): string {
  const [, mark = '', id = ''] = /^([@#])!?(\d+)$/.exec(text) ?? [];
  const name = names[id];
  return name === undefined ? text : mark + name;
}

function timeNode(at: number, style: string, locale: string): Node {
  const element = h('discord-time', {}, timeText(at, style, locale));
  element.title = timeText(at, 'F', locale);
  Object.assign(element.dataset, { at, style, locale });
  return element;
}

function timeText(at: number, style: string, locale: string): string {
  return timestampText(at, style, { now: pageNow(), locale });
}

/** Keeps "in 3 days" true while the page is open. */
export function tickTimes(): void {
  for (const element of document.querySelectorAll('discord-time')) {
    const { at, style, locale } = element.dataset;
    if (style !== 'R' || at === undefined || locale === undefined) continue;
    const text = timeText(Number(at), style, locale);
    if (element.textContent !== text) element.textContent = text;
  }
}
