import type { I18n } from '../i18n/i18n.ts';
import type { SeriesPoint } from '../market/history.ts';
import type { Drawing } from '../message/message.ts';
import type { RateRange } from '../pool/rate-ranges.ts';
import { LOW } from '../pool/rig-work.ts';
import { shareNoise } from '../pool/shares.ts';
import { type Chart, chartSvg } from './chart.ts';
import { alternative } from './drawings.message.ts';

/** The hashrate of a rig as pools have seen it. */
export interface RateView {
  /** Hashes per second, in order of time. */
  readonly points: readonly SeriesPoint[];
  /** Unix seconds. */
  readonly from: number;
  readonly to: number;
  /** Seconds: a longer distance between two points is a gap. */
  readonly gap: number;
  readonly range: RateRange;
  /** Each point is a mean over that. */
  readonly mean: 'raw' | 'hour' | 'day';
  /** Seconds that this lasts. */
  readonly window: number;
  /** Hashes per second that the rig should make. */
  readonly expected: number;
  /** Mean seconds between two shares, at most; absent where nobody knows. */
  readonly interval?: number | undefined;
}

/** Standard deviations on each side, within which 19 of 20 values lie by chance. */
const DEVIATIONS = 2;

/** Draws actual and expected hashrate, with the band that chance alone makes; nothing without a value. */
export function rateDrawing(view: RateView, i18n: I18n): Drawing | undefined {
  const { t, axis } = i18n;
  const { from, to, gap, range, mean, expected } = view;
  const points = view.points.filter(({ at }) => at >= from && at <= to);
  const last = points.at(-1);
  if (!last) return undefined;
  const noise = noiseOf(view);
  const write = (value: number) => i18n.hashrate(Number(value.toPrecision(3)));
  const title = t('chart.rate', { range: t(`chart.range.${range}`) });
  const means = t(`chart.means.${mean}`);
  const band =
    noise === undefined ? undefined : { low: expected * (1 - noise), high: expected * (1 + noise) };
  const svg = chartSvg({
    title,
    subtitle: [
      means,
      ...(noise ? [t('chart.rate.band', { noise: i18n.percent(noise) })] : []),
    ].join(' · '),
    value: write(last.value),
    note: noteOf(last.value / expected, noise, i18n),
    ...{ points, from, to, gap, band },
    level: { value: expected, text: t('chart.rate.expected', { value: write(expected) }) },
    axisText: write,
    dateText: (at, detail) => (detail === 'day' ? axis.day(at) : axis.month(at)),
  });
  if (svg === undefined) return undefined;
  const sentences = [
    alternative(points, { title, unit: means, write }, i18n),
    t('chart.rate.altExpected', { value: write(expected) }),
    ...(noise ? [t('chart.rate.altBand', { noise: i18n.percent(noise) })] : []),
  ];
  return { svg, name: 'hashrate.png', description: sentences.join(' ') };
}

/** Returns half of the band as a share of what is expected; nothing where it would be all there is. */
function noiseOf({ window, interval }: RateView): number | undefined {
  const noise = interval === undefined ? 1 : DEVIATIONS * shareNoise(window, interval);
  return noise < 1 ? noise : undefined;
}

function noteOf(share: number, noise: number | undefined, i18n: I18n): Chart['note'] {
  const least = noise === undefined ? LOW : 1 - noise;
  const text = i18n.t('chart.rate.share', { share: i18n.percent(share) });
  return { text, tone: share < least ? 'bad' : 'plain' };
}
