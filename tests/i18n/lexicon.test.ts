import { describe, expect, it } from 'vitest';
import { localeCodes, locales } from '../../src/i18n/language.ts';
import type { Lexicon } from '../../src/i18n/lexicon.ts';
import { understood } from '../../src/i18n/understood.ts';
import { parseTariff } from '../../src/power/tariff-text.ts';
import { parseRig } from '../../src/rig/text.ts';
import { readTimeOfDay } from '../../src/time/time-of-day.ts';

interface Words {
  readonly [key: string]: string | Words;
}

/** Each entry of a lexicon by its path: "spans.day". */
function entriesOf(words: Words, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as const]
      : entriesOf(value, `${path}${key}.`),
  );
}

const lexicons = [...new Set(localeCodes.map((code) => locales[code].lexicon))].map(
  (lexicon) => new Map(entriesOf({ ...lexicon, table: { ...lexicon.table } })),
);
const [first = new Map<string, string>()] = lexicons;
const paths = [...first.keys()];

describe('the lexicons', () => {
  it('agree on their keys', () => {
    for (const lexicon of lexicons) expect([...lexicon.keys()].sort()).toEqual(paths.toSorted());
  });

  it.each(paths)('have for %s each word once, in lower case, and one at least', (path) => {
    const entries = lexicons.map((lexicon) => lexicon.get(path) ?? '');
    for (const entry of entries) {
      const words = entry === '' ? [] : entry.split(', ');
      expect(new Set(words).size).toBe(words.length);
      for (const word of words) expect(word).toMatch(/^[^\s,]+(?: [^\s,]+)*$/);
      expect(entry).toBe(entry.toLowerCase());
    }
    // A pattern of no words would take every text.
    expect(entries.join('')).not.toBe('');
  });

  it.each<[string, (lexicon: Lexicon) => Readonly<Record<string, string>>]>([
    ['what joins and what chooses', ({ joining, either }) => ({ joining, either })],
    ['units', ({ units }) => units],
    ['spans of time', ({ spans }) => spans],
    ['adverbs of time', ({ adverbs }) => adverbs],
    ['currencies', ({ currencies }) => currencies],
    ['cents', ({ cents }) => cents],
    ['middles of the day', ({ clock: { noon, midnight } }) => ({ noon, midnight })],
    ['halves of the day', ({ clock: { morning, afternoon } }) => ({ morning, afternoon })],
    [
      'columns of models',
      ({ table: { rig, model, type, machine } }) => ({ rig, model, type, machine }),
    ],
  ])('give no word two meanings among %s, in any two languages', (_, group) => {
    const meanings = Object.keys(group(locales['en-US'].lexicon));
    const words = meanings.flatMap((meaning) =>
      understood((lexicon) => group(lexicon)[meaning] ?? ''),
    );
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});

describe('the words of a lexicon', () => {
  const codes = [...localeCodes];

  it.each(codes)('are understood in a rig: %s', (code) => {
    const { lexicon } = locales[code];
    for (const word of lexicon.joining.split(', ')) {
      expect(parseRig(`S21 Pro ${word} S19 XP`)).toMatchObject({
        problem: { kind: 'several-rigs' },
      });
    }
    for (const word of lexicon.times.split(', ')) {
      expect(parseRig(`2 ${word} 120TH 3000W`)).toMatchObject({ rig: { count: 2 } });
    }
    for (const per of lexicon.per.split(', ')) {
      for (const day of lexicon.spans.day.split(', ')) {
        expect(parseRig(`120TH 72 kWh ${per} ${day}`)).toMatchObject({ rig: { power: 3000 } });
      }
    }
    for (const daily of lexicon.adverbs.day.split(', ')) {
      expect(parseRig(`120TH 72 kWh ${daily}`)).toMatchObject({ rig: { power: 3000 } });
    }
  });

  it.each(codes)('are understood in a power price: %s', (code) => {
    const { lexicon } = locales[code];
    for (const word of lexicon.free.split(', ')) {
      expect(parseTariff(word)).toMatchObject({ tariff: { perKwh: 0 } });
    }
    for (const per of [lexicon.per, lexicon.perEnergy].flatMap((words) => words.split(', '))) {
      expect(parseTariff(`$0.07 ${per} kWh`)).toMatchObject({ tariff: { perKwh: 0.07 } });
    }
    for (const [currency, names] of Object.entries(lexicon.currencies)) {
      for (const name of names.split(', ').filter((one) => one !== '')) {
        expect(parseTariff(`0.28 ${name}`)).toMatchObject({ tariff: { perKwh: 0.28, currency } });
      }
    }
  });

  it.each(codes)('are understood as a time of day: %s', (code) => {
    const { clock } = locales[code].lexicon;
    for (const word of clock.noon.split(', ')) {
      expect(readTimeOfDay(word)).toEqual({ ok: true, minute: 720 });
    }
    for (const before of clock.before.split(', ')) {
      for (const after of clock.after.split(', ')) {
        expect(readTimeOfDay(`${before} 9 ${after}`)).toEqual({ ok: true, minute: 540 });
      }
    }
    for (const half of clock.afternoon.split(', ')) {
      expect(readTimeOfDay(`9 ${half}`)).toEqual({ ok: true, minute: 1260 });
    }
  });
});
