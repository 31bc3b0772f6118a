import type { I18n } from '../i18n/i18n.ts';
import { visible } from '../message/markdown.ts';
import { textTable } from '../message/table.ts';
import { shortName } from './model.ts';
import type { ProfitReport } from './profit.ts';
import type { Rig } from './rig.ts';
import { figures } from './words.message.ts';

/** One kind of rig in a fleet, and how it does. */
export interface FleetPartProfit {
  readonly rig: Rig;
  /** Name that the owner gave it. */
  readonly name?: string | undefined;
  readonly report: ProfitReport;
}

const UNKNOWN = '—';

/** Lists each kind with what it earns a day, and the power price below which it pays. */
export function fleetLines(parts: readonly FleetPartProfit[], i18n: I18n): readonly string[] {
  const { t } = i18n;
  const rows = parts.map((part): [string, string, string] => {
    const { economics, currency } = part.report;
    const { profit, breakEvens } = economics;
    return [
      nameOf(part, i18n),
      profit === undefined ? UNKNOWN : i18n.signedMoney(profit, currency),
      breakEvens.tariff === undefined ? UNKNOWN : i18n.rate(breakEvens.tariff, currency),
    ];
  });
  const sizes = parts.flatMap(({ rig }) =>
    rig.otherVariants?.length && rig.model ? [rig.model.name] : [],
  );
  const heads = [t('rigs.column.name'), t('rigs.column.day'), t('compare.column.power')] as const;
  return [
    textTable([[...heads], ...rows]),
    ...(sizes.length > 0
      ? [`-# ${t('fleet.usualSizes', { models: i18n.list([...new Set(sizes)]) })}`]
      : []),
  ];
}

/** Returns "10× S19j Pro", or an own name as often as it was said. */
function nameOf({ rig, name }: FleetPartProfit, i18n: I18n): string {
  if (name !== undefined) return visible(name);
  const { model, label, count, hashrate, power } = rig;
  const one = model
    ? shortName(model)
    : label !== undefined
      ? visible(label)
      : figures({ hashrate, power }, i18n);
  return count === 1 ? one : `${i18n.count(count)}× ${one}`;
}
