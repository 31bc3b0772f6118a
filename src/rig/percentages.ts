/** Percentages that a text states besides the rig itself. */
export interface Percentages {
  /** Pool fee in percent. */
  readonly fee?: number | undefined;
  /** Uptime, in percent of the time. */
  readonly uptime?: number | undefined;
}

const NUMBER = String.raw`(\d{1,3}(?:[.,]\d{1,4})?)`;
const FEE = `(?:mining[ -]?)?pool[ -]?(?:fees?|gebühr(?:en)?)|fees?|gebühr(?:en)?`;
const UPTIME = `uptime|laufzeit|verfügbarkeit`;
/** Text that may stand around a percentage, and is taken out with it. */
const [BEFORE, AFTER] = [
  String.raw`(?:^|[\s,;]+)(?:(?:with|mit|at|bei)\s+)?`,
  String.raw`(?=$|[\s,;])`,
];

/**
 * Returns the patterns of a percentage, such as "pool 1%", "fee 2", "2 % pool fee": a number needs
 * its sign where "pool" alone names it.
 */
const said = (words: string, alone = words) => ({
  signed: [
    String.raw`(?:${words})\s*[:=]?\s*${NUMBER}\s*[%％]`,
    String.raw`${NUMBER}\s*[%％]\s*(?:${words})`,
  ].map((pattern) => new RegExp(BEFORE + pattern + AFTER, 'iu')),
  unsigned: new RegExp(
    BEFORE + String.raw`(?:${alone})\s*[:=]?\s*${NUMBER}(?=\s*(?:$|[,;@]|\s\d))`,
    'iu',
  ),
});

const patterns = {
  fee: said(`${FEE}|pool`, FEE),
  uptime: said(UPTIME),
} as const;

/**
 * Ranges of a percentage. Without its sign, a small number may be a share of 1, and a large fee one
 * in money.
 */
const possible = {
  fee: {
    signed: (percent: number) => percent < 100,
    unsigned: (percent: number) => percent === 0 || (percent >= 1 && percent <= 10),
  },
  uptime: {
    signed: (percent: number) => percent >= 0.01 && percent <= 100,
    unsigned: (percent: number) => percent > 1 && percent <= 100,
  },
} as const;

/** A text without any of these has no percentages: most texts are told by one look. */
const SAYS_SOME = /[%％]|fee|gebühr|uptime|laufzeit|verfügbarkeit/i;

/** Returns the percentages in a text, and the text without them. */
export function splitPercentages(text: string): { readonly rest: string } & Percentages {
  if (!SAYS_SOME.test(text)) return { rest: text };
  let rest = text;
  const found: { fee?: number; uptime?: number } = {};
  for (const field of ['fee', 'uptime'] as const) {
    const { signed, unsigned } = patterns[field];
    for (const pattern of [...signed, unsigned]) {
      const match = pattern.exec(rest);
      const percent = Number(match?.[1]?.replace(',', '.'));
      const fits = possible[field][pattern === unsigned ? 'unsigned' : 'signed'];
      if (!match || found[field] !== undefined || !fits(percent)) continue;
      found[field] = percent;
      rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`;
    }
  }
  return { rest: rest.trim(), ...found };
}

/** Writes percentages as `splitPercentages` understands them. */
export function writePercentages({ fee, uptime }: Percentages): string {
  return [
    ...(fee === undefined ? [] : [` fee ${fee}%`]),
    ...(uptime === undefined ? [] : [` uptime ${uptime}%`]),
  ].join('');
}
