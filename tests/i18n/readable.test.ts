import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { callables } from '../../src/discord/command.ts';
import { de } from '../../src/i18n/de/de.ts';
import { en } from '../../src/i18n/en/en.ts';
import { translator } from '../../src/i18n/translate.ts';
import { parseLine } from '../../src/playground/line/command-line.ts';
import { parseTariff } from '../../src/power/tariff-text.ts';
import { parseRig } from '../../src/rig/text.ts';

const catalogues = [
  ['en', en],
  ['de', de],
] as const;

/** Keys of texts that stand big, on a button, or as the name of a field. */
const HEADLINE =
  /^button\.|\.button\.|\.title(Sats)?$|^modal\.|\.form\.|^notice\.\w+\.(one|many|title|ahead|here|changed|new)$|^notice\.threshold\.|^profit\.(perDay|unknown)$|^chart\.(hashprice|difficulty|profit|range\..*)$/;

const LONGEST_HEADLINE = 90;

/** Words that come right before an example, rather than the name of a command. */
const EXAMPLE = /(such as|for example|example:|etwa|zum Beispiel|Beispiel:)\s*$/i;

/** Returns a text as a reader sees it. */
function filled(text: string): string {
  return text.replaceAll('{id}', '1').replaceAll('{alert}', '#1');
}

interface Snippet {
  readonly key: string;
  readonly text: string;
  readonly before: string;
}

function snippetsOf(texts: Readonly<Record<string, string>>): readonly Snippet[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    [...filled(text).matchAll(/`([^`]+)`/gu)].map((match) => ({
      key,
      text: match[1] ?? '',
      before: filled(text).slice(0, match.index),
    })),
  );
}

describe.each(catalogues)('the texts in %s', (language, texts) => {
  const callable = callables(commands);

  it('have no headline and no button over 90 characters', () => {
    const t = translator(language) as unknown as (key: string, values: object) => string;
    const values = new Proxy({}, { get: (_, name) => (name === 'count' ? 12 : '12,345.67') });
    const long = Object.keys(texts)
      .filter((key) => HEADLINE.test(key))
      .map((key) => [key, t(key, values)] as const)
      .filter(([, text]) => text.length > LONGEST_HEADLINE);
    expect(long).toEqual([]);
  });

  it('have only lines that run, or the bare name of a command', () => {
    const wrong = snippetsOf(texts).flatMap(({ key, text, before }) => {
      if (!text.startsWith('/') || text.includes('{')) return [];
      const parsed = parseLine(text, callable);
      if (parsed.ok) return [];
      const { problem } = parsed;
      // A file can't be written into a line.
      const isName = problem.kind === 'missing' && !/\s\S+:/.test(text);
      return isName && !EXAMPLE.test(before) ? [] : [`${key}: ${text}`];
    });
    expect(wrong).toEqual([]);
  });

  it('have only examples in what they say of a problem that are understood', () => {
    const isUnderstood = (text: string) => parseRig(text).ok || parseTariff(text).ok;
    const wrong = snippetsOf(texts).flatMap(({ key, text }) => {
      // That text shows one figure alone, for a cell of a file.
      const isRigs = /^(rig|tariff|import)\./.test(key) && key !== 'import.unreadable.figure';
      const isExample = isRigs && /^[\d€$.,]/.test(text) && !text.includes('{');
      return isExample && !isUnderstood(text) ? [`${key}: ${text}`] : [];
    });
    expect(wrong).toEqual([]);
  });
});

describe('one block', () => {
  it('is one', () => {
    const early = { blocks: 1 };
    expect(translator('en')('retarget.early', early)).toContain('only 1 block of the epoch is in,');
    expect(translator('en')('retarget.early', { blocks: 2 })).toContain(
      '2 blocks of the epoch are in,',
    );
    expect(translator('de')('retarget.early', early)).toContain('1 Block der Epoche ist da');
  });
});
