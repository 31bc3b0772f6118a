import { localeCodes, locales } from '../i18n/language.ts';
import { understood, wordsIn } from '../i18n/understood.ts';
import { oneOf } from '../text/one-of.ts';

/** Numbers that stand for words, by the words of all languages. */
const CARDINALS: ReadonlyMap<string, number> = new Map(
  localeCodes.flatMap((code) =>
    wordsIn(locales[code].lexicon.cardinals).map((word, i) => [word, i + 1] as const),
  ),
);
const OPENING_WORD = new RegExp(
  String.raw`^(${[...CARDINALS.keys()].join('|')})\s+(?:x\s+)?`,
  'iu',
);

const PIECE_WORDS = understood(({ table }) => table.pieces);
const PIECES = oneOf(PIECE_WORDS);
const COUNTING = oneOf(
  understood(({ table }) => table.count).filter((word) => !PIECE_WORDS.includes(word)),
);
/** "qty 4", "qty: 4"; "10 St.", "2 pieces". */
const COUNT_NAMED = new RegExp(
  String.raw`(?<!\p{L})${COUNTING}\s*[.:=]?\s*(\d{1,6})(?![\d.,]*\d|\p{L})`,
  'iu',
);
const COUNT_OF_PIECES = new RegExp(
  String.raw`(?<![\d.,\p{L}])(\d{1,6})\s*${PIECES}(?![\p{L}\d])\.?`,
  'iu',
);

/** "S21s", "M60Ss": the s of a plural behind a model's number. */
const PLURAL_NUMBER = /(?<=\p{L}\d+\p{L}?\+*)s(?![\p{L}\d])/giu;
/** "Antminers", "Gammas". */
const PLURAL_WORD = /(?<=\p{L}{3})s(?![\p{L}\d])/giu;

const BEFORE_PRICE = new RegExp(
  String.raw`(?<!\p{L})${oneOf(understood(({ beforePrice }) => beforePrice))}\s*[:=@]?\s+(?=\p{Sc}|\d*[.,]\d|\d+\s*[\p{L}\p{Sc}¢])`,
  'iu',
);

/** A small percentage by itself at the end: what else than the fee would be so small? */
const BARE_FEE = /\s(\d(?:[.,]\d{1,2})?)\s*[%％]$/u;

/**
 * Returns other ways to write a text of a rig that says the same, the nearest first: without plurals,
 * with "2x" for "two" and "qty 2". They are for texts that can't be read as they stand.
 */
export function plainerTexts(text: string): readonly string[] {
  const plain = text
    .replace(OPENING_WORD, (_, word: string) => `${CARDINALS.get(word.toLowerCase())}x `)
    .replace(COUNT_NAMED, writeCount)
    .replace(COUNT_OF_PIECES, writeCount)
    .replace(BEFORE_PRICE, '@ ')
    .replace(BARE_FEE, ' fee $1%');
  const singular = plain.replace(PLURAL_NUMBER, '');
  const texts = [plain, singular, singular.replace(PLURAL_WORD, '')];
  return [...new Set(texts)].filter((one) => one !== text);
}

const writeCount = (_: string, count: string, at: number) =>
  at === 0 ? `${count}x` : `x ${count}`;
