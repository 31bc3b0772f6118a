import type { Voice } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import { efficiencyDoubt, isDear } from '../rig/plausibility.ts';
import type { Rig } from '../rig/rig.ts';
import { formatRig } from '../rig/text.ts';
import { writeNumeral } from '../text/quantity.ts';

/** What was understood and yet is hardly meant, each with what may be. */
export function doubtLines(
  { count, hashrate, power }: Rig,
  tariff: { readonly perKwh: number; readonly currency: string },
  { fx }: Reading,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  const lines: string[] = [];
  const doubt = efficiencyDoubt({ hashrate, power });
  if (doubt) {
    const efficiency = voice.efficiency(doubt.efficiency);
    lines.push(
      doubt.meant
        ? t('doubt.efficiencyMeant', { efficiency, meant: formatRig({ count, ...doubt.meant }) })
        : t('doubt.efficiency', { efficiency }),
    );
  }
  const { perKwh, currency } = tariff;
  if (isDear(perKwh, currency, fx?.value)) {
    const price = voice.tariff(perKwh, currency);
    lines.push(
      t(perKwh < 0 ? 'doubt.negative' : 'doubt.tariff', { price, cents: writeNumeral(perKwh) }),
    );
  }
  return lines;
}
