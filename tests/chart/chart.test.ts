import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chart, chartSvg } from '../../src/chart/chart.ts';
import { textWidth } from '../../src/chart/text.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import type { SeriesPoint } from '../../src/market/history.ts';

const DAY = 86_400;
/** Unix seconds of 2026-11-05, noon. */
const TO = 1_793_880_000;
const voices = { 'en-US': i18nFor('en-US'), de: i18nFor('de') };

interface Given extends Partial<Omit<Chart, 'points'>> {
  readonly points: readonly SeriesPoint[];
  readonly locale?: keyof typeof voices;
  readonly currency?: string;
}

function draw({ locale = 'en-US', currency = 'USD', ...chart }: Given): string | undefined {
  const { axis } = voices[locale];
  return chartSvg({
    title: 'Hashprice, last 90 days',
    subtitle: 'USD per PH/s per day',
    value: '$41.28',
    from: TO - 90 * DAY,
    to: TO,
    gap: 2 * DAY,
    axisText: (value, step) => axis.money(value, currency, step),
    dateText: (at, detail) => (detail === 'day' ? axis.day(at) : axis.month(at)),
    ...chart,
  });
}

interface Box {
  readonly text: string;
  /** Size of the text in pixels of a picture 1,200 wide. */
  readonly pixels: number;
  readonly anchor: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Returns the texts of a drawing, and where they are. */
function textsOf(svg: string): readonly Box[] {
  const elements = svg.matchAll(
    /<text x="(-?[\d.]+)" y="(-?[\d.]+)" font-size="([\d.]+)" fill="#\w+"( font-weight="600")?(?: text-anchor="(\w+)")?>([^<]*)<\/text>/g,
  );
  return [...elements].map(([, x, y, size, bold, anchor = 'start', escaped = '']) => {
    const text = plain(escaped);
    const width = textWidth(text, { size: Number(size), bold: bold !== undefined });
    const left = Number(x) - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
    const [top, bottom] = [Number(y) - 0.75 * Number(size), Number(y) + 0.22 * Number(size)];
    const pixels = (Number(size) * 1_200) / 800;
    return { text, pixels, anchor, left, right: left + width, top, bottom };
  });
}

type Area = Pick<Box, 'left' | 'right' | 'top' | 'bottom'>;
const overlaps = (a: Area, b: Area) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Returns the box with corners of that radius: the break-even's pill, or the title's badge. */
function boxOf(svg: string, radius: number): Area | undefined {
  const [, x, y, width, height] =
    svg.match(
      new RegExp(
        `<rect x="([\\d.]+)" y="([\\d.]+)" width="([\\d.]+)" height="([\\d.]+)" rx="${radius}"`,
      ),
    ) ?? [];
  if (x === undefined) return undefined;
  const [left, top] = [Number(x), Number(y)];
  return { left, top, right: left + Number(width), bottom: top + Number(height) };
}
const isWithin = (inner: Area, outer: Area) =>
  inner.left >= outer.left &&
  inner.right <= outer.right &&
  inner.top >= outer.top &&
  inner.bottom <= outer.bottom;

/** Returns all flaws of where things are. */
function flawsOf(svg: string): readonly string[] {
  const boxes = textsOf(svg);
  const flaws: string[] = [];
  if ((svg.match(/<text /g) ?? []).length !== boxes.length) flaws.push('a text unread');
  if (/NaN|Infinity|undefined/.test(svg.replaceAll(/>[^<]*</g, '><'))) flaws.push('no number');
  for (const box of boxes) {
    if (box.left < 0 || box.right > 800 || box.top < 0 || box.bottom > 400) {
      flaws.push(`"${box.text}" leaves the picture`);
    }
    for (const other of boxes) {
      if (other !== box && overlaps(box, other)) flaws.push(`"${box.text}" over "${other.text}"`);
    }
  }
  for (const [, path = ''] of svg.matchAll(/ d="M([\d. -]+)[VZ"]/g)) {
    const numbers = path.trim().split(' ').map(Number);
    for (const [index, number] of numbers.entries()) {
      const [low, high] = index % 2 === 0 ? [0, 800] : [104, 346];
      if (number < low || number > high) flaws.push(`a line at ${number}`);
    }
  }
  const [pill, badge] = [boxOf(svg, 7), boxOf(svg, 15)];
  for (const [what, box] of Object.entries({ pill, badge })) {
    if (!box) continue;
    const within = boxes.filter((each) => overlaps(each, box));
    if (within.length !== 1) flaws.push(`the ${what} holds ${within.length} texts`);
    for (const each of within) {
      if (!isWithin(each, box)) flaws.push(`"${each.text}" leaves the ${what}`);
    }
  }
  const [, cx, cy] = svg.match(/<circle cx="([\d.]+)" cy="([\d.]+)" r="7"/) ?? [];
  if (cx === undefined) flaws.push('no last point');
  if (pill) {
    if (pill.left < 0 || pill.right > 800 || pill.top < 104 || pill.bottom > 348)
      flaws.push('the pill leaves the plot');
    const [x, y] = [Number(cx), Number(cy)];
    const dot = { left: x - 7, right: x + 7, top: y - 7, bottom: y + 7 };
    if (overlaps(dot, pill)) flaws.push('the pill covers the last point');
  }
  return flaws;
}

