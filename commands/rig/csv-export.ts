import { coinOf, usualCoin } from '../../src/coin/coins.ts';
import { formatModes } from '../../src/power/mode-text.ts';
import { formatTariff } from '../../src/power/tariff-text.ts';
import { writtenRig } from '../../src/rig/own-text.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { formatRig } from '../../src/rig/text.ts';
import { type PercentField, percentOf, shareOrPercent } from '../../src/text/share-or-percent.ts';
import { inTurns } from '../../src/time/turns.ts';
import { writtenCost } from '../shared/amounts.ts';

/** Writes a file that `/rig import` takes back, and spreadsheets open as it is meant. */
export async function writeCsv(rigs: readonly RegisteredRig[]): Promise<string> {
  // The library is loaded when somebody wants a file: it takes memory.
  const { stringify } = await import('csv-stringify/sync');
  const turn = inTurns();
  const rows = [];
  for (const rig of rigs) {
    await turn();
    rows.push({
      name: guarded(rig.name),
      rig: formatRig({ ...writtenRig(rig), count: 1 }),
      count: rig.count,
      electricity: formatTariff(rig.tariff),
      fee: percentText('fee', rig.poolFee),
      uptime: percentText('uptime', rig.uptime),
      fixed_cost: rig.fixedCost,
      cost: rig.cost ? writtenCost(rig.cost) : '',
      modes: rig.modes ? formatModes(rig.modes) : '',
      coin: coinOf(rig.coin).symbol,
    });
  }
  // Without the byte order mark Excel uses its own code page, and "Küche" becomes "KÃ¼che".
  return stringify(rows, {
    bom: true,
    columns: [
      ...['name', 'rig', 'count', 'electricity', 'fee', 'uptime', 'fixed_cost'],
      // Few rigs have these, and nobody needs an empty column.
      ...(rigs.some(({ cost }) => cost) ? ['cost'] : []),
      ...(rigs.some(({ modes }) => modes) ? ['modes'] : []),
      ...(rigs.every(({ coin }) => Object.is(coin, usualCoin)) ? [] : ['coin']),
    ],
    escape_formulas: true,
    header: true,
    record_delimiter: 'windows',
  });
}

/** Returns the percentage, with its sign where it could be taken for a share: 0.02 for 2 %. */
function percentText(field: PercentField, ratio: number): string {
  const percent = percentOf(ratio);
  return `${percent}${shareOrPercent(field, percent).asShare ? '%' : ''}`;
}

/**
 * Guards a name: an import takes one apostrophe off, so one that was there already needs another.
 */
const guarded = (name: string) => (/^'+[=+\-@\t\r＝＋－＠]/.test(name) ? `'${name}` : name);
