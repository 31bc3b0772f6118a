import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Patterns of code that is true of one coin only, or asks which coin it is. */
const RULES: Readonly<Record<string, RegExp>> = {
  'blocks of an epoch': /\b2_?01[56]\b|\b1_?209_?600\b/,
  'blocks between halvings': /\b(210|840)_?000\b/,
  'seconds of a half-life': /\b172_?800\b/,
  'base units per coin': /\b100_?000_?000\b|\b1e8\b/,
  'hashes per difficulty': /\b2 ?\*\* ?32\b|\b4_?294_?967_?296\b/,
  'seconds between blocks': /\b(target|spacing|interval|per_?block)\w* = 600\b/i,
  'unit of hashprice': /\bPH\/s/,
  'a choice by coin':
    /\bcoin(\.id|Id)? [!=]==? (?!undefined)|[!=]==? '(BTC|BCH|LTC|DOGE|KAS)'|case '(BTC|BCH|LTC|DOGE|KAS)'/,
  'a coin by its file, which its name in the list is for':
    /coin\/(bitcoin-cash|litecoin|dogecoin|kaspa)\.ts'/,
};

/** Lines with the same number, for something else. */
const OTHERS: readonly string[] = [
  // These are US dollars.
  'const COIN_PRICE = { least: 500, most: 100_000_000 };',
  // These divide by the size of a random whole number.
  'return (((mixed ^ (mixed >>> 16)) >>> 0) + 0.5) / 2 ** 32;',
  'return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;',
];

/** Files that are left out: sentences speak of Bitcoin where they are about Bitcoin alone. */
const EXCEPT = /^src\/(mining|coin|i18n\/(en|de))\//;

const files = ['src', 'commands', 'bench', 'scripts']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
  )
  .filter((file) => file.endsWith('.ts') && !EXCEPT.test(file));

/** Returns a file's lines of code, without comments. */
function codeOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return text.split('\n').map((line) => line.replace(/(^|\s)\/\/.*$/, '').trim());
}

describe('rules of coins', () => {
  it.each(Object.entries(RULES))('%s: in the rooms of coins and mining only', (_, rule) => {
    const found = files.flatMap((file) =>
      codeOf(file)
        .filter((line) => rule.test(line) && !OTHERS.includes(line))
        .map((line) => `${file}: ${line}`),
    );
    expect(found).toEqual([]);
  });
});
