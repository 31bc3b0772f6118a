import fc from 'fast-check';

/** Pieces of texts about rigs, and pieces that are nearly that. */
const PIECES = [
  ...[
    '120',
    '3000',
    '3.250',
    '3,250',
    "3'250",
    '13,5',
    '.07',
    '0',
    '-5',
    '−1',
    '2',
    '1e9',
    '999999999999',
  ],
  ...[
    'TH',
    'TH/s',
    'T',
    'ph',
    'GH',
    'W',
    'kW',
    'MW',
    'watt',
    'J/TH',
    'J',
    'W/',
    '/s',
    'kWh',
    '/kWh',
  ],
  ...[
    'S21',
    'S19j',
    'Pro',
    'XP',
    'Hyd',
    'M30S',
    '++',
    'bitaxe',
    'gamma',
    'avalon',
    'Nano',
    '3S',
    '(234T)',
  ],
  ...[
    'x',
    '×',
    '2x',
    'x3',
    '@',
    '·',
    '→',
    '->',
    ',',
    '(',
    ')',
    '+',
    '-',
    ' ',
    '\u00a0',
    '\u202f',
    '%',
  ],
  ...[
    '$',
    '€',
    '¥',
    'EUR',
    'usd',
    'kr',
    'RUB',
    'c',
    'ct',
    '¢',
    'p',
    'per',
    'pro',
    'TRY',
    '😀',
    '\ud800',
    '\0',
  ],
] as const;

const rigLike = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom('', ' ', ' ')), { maxLength: 8 })
  .map((pieces) => pieces.flat().join(''));

/** Any text at all, half of the time one that looks like a rig or a power price. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  rigLike,
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  rigLike,
);

const amount = fc
  .tuple(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 0, max: 6 }))
  .map(([digits, decimals]) => (digits / 10 ** decimals).toFixed(decimals));
const tariff = fc.integer({ min: 0, max: 9_999_999 }).map((digits) => ` ${digits / 1e7}`);

/** "2x 123.4567TH 3000W 0.0712345" and the like; not all of them are plausible. */
export const figuresText: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '2x ', '12x '),
    amount,
    fc.constantFrom('GH', 'TH', 'PH'),
    amount,
    fc.constantFrom('W', 'kW', 'J/TH'),
    fc.oneof(
      fc.constant(''),
      tariff,
      tariff.map((text) => `${text} EUR`),
    ),
  )
  .map(
    ([count, size, prefix, other, unit, price]) =>
      `${count}${size}${prefix} ${other}${unit}${price}`,
  );
