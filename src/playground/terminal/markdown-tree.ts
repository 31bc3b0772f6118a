/** The markdown that Discord understands, as a tree: the playground draws it, the terminal reads it. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }
  /** `style` is one of Discord's letters: t T d D f F s S R. */
  | { readonly kind: 'time'; readonly at: number; readonly style: string }
  | { readonly kind: 'mention'; readonly text: string };

export type Block =
  | { readonly kind: 'line'; readonly children: readonly Inline[] }
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly children: readonly Inline[] }
  | { readonly kind: 'subtext' | 'quote'; readonly children: readonly Inline[] }
  | {
      readonly kind: 'item';
      /** `•`, or the number with its dot. */
      readonly marker: string;
      readonly depth: number;
      readonly children: readonly Inline[];
    }
  | { readonly kind: 'code'; readonly text: string };

/** Parses a text and never throws; text that is not markdown stays as it was written. */
export function parseMarkdown(text: string): readonly Block[] {
  const blocks: Block[] = [];
  // The split puts the contents of fences at the odd places.
  text.split(/```(?:[\w+-]*\n)?([\s\S]*?)```\n?/).forEach((part, index) => {
    if (index % 2 === 1) blocks.push({ kind: 'code', text: part.replace(/\n$/, '') });
    else if (part !== '') blocks.push(...part.replace(/\n$/, '').split('\n').map(parseBlock));
  });
  return blocks;
}

function parseBlock(line: string): Block {
  const heading = /^(#{1,3}) +(.+)$/.exec(line);
  if (heading) {
    const level = heading[1]?.length;
    return {
      kind: 'heading',
      level: level === 1 ? 1 : level === 2 ? 2 : 3,
      children: parseInline(heading[2] ?? ''),
    };
  }
  const subtext = /^-# +(.+)$/.exec(line);
  if (subtext) return { kind: 'subtext', children: parseInline(subtext[1] ?? '') };
  const quote = /^> (.*)$/.exec(line);
  if (quote) return { kind: 'quote', children: parseInline(quote[1] ?? '') };
  const item = /^( *)(?:[-*]|(\d+\.)) +(.+)$/.exec(line);
  if (item) {
    return {
      kind: 'item',
      marker: item[2] ?? '•',
      depth: Math.floor((item[1]?.length ?? 0) / 2),
      children: parseInline(item[3] ?? ''),
    };
  }
  return { kind: 'line', children: parseInline(line) };
}

type Rule = readonly [RegExp, (match: RegExpExecArray) => Inline];

const nested =
  (kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler') =>
  (match: RegExpExecArray): Inline => ({ kind, children: parseInline(match[1] ?? '') });

/** Rules of inline markdown: the first that fits at a place wins. All patterns are sticky. */
const rules: readonly Rule[] = [
  [/\\([^\p{L}\p{N}\s])/uy, (match) => ({ kind: 'text', text: match[1] ?? '' })],
  [/(`+)([^`]|[^`][\s\S]*?[^`])\1(?!`)/y, (match) => ({ kind: 'code', text: match[2] ?? '' })],
  [
    /<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y,
    (match) => ({ kind: 'time', at: Number(match[1]), style: match[2] ?? 'f' }),
  ],
  [/<(\/[^:>]+):\d+>/y, (match) => ({ kind: 'mention', text: match[1] ?? '' })],
  [/<([@#][!&]?\d+)>/y, (match) => ({ kind: 'mention', text: match[1] ?? '' })],
  [
    /\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s>)]+)>?\)/y,
    (match) => ({ kind: 'link', href: match[2] ?? '', children: parseInline(match[1] ?? '') }),
  ],
  [/<(https?:\/\/[^\s>]+)>/y, (match) => plainLink(match[1] ?? '')],
  [/https?:\/\/[^\s<>]*[^\s<>.,:;!?'")\]*_|~]/y, (match) => plainLink(match[0])],
  [/\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/sy, nested('bold')],
  [/__((?:\\.|[^\\])+?)__(?!_)/sy, nested('underline')],
  [/~~((?:\\.|[^\\])+?)~~/sy, nested('strike')],
  [/\|\|((?:\\.|[^\\])+?)\|\|/sy, nested('spoiler')],
  [/\*(?!\s)((?:\\.|[^\\*])+?)(?<!\s)\*(?!\*)/sy, nested('italic')],
  [/(?<![\p{L}\p{N}])_(?!\s)((?:\\.|[^\\_])+?)(?<!\s)_(?![\p{L}\p{N}_])/suy, nested('italic')],
];

export function parseInline(text: string): readonly Inline[] {
  const found: Inline[] = [];
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain !== '') found.push({ kind: 'text', text: plain });
    plain = '';
  };
  while (at < text.length) {
    const next = matchAt(text, at);
    if (next === undefined) {
      plain += text[at] ?? '';
      at += 1;
    } else {
      if (next.node.kind === 'text') plain += next.node.text;
      else {
        flush();
        found.push(next.node);
      }
      at = next.end;
    }
  }
  flush();
  return found;
}

function matchAt(text: string, at: number) {
  for (const [pattern, make] of rules) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    // The pattern may be used again while the children are parsed: nothing of it is read after.
    if (match) return { end: at + match[0].length, node: make(match) };
  }
  return undefined;
}

function plainLink(href: string): Inline {
  return { kind: 'link', href, children: [{ kind: 'text', text: href }] };
}
