import type { RateView } from '../../src/chart/rate.message.ts';
import type { Caller, Outcome, Press } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import type { SeriesPoint } from '../../src/market/history.ts';
import { gapOf, joinSteps } from '../../src/market/series.ts';
import { colours } from '../../src/message/button-row.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import type { PoolLink } from '../../src/pool/link.ts';
import { type RateRange, rateRanges, rateSpans } from '../../src/pool/rate-ranges.ts';
import { expectedHashrate, rigWork } from '../../src/pool/rig-work.ts';
import { WINDOWS } from '../../src/pool/shares.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { actualField, withField } from '../../src/rig/actual.message.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { DAY, HOUR } from '../../src/time/seconds.ts';
import { rangeButtons } from '../shared/range-buttons.ts';
import { rigById } from '../shared/rig-by-id.ts';
import { withDrawing, withLine } from '../shared/with-chart.ts';

type Pressed = Press<{ readonly range: RateRange; readonly id: number }>;

/** Shows a rig's hashrate as pools saw it, beside what it should be. @throws UserError when it is gone. */
export async function showRates(pressed: Pressed, ports: Ports): Promise<Outcome> {
  return { reply: { ...(await ratesOf(pressed, ports, false)), ephemeral: true } };
}

/** Shows the same over another range, in place. @throws UserError when the rig is gone. */
export async function showRatesRange(pressed: Pressed, ports: Ports): Promise<Outcome> {
  return { update: await ratesOf(pressed, ports, true) };
}

const USUAL_RANGE = '7d';

async function ratesOf(
  { caller, argument }: Pressed,
  ports: Ports,
  isPressed: boolean,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const { t } = i18n;
  const { range = USUAL_RANGE, id } = argument ?? {};
  const rig = await rigById(id, caller, ports, i18n);
  const links = await ports.poolLinks.ofRigs([rig.id]);
  const title = t('rates.title', { rig: quoted(rig.name, 60) });
  const words = { embeds: [{ color: colours.neutral, title }] };
  const message = withField(words, actualField(rig, links, i18n));
  const row = rangeButtons(range, (to) => idOf(rig, to, caller), rateRanges, i18n);
  const drawing = await drawn(await viewOf(rig, links, range, ports), i18n);
  return drawing
    ? withDrawing(message, { drawing, row, isPressed }, ports, i18n)
    : { ...withLine(message, t('chart.noHistory')), components: [row] };
}

function idOf({ id }: RegisteredRig, range: RateRange, caller: Caller): string {
  return rigActions.ratesRange.id(caller.id, { range, id });
}

async function drawn(view: RateView, i18n: I18n) {
  const { rateDrawing } = await import('../../src/chart/rate.message.ts');
  return rateDrawing(view, i18n);
}

const WINDOW = { raw: WINDOWS.fiveMinutes, hour: HOUR, day: DAY } as const;

/** Reads a rig's history, days of which no hours are kept as one, and its last hour as the end. */
async function viewOf(
  rig: RegisteredRig,
  links: readonly PoolLink[],
  range: RateRange,
  { poolLinks, clock }: Pick<Ports, 'poolLinks' | 'clock'>,
): Promise<RateView> {
  const { days, step } = rateSpans[range];
  const now = clock();
  const span = { rigId: rig.id, from: now - days * DAY, to: now };
  const [coarse, fine] = await Promise.all([
    step === 'raw' ? [] : poolLinks.history({ ...span, step: 'day' }),
    poolLinks.history({ ...span, step: step === 'raw' ? 'raw' : 'hour' }),
  ]);
  const daily = new Set(coarse.map(({ at }) => at));
  // Long ranges take the days, and hours of the last one alone.
  const hours =
    step === 'day' ? fine.filter(({ at }) => !daily.has(Math.floor(at / DAY) * DAY)) : fine;
  const joined = joinSteps(coarse, hours);
  const mean = step === 'raw' ? 'raw' : joined.gap === gapOf.day ? 'day' : 'hour';
  const work = rigWork(links);
  const last = work && { at: work.at, value: step === 'raw' ? work.fiveMinutes : work.hour };
  const points: SeriesPoint[] = joined.points.map(({ at, hashrate }) => ({ at, value: hashrate }));
  const before = points.at(-1)?.at ?? 0;
  if (last?.value !== undefined && last.at > before) {
    points.push({ at: last.at, value: last.value });
  }
  return {
    points,
    from: span.from,
    to: now,
    gap: gapOf[mean],
    range,
    mean,
    window: WINDOW[mean],
    expected: expectedHashrate(rig, links),
    interval: work?.interval,
  };
}
