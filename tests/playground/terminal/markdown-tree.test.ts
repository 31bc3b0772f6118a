import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Inline,
  parseInline,
  parseMarkdown,
} from '../../../src/playground/terminal/markdown-tree.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });

describe('inline markdown', () => {
  it.each<[string, Inline[]]>([
    ['plain', [text('plain')]],
    ['a **b** c', [text('a '), { kind: 'bold', children: [text('b')] }, text(' c')]],
    [
      '*i* _j_',
      [
        { kind: 'italic', children: [text('i')] },
        text(' '),
        { kind: 'italic', children: [text('j')] },
      ],
    ],
    [
      '__u__ ~~s~~',
      [
        { kind: 'underline', children: [text('u')] },
        text(' '),
        { kind: 'strike', children: [text('s')] },
      ],
    ],
    [
      '**a *b***',
      [{ kind: 'bold', children: [text('a '), { kind: 'italic', children: [text('b')] }] }],
    ],
    ['`**x**`', [{ kind: 'code', text: '**x**' }]],
    ['\\*not\\*', [text('*not*')]],
    ['2 * 3 * 4', [text('2 * 3 * 4')]],
    ['snake_case_name', [text('snake_case_name')]],
    ['**open', [text('**open')]],
    ['<t:1700000000:R>', [{ kind: 'time', at: 1_700_000_000, style: 'R' }]],
    ['<t:1700000000>', [{ kind: 'time', at: 1_700_000_000, style: 'f' }]],
    ['</profit:123>', [{ kind: 'mention', text: '/profit' }]],
    [
      '[a](https://b.example/c)',
      [{ kind: 'link', href: 'https://b.example/c', children: [text('a')] }],
    ],
    ['[a](javascript:alert(1))', [text('[a](javascript:alert(1))')]],
    [
      'see https://b.example.',
      [
        text('see '),
        { kind: 'link', href: 'https://b.example', children: [text('https://b.example')] },
        text('.'),
      ],
    ],
    ['<script>', [text('<script>')]],
  ])('%s', (source, tree) => {
    expect(parseInline(source)).toEqual(tree);
  });
});

describe('blocks', () => {
  it('tells headings, lists, quotes, subtext and code apart', () => {
    const source =
      '# One\n## Two\n-# small\n> said\n- a\n  - b\n1. c\nplain\n```js\n- no\n```\nend';
    expect(parseMarkdown(source).map((block) => block.kind)).toEqual([
      'heading',
      'heading',
      'subtext',
      'quote',
      'item',
      'item',
      'item',
      'line',
      'code',
      'line',
    ]);
  });

  it('never throws, and loses no plain letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (source) => {
        parseMarkdown(source);
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]*$/), (source) => {
        expect(parseInline(source)).toEqual(source === '' ? [] : [text(source)]);
      }),
    );
  });
});
