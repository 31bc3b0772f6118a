import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chart, chartSvg } from '../../src/chart/chart.ts';
import { textWidth } from '../../src/chart/text.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import type { SeriesPoint } from '../../src/market/history.ts';

const DAY = 86_400;
/** 2026-11-05, noon. */
const TO = 1_793_880_000;
const voices = { 'en-US': i18nFor('en-US'), de: i18nFor('de') };

interface Given extends Partial<Omit<Chart, 'points'>> {
  readonly points: readonly SeriesPoint[];
  readonly locale?: keyof typeof voices;
  readonly currency?: string;
}

function draw({ locale = 'en-US', currency = 'USD', ...chart }: Given): string | undefined {
  const { axis, date } = voices[locale];
  return chartSvg({
    title: 'Hashprice, last 90 days',
    subtitle: 'USD per PH/s per day',
    value: '$41.28',
    from: TO - 90 * DAY,
    to: TO,
    gap: 2 * DAY,
    axisText: (value, step) => axis.money(value, currency, step),
    dateText: (at, detail) =>
      detail === 'day' ? axis.day(at) : detail === 'year' ? date(at) : axis.month(at),
    ...chart,
  });
}

interface Box {
  readonly text: string;
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

/** Where the texts of a drawing are. */
function textsOf(svg: string): readonly Box[] {
  const elements = svg.matchAll(
    /<text x="(-?[\d.]+)" y="(-?[\d.]+)" font-size="([\d.]+)" fill="#\w+"( font-weight="600")?(?: text-anchor="(\w+)")?>([^<]*)<\/text>/g,
  );
  return [...elements].map(([, x, y, size, bold, anchor = 'start', escaped = '']) => {
    const text = plain(escaped);
    const width = textWidth(text, { size: Number(size), bold: bold !== undefined });
    const left = Number(x) - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
    const [top, bottom] = [Number(y) - 0.75 * Number(size), Number(y) + 0.22 * Number(size)];
    return { text, anchor, left, right: left + width, top, bottom };
  });
}

const overlaps = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** All that is wrong with where things are. */
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
      const [low, high] = index % 2 === 0 ? [0, 800] : [88, 356];
      if (number < low || number > high) flaws.push(`a line at ${number}`);
    }
  }
  const [, x, y, width] = svg.match(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/) ?? [];
  const [, cx, cy] = svg.match(/<circle cx="([\d.]+)" cy="([\d.]+)" r="4.5"/) ?? [];
  if (cx === undefined) flaws.push('no last point');
  if (x !== undefined) {
    const [left, top, right] = [Number(x), Number(y), Number(x) + Number(width)];
    if (left < 0 || right > 800 || top < 80 || top + 22 > 360)
      flaws.push('the pill leaves the plot');
    const [dotX, dotY] = [Number(cx), Number(cy)];
    if (dotX > left - 4 && dotX < right + 4 && dotY > top - 4 && dotY < top + 26) {
      flaws.push('the pill covers the last point');
    }
  }
  return flaws;
}

const daily = (values: readonly (number | undefined)[], to = TO): readonly SeriesPoint[] =>
  values.flatMap((value, index) =>
    value === undefined ? [] : [{ at: to - (values.length - 1 - index) * DAY, value }],
  );
const lines = (svg = '') => [...svg.matchAll(/stroke="#f7931a"/g)].length;
const dots = (svg = '') => [...svg.matchAll(/r="3"/g)].length;
const axisOf = (svg = '') =>
  textsOf(svg)
    .filter(({ anchor, top }) => anchor === 'end' && top > 70 && top < 360)
    .map(({ text }) => text);
const datesOf = (svg = '') =>
  textsOf(svg)
    .filter(({ top }) => top > 365)
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
          retargets: fc.array(fc.integer({ min: 0, max: 1_096 }), { maxLength: 90 }),
        }),
        (values, { days, retargets, level, ...rest }) => {
          const from = TO - days * DAY;
          const svg = draw({
            ...rest,
            points: daily(values),
            ...(level && { level }),
            from,
            retargets: { at: retargets.map((ago) => TO - ago * DAY), word: 'retarget' },
          });
          const shown = daily(values).some(({ at }) => at >= from);
          expect(svg !== undefined).toBe(shown);
          if (svg === undefined) return;
          expect(flawsOf(svg)).toEqual([]);
          const ticks = axisOf(svg).length;
          expect(ticks).toBeGreaterThanOrEqual(4);
          expect(ticks).toBeLessThanOrEqual(6);
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
      '$0.20',
      '$0.40',
      '$0.60',
      '$0.80',
      '$1.00',
    ]);
  });

  it.each([
    ['en-US', 'USD', [41, 48.2], ['$40', '$42', '$44', '$46', '$48', '$50']],
    ['de', 'USD', [41.1, 41.9], ['41,00 $', '41,20 $', '41,40 $', '41,60 $', '41,80 $', '42,00 $']],
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

  it('tells the years where there are two', () => {
    const points = daily([1, 2]);
    expect(datesOf(draw({ points }))).toEqual([
      'Aug 7',
      'Aug 26',
      'Sep 13',
      'Oct 1',
      'Oct 19',
      'Nov 5',
    ]);
    expect(datesOf(draw({ points, from: TO - 365 * DAY }))[0]).toBe('Nov 5, 2025');
    expect(datesOf(draw({ points, from: TO - 1_096 * DAY, locale: 'de' }))[0]).toBe('Nov. 2023');
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
    const yOf = (value: number) => 356 - ((value - 20) / 80) * 268;
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
      // The arrow's shaft, to the side where it is.
      expect(far).toMatch(value > 46 ? /v-10m/ : /v10m/);
    }
  });

  it('marks retargets: through the plot where there are few, thin ticks where there are many', () => {
    const points = daily(Array.from({ length: 91 }, (_, day) => 40 + day / 10));
    const marks = (count: number) =>
      draw({
        points,
        retargets: { at: Array.from({ length: count }, (_, n) => TO - n * DAY), word: 'retarget' },
      }) ?? '';
    expect(marks(0)).not.toContain('retarget');
    expect(marks(6)).toContain('>retarget<');
    const through = (svg: string) => [...svg.matchAll(/v268/g)].length;
    expect([through(marks(6)), through(marks(26))]).toEqual([6, 0]);
    expect([...marks(80).matchAll(/v4"/g)]).toHaveLength(80);
  });

  it('shortens what is too long, and takes any text', () => {
    const svg = draw({ points: daily([1]), title: `<b>"&'\u0000\ud800${'x'.repeat(200)}` }) ?? '';
    expect(svg).toContain('&lt;b&gt;&quot;&amp;&#39;');
    expect(svg.includes('\u0000') || svg.includes('\ud800')).toBe(false);
    expect(svg).toContain('…</text>');
    expect(flawsOf(svg)).toEqual([]);
  });
});
