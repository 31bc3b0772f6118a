import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoted, shortened } from '../../src/message/markdown.ts';
import { parseInline } from '../../src/playground/terminal/markdown-tree.ts';

describe('quoting', () => {
  it.each([
    '**bold** _it_ ~~no~~ ||spoiler|| `code`',
    '[link](https://evil.example) <https://evil.example> https://evil.example',
    '<@123> <#456> <@&789> @everyone <t:0:R> </profit:1>',
    '# heading',
    '> quote',
    '- item',
    '\\*',
  ])('shows %j as it was written', (text) => {
    const kinds = parseInline(quoted(text)).map(({ kind }) => kind);
    expect(kinds).toEqual(['text']);
    expect(parseInline(quoted(text))).toEqual([{ kind: 'text', text }]);
  });

  it('makes one line of several and drops what turns or hides text', () => {
    expect(quoted('a\nb\u202ec\u200bd')).toBe('a b c d');
  });

  it.each([
    '\u3164',
    '\u2800',
    '\u034f',
    '\ufe0f',
    '\u202e',
    '\u2066',
    '\u200d',
    '\u00ad',
    '\u{e0041}',
  ])('shows nothing of %j, alone or in a row', (sign) => {
    expect(quoted(sign)).toBe('');
    expect(quoted(`${sign.repeat(10)}a${sign.repeat(10)}`)).toBe('a');
    expect(quoted(sign.repeat(100_000))).toMatch(/^…?$/);
  });

  it.each(['👩‍🌾', '🏴‍☠️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👨🏽‍🔧', '⚠️', '❤️‍🔥', '1️⃣', '☕︎'])(
    'leaves %s whole, and nothing else that is invisible',
    (emoji) => {
      expect(quoted(`a\u200d${emoji}\u200db`)).toBe(`a ${emoji} b`);
    },
  );

  it('leaves no markup of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        for (const { kind } of parseInline(quoted(text))) expect(kind).toBe('text');
      }),
    );
  });
});

describe('shortening', () => {
  it('ends in an ellipsis and never within a character', () => {
    expect(shortened('abcdef', 6)).toBe('abcdef');
    expect(shortened('abcdefg', 6)).toBe('abcde…');
    expect(shortened('abcd😀fg', 6)).toBe('abcd…');
  });

  it('keeps to its limit and to whole characters', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 50 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 40 }), (text, limit) => {
        expect(shortened(text, limit).length).toBeLessThanOrEqual(limit);
        expect(shortened(text, limit).isWellFormed()).toBe(true);
      }),
    );
  });
});
