import { describe, expect, it } from 'vitest';
import { fanSvg } from '../../src/chart/fan.ts';

const DAY = 86_400;
const FROM = 1_793_880_000;

const points = [0, 100, 200, 300].map((day) => ({
  at: FROM + day * DAY,
  low: day,
  middle: 2 * day,
  high: 4 * day,
}));

const fan = (changes: Partial<Parameters<typeof fanSvg>[0]> = {}) =>
  fanSvg({
    title: 'Earned',
    subtitle: 'USD',
    value: 'P50 $600',
    points,
    from: FROM,
    to: FROM + 300 * DAY,
    level: { value: 900, text: 'cost $900' },
    halvings: { at: [FROM + 150 * DAY, FROM + 900 * DAY], word: 'halving' },
    axisText: (value) => `$${value}`,
    dateText: (at) => new Date(at * 1_000).toISOString().slice(0, 10),
    ...changes,
  });

const textsOf = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);

describe('a fan', () => {
  it('has the size of all charts, and texts to be read on a phone', () => {
    const svg = fan();
    expect(svg).toContain('width="1200" height="600" viewBox="0 0 800 400"');
    const sizes = [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(18);
  });

  it('names the axis from nought on, the cost and the halving within it', () => {
    const texts = textsOf(fan());
    expect(texts).toEqual(expect.arrayContaining(['Earned', 'P50 $600', 'cost $900', '$0']));
    expect(texts.filter((text) => text === 'halving')).toHaveLength(1);
    expect(textsOf(fan({ halvings: undefined }))).not.toContain('halving');
  });

  it('spreads from one spot, the high values above the low ones', () => {
    const [, area = ''] = /<path d="M([^"]*)Z"/.exec(fan()) ?? [];
    const numbers = area.split(' ').map(Number);
    const ys = numbers.filter((_, at) => at % 2 === 1);
    expect(ys).toHaveLength(2 * points.length);
    expect(ys[0]).toBe(ys.at(-1));
    expect(ys[3]).toBeLessThan(ys[4] ?? 0);
  });

  it('points to a cost that is far above', () => {
    const svg = fan({ level: { value: 90_000, text: 'cost $90,000' } });
    expect(textsOf(svg)).toContain('cost $90,000');
    expect(svg).not.toContain('stroke-dasharray');
    expect(fan()).toContain('stroke-dasharray');
  });

  it('goes below nought where the futures do', () => {
    const lower = points.map((point) => ({ ...point, low: -point.low }));
    expect(textsOf(fan({ points: lower }))).toContain('$-500');
  });
});