const daily = (values: readonly (number | undefined)[], to = TO): readonly SeriesPoint[] =>
  values.flatMap((value, index) =>
    value === undefined ? [] : [{ at: to - (values.length - 1 - index) * DAY, value }],
  );
const lines = (svg = '') => [...svg.matchAll(/fill="none" stroke="#f7931a"/g)].length;
const dots = (svg = '') => [...svg.matchAll(/r="4"/g)].length;
const axisOf = (svg = '') =>
  textsOf(svg)
    .filter(({ anchor, top }) => anchor === 'end' && top > 80 && top < 360)
    .map(({ text }) => text);
const datesOf = (svg = '') =>
  textsOf(svg)
    .filter(({ top }) => top > 362)
    .map(({ text }) => text);

describe('a chart', () => {
  it('is not drawn without a value', () => {
    expect(draw({ points: [] })).toBeUndefined();
    expect(draw({ points: [{ at: TO, value: Number.NaN }] })).toBeUndefined();
    expect(draw({ points: [{ at: TO - 91 * DAY, value: 1 }] })).toBeUndefined();
  });

  it('has texts apart and all in the picture, whatever the values', () => {
    const value = fc.oneof(
      fc.double({ min: -1e3, max: 1e3, noNaN: true }),
      fc.double({ min: -1e15, max: 1e15, noNaN: true }),
      fc.double({ min: 1e-9, max: 1e-3, noNaN: true }),
      fc.constant(0),
    );
    const series = fc.array(fc.option(value, { nil: undefined }), { minLength: 1, maxLength: 91 });
    fc.assert(
      fc.property(
        series,
        fc.record({
          level: fc.option(
            value.map((at) => ({ value: at, text: `break-even ${at.toPrecision(4)}` })),
            { nil: undefined },
          ),
          locale: fc.constantFrom('en-US', 'de'),
          currency: fc.constantFrom('USD', 'JPY', 'IDR', 'CHF'),
          steps: fc.boolean(),
          title: fc.string({ maxLength: 120 }),
          subtitle: fc.string({ maxLength: 160 }),
          value: fc.string({ maxLength: 30 }),
          note: fc.record({
            text: fc.string({ maxLength: 80 }),
            tone: fc.constantFrom('good', 'bad', 'plain'),
          }),
          days: fc.constantFrom(7, 30, 90, 365, 1_096),
          badge: fc.option(fc.string({ maxLength: 20 }), { nil: undefined }),
          valueTone: fc.constantFrom('good', 'bad', 'plain'),
          retargets: fc.array(fc.integer({ min: 0, max: 1_096 }), { maxLength: 90 }),
          halvings: fc.array(fc.integer({ min: 0, max: 1_096 }), { maxLength: 3 }),
          ago: fc.integer({ min: 0, max: 800 }),
        }),
        (values, { days, retargets, halvings, level, ago, ...rest }) => {
          const to = TO - ago * DAY;
          const from = to - days * DAY;
          const before = (each: number) => to - each * DAY;
          const svg = draw({
            ...rest,
            points: daily(values, to),
            ...(level && { level }),
            from,
            to,
            retargets: { at: retargets.map(before), word: 'retarget' },
            halvings: { at: halvings.map(before).toSorted((a, b) => a - b), word: 'halving' },
          });
          const shown = daily(values, to).some(({ at }) => at >= from);
          expect(svg !== undefined).toBe(shown);
          if (svg === undefined) return;
          expect(flawsOf(svg)).toEqual([]);
          const [ticks, dates] = [axisOf(svg).length, datesOf(svg).length];
          expect([3, 4, 5]).toContain(ticks);
          expect([2, 3, 4, 5]).toContain(dates);
          const axes = textsOf(svg).filter(({ top }) => top > 86);
          expect(axes.length).toBeGreaterThanOrEqual(ticks + dates);
          const written = axes.filter(({ text }) => text !== level?.text && !text.endsWith('…'));
          expect(Math.min(...written.map(({ pixels }) => pixels))).toBeGreaterThanOrEqual(34);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('breaks the line at gaps, and makes a dot of what stands alone', () => {
    const values = [1, 2, 3, undefined, undefined, undefined, 2, undefined, undefined, 4, 5];
    const svg = draw({ points: daily(values) });
    expect([lines(svg), dots(svg)]).toEqual([2, 1]);
    expect(lines(draw({ points: daily([1, undefined, 2, 3]) }))).toBe(1);
    expect(lines(draw({ points: daily([5]) }))).toBe(0);
  });

  it('draws a flat line in the middle of round values, also at nought', () => {
    expect(axisOf(draw({ points: daily([40, 40, 40]) }))).toEqual([
      '$39.60',
      '$39.80',
      '$40.00',
      '$40.20',
      '$40.40',
    ]);
    expect(axisOf(draw({ points: daily([0, 0]) }))).toEqual([
      '$0.00',
      '$0.25',
      '$0.50',
      '$0.75',
      '$1.00',
    ]);
  });

  it.each([
    ['en-US', 'USD', [41, 48.2], ['$40.00', '$42.50', '$45.00', '$47.50', '$50.00']],
    ['de', 'USD', [41.1, 41.9], ['41,00 $', '41,25 $', '41,50 $', '41,75 $', '42,00 $']],
    ['en-US', 'JPY', [6_400, 7_900], ['¥6,000', '¥6,500', '¥7,000', '¥7,500', '¥8,000']],
    [
      'en-US',
      'IDR',
      [700_000, 1_300_000],
      ['IDR 600,000', 'IDR 800,000', 'IDR 1M', 'IDR 1.2M', 'IDR 1.4M'],
    ],
    ['en-US', 'USD', [-5, -1.5], ['−$5', '−$4', '−$3', '−$2', '−$1']],
  ] as const)('writes the axis in %s and %s', (locale, currency, values, texts) => {
    const svg = draw({ points: daily(values), locale, currency });
    expect(axisOf(svg).map((text) => text.replaceAll(/[\u00a0]/g, ' '))).toEqual(texts);
  });

  it.each([
    ['en-US', 7, 0, ['Oct 30', 'Nov 1', 'Nov 3', 'Nov 5']],
    ['de', 7, 0, ['30. Okt.', '1. Nov.', '3. Nov.', '5. Nov.']],
    // The dates are Mondays.
    ['en-US', 30, 0, ['Oct 12', 'Oct 19', 'Oct 26', 'Nov 2']],
    ['de', 30, 3, ['5. Okt.', '12. Okt.', '19. Okt.', '26. Okt.', '2. Nov.']],
    ['en-US', 90, 0, ['Sep 1', 'Oct 1', 'Nov 1']],
    ['de', 90, 300, ['1. Nov.', '1. Dez.', '1. Jan.']],
    ['en-US', 365, 0, ['Jan 2026', 'Apr 2026', 'Jul 2026', 'Oct 2026']],
    ['de', 365, 0, ['Jan. 2026', 'Apr. 2026', 'Juli 2026', 'Okt. 2026']],
    ['en-US', 1_096, 0, ['Jan 2024', 'Jan 2025', 'Jan 2026']],
  ] as const)('tells whole days or months in %s over %d days', (locale, days, ago, dates) => {
    const to = TO - ago * DAY;
    const svg = draw({ points: daily([1, 2], to), locale, from: to - days * DAY, to });
    expect(datesOf(svg)).toEqual(dates);
  });

  it('has the line of a date where its day begins', () => {
    const svg = draw({ points: daily([40, 46]), from: TO - 7 * DAY }) ?? '';
    const xs = [...svg.matchAll(/<path d="M([\d.]+) 106V346"/g)].map(([, x]) => Number(x));
    const [left] = [...svg.matchAll(/<path d="M(\d+) [\d.]+H776"/g)].map(([, x]) => Number(x));
    // The first date is half a day in, each next one two days later.
    const shares = [0.5, 2.5, 4.5, 6.5].map((days) => days / 7);
    for (const [index, share] of shares.entries()) {
      expect(xs[index]).toBeCloseTo((left ?? 0) + share * (776 - (left ?? 0)), 0);
    }
    expect(xs).toHaveLength(4);
  });

  it('keeps lowest and highest of three years of days, in about as many points as pixels', () => {
    const values = Array.from({ length: 1_096 }, (_, day) => 50 + Math.sin(day) + day / 100);
    values[500] = 90;
    values[501] = 20;
    const svg = draw({ points: daily(values), from: TO - 1_096 * DAY }) ?? '';
    const [, path = ''] = svg.match(/ d="M([\d. ]+)" fill="none"/) ?? [];
    const heights = path
      .split(' ')
      .filter((_, index) => index % 2 === 1)
      .map(Number);
    expect(heights.length).toBeLessThan(740);
    const yOf = (value: number) => 346 - ((value - 20) / 80) * 240;
    expect(axisOf(svg)).toEqual(['$20', '$40', '$60', '$80', '$100']);
    expect(Math.min(...heights)).toBeCloseTo(yOf(90), 0);
    expect(Math.max(...heights)).toBeCloseTo(yOf(20), 0);
  });

  it('has the break-even line in the scale, or an arrow to it', () => {
    const points = daily([41, 43, 46, 44]);
    const near = draw({ points, level: { value: 39, text: 'break-even $39.00' } }) ?? '';
    expect(near).toContain('stroke-dasharray');
    expect(near).toContain('>break-even $39.00<');
    for (const value of [400, 1]) {
      const far = draw({ points, level: { value, text: 'break-even' } }) ?? '';
      expect(far).not.toContain('stroke-dasharray');
      expect(axisOf(far)).toEqual(axisOf(draw({ points })));
      // The arrow's shaft points to the side where the level is.
      expect(far).toMatch(value > 46 ? /v-16m/ : /v16m/);
    }
  });

  it('fills to the break-even: green above, red below', () => {
    const points = daily([41, 43, 46, 42]);
    const fills = (value: number | undefined, given = points) => {
      const level = value === undefined ? undefined : { value, text: 'break-even' };
      const svg = draw({ points: given, from: given[0]?.at ?? 0, level }) ?? '';
      const found = svg.matchAll(/<path d="([^"]*)Z" fill="(#2eb872|#ec4146)"/g);
      return [...found].map(([, path, colour]) => ({
        colour: colour === '#2eb872' ? 'green' : 'red',
        path,
      }));
    };
    const colours = (value?: number, given = points) =>
      fills(value, given).map(({ colour }) => colour);
    expect(colours(44)).toEqual(['green', 'red']);
    expect(colours(41)).toEqual(['green']);
    expect(colours(46)).toEqual(['red']);
    // The level is out of sight, in either direction.
    expect(colours(1)).toEqual(['green']);
    expect(colours(400)).toEqual(['red']);
    // A dot has no area, and without a level nobody can say what is good.
    expect(colours(44, daily([41]))).toEqual([]);
    expect(colours()).toEqual([]);
    expect(draw({ points })).toContain('url(#fade)');
    // The line crosses zero halfway between −2 and 2, where both fills have their corners.
    const [above, below] = fills(0, daily([-2, 2, -2]));
    const [left, middle, right] = [81, 428.5, 776];
    expect(above?.path).toBe(
      `M${left} 226 254.8 226 ${middle} 106 602.3 226 ${right} 226V226H${left}`,
    );
    expect(below?.path).toMatch(/^M81 346 /);
  });

  it('marks retargets: through the plot where there are few, ticks where there are many', () => {
    const points = daily(Array.from({ length: 91 }, (_, day) => 40 + day / 10));
    const marks = (count: number, subtitle = 'USD') =>
      draw({
        points,
        subtitle,
        retargets: { at: Array.from({ length: count }, (_, n) => TO - n * DAY), word: 'retarget' },
      }) ?? '';
    const count = (svg: string, length: number) =>
      [...svg.matchAll(new RegExp(`v${length}" stroke="#5b8def"`, 'g'))].length;
    expect(marks(0)).not.toContain('retarget');
    expect(marks(6)).toContain('>retarget<');
    expect([count(marks(6), 240), count(marks(6), 10)]).toEqual([6, 6]);
    expect([count(marks(26), 240), count(marks(26), 10)]).toEqual([0, 26]);
    // Retargets are too many to tell apart, or there is no room to name them.
    for (const svg of [
      marks(80),
      marks(6, 'USD per PH/s per day, and so much more that is to be said of it'),
    ]) {
      expect(svg).not.toContain('#5b8def');
      expect(svg).not.toContain('retarget');
    }
  });

  it('marks halvings, with their name above the plot', () => {
    const points = daily(Array.from({ length: 91 }, (_, day) => 40 + day / 10));
    const halved = (...ago: readonly number[]) =>
      draw({ points, halvings: { at: ago.map((days) => TO - days * DAY), word: 'halving' } }) ?? '';
    const lineCount = (svg: string) => [...svg.matchAll(/ stroke="#c39bf5"/g)].length;
    const names = (svg: string) => textsOf(svg).filter(({ text }) => text === 'halving');
    expect([lineCount(halved()), lineCount(halved(100))]).toEqual([0, 0]);
    const svg = halved(40);
    expect([lineCount(svg), names(svg).length]).toEqual([1, 1]);
    expect(names(svg)[0]?.bottom).toBeLessThan(134);
    // Halvings are at the very edges, or so close that one name has to do.
    for (const [ago, count] of [
      [[90], 1],
      [[0], 1],
      [[41, 40], 1],
      [[80, 10], 2],
    ] as const) {
      expect(names(halved(...ago))).toHaveLength(count);
      expect(flawsOf(halved(...ago))).toEqual([]);
    }
  });

  it('writes smaller before it shortens', () => {
    const svg = draw({
      points: daily([1]),
      title: 'Gewinn, letzte 12 Monate',
      badge: 'Beispieldaten',
      value: '+811.593.256 IDR',
      subtitle: 'IDR am Tag, heutige Konditionen',
      note: { text: '−52.885.934 IDR in 12 Monaten', tone: 'bad' },
    });
    expect(svg).not.toContain('…');
    expect(flawsOf(svg ?? '')).toEqual([]);
  });

  it('shortens what is too long, and takes any text', () => {
    const svg = draw({ points: daily([1]), title: `<b>"&'\u0000\ud800${'x'.repeat(200)}` }) ?? '';
    expect(svg).toContain('&lt;b&gt;&quot;&amp;&#39;');
    expect(svg.includes('\u0000') || svg.includes('\ud800')).toBe(false);
    expect(svg).toContain('…</text>');
    expect(flawsOf(svg)).toEqual([]);
  });
});
