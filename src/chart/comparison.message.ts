import type { I18n } from '../i18n/i18n.ts';
import type { Reading } from '../market/reading.ts';
import type { Drawing } from '../message/message.ts';
import { type Compared, comparedName } from '../rig/compare.message.ts';
import { barsSvg } from './bars.ts';

/** Draws what each machine earns a day; nothing where nobody knows. */
export function comparisonDrawing(
  machines: readonly Compared[],
  origin: Reading['origin'],
  i18n: I18n,
): Drawing | undefined {
  const { t } = i18n;
  const isMixed = new Set(machines.map(({ report }) => report.coin.id)).size > 1;
  const bars = machines.flatMap((one) => {
    const { economics, currency, coin } = one.report;
    const { profit } = economics;
    if (profit === undefined) return [];
    const text = i18n.signedMoney(profit, currency);
    // A long name is cut at its end.
    const name = comparedName(one, i18n);
    return [{ label: isMixed ? `${coin.symbol} · ${name}` : name, value: profit, text }];
  });
  if (bars.length === 0) return undefined;
  const title = [t('compare.chart'), ...(origin === 'sample' ? [t('chart.sample')] : [])].join(
    ' · ',
  );
  return {
    name: 'compare.png',
    svg: barsSvg({ title, bars }),
    description: `${title}: ${bars.map(({ label, text }) => `${label} ${text}`).join(', ')}`,
  };
}
