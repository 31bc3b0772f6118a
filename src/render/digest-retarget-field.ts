import type { APIEmbedField } from 'discord-api-types/v10';
import type { DigestFacts, Shifts } from '../digest/facts.ts';
import type { RetargetFacts } from '../digest/retarget.ts';
import type { Voice } from '../i18n/i18n.ts';
import { momentText } from '../message/moment.ts';
import { EARLY_BLOCKS } from '../rig/forecasts.message.ts';
import type { DigestView } from './digest-view.ts';

/** When the next retarget comes, how large it will be, and what that means. */
export function digestRetargetField(
  retarget: NonNullable<DigestFacts['retarget']>,
  { reading, currency }: DigestView,
  voice: Voice,
): APIEmbedField {
  const { t } = voice;
  const name = t('difficulty.forecast');
  if (retarget === 'unknown') return { name, value: t('difficulty.none') };
  const { ratio, band90, blocksDone, blocksLeft, at, method } = retarget.forecast;
  const change = (to: number) => voice.signedPercent(to - 1);
  const settled = method === 'exact';
  const when = momentText(reading, voice).both(at);
  const lines = [
    t('retarget.when', { when, blocks: blocksLeft - 1 }),
    settled
      ? t('retarget.settled', { change: change(ratio) })
      : t('retarget.change', {
          change: change(ratio),
          low: change(band90.low),
          high: change(band90.high),
        }),
    ...hashpriceAfter(retarget, currency, voice),
    ...retarget.shifts.map((shifts) => shiftText(shifts, voice)),
  ];
  if (!settled && blocksDone < EARLY_BLOCKS) {
    lines.push(t('retarget.early', { blocks: blocksDone }));
  }
  return { name, value: lines.join('\n') };
}

function hashpriceAfter(
  { after, forecast }: RetargetFacts,
  currency: string,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  if (!after) return [];
  if (!after.money) {
    return [t('digest.retarget.hashpriceSettled', { price: voice.sats(after.sats) })];
  }
  const { expected, worst, best } = after.money;
  const price = voice.rate(expected, currency);
  return forecast.method === 'exact'
    ? [t('digest.retarget.hashpriceSettled', { price })]
    : [
        t('digest.retarget.hashprice', {
          price,
          low: voice.rate(worst, currency),
          high: voice.rate(best, currency),
        }),
      ];
}

/** A single change moves all to the same side: some stop, or some start, or neither. */
function shiftText({ of, expected, worst }: Shifts, voice: Voice): string {
  const { t } = voice;
  const { stop, start } = expected;
  const parts = [
    stop > 0
      ? t(`digest.shift.${of}.stop`, { count: stop })
      : start > 0
        ? t(`digest.shift.${of}.start`, { count: start })
        : t(`digest.shift.${of}.none`),
  ];
  if (worst.stop > stop) parts.push(t('digest.shift.worst', { count: worst.stop }));
  return parts.join('; ');
}
