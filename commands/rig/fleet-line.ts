import { UserError } from '../../src/errors.ts';
import { countNumber, plainNumber, readFigure, type Scales, said } from '../../src/fleet/cells.ts';
import type { FleetColumn } from '../../src/fleet/columns.ts';
import type { FigureOrigin } from '../../src/fleet/import.message.ts';
import { type RigReader, rigOfLine } from '../../src/fleet/rig.ts';
import { tableWords } from '../../src/fleet/table-words.ts';
import type { ColumnUse } from '../../src/fleet/uses.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import { convert } from '../../src/money/currency.ts';
import type { PaidCost } from '../../src/rig/registered.ts';
import { MAX_MODES_TEXT } from '../../src/text/limits.ts';
import { oneOf } from '../../src/text/one-of.ts';
import { writeNumeral } from '../../src/text/quantity.ts';
import type { PercentField } from '../../src/text/share-or-percent.ts';
import { readCost } from '../shared/amounts.ts';
import {
  checkLimits,
  parseNumber,
  parsePercent,
  readNumber,
  unreadableNumber,
} from '../shared/number-fields.ts';
import { electricityOption } from '../shared/term-options.ts';
import { MAX_CELL } from './csv-table.ts';
import { readModes } from './modes.ts';
import { type RigContext, type RigParams, readRig } from './rig-params.ts';

/** The rig of a line, before it has a name. */
export interface FleetRig {
  readonly params: Omit<RigParams, 'name' | 'origins'>;
  readonly origins: RigParams['origins'];
  /** Name from the column of names. */
  readonly name?: string | undefined;
  /** Name of a machine that nobody knows. */
  readonly called?: string | undefined;
  readonly figures: FigureOrigin;
  readonly isMeasured: boolean;
  /** Names of the terms that were written as shares of 1. */
  readonly shares: readonly PercentField[];
  /** Whether its figures were those of all units. */
  readonly isDivided: boolean;
  /** Whether the rig hashes nothing at the moment, only on average. */
  readonly isStill: boolean;
  /** Whether its fixed cost is by the month in the file. */
  readonly isMonthly: boolean;
}

/** The way in which the lines of a table are read. */
export interface LineReading {
  readonly columns: readonly FleetColumn[];
  /** Place of each use in a line. */
  readonly places: ReadonlyMap<ColumnUse, number>;
  readonly scales: Scales;
  readonly reader: RigReader;
  /** Decimal mark that the numbers of the table prove. */
  readonly provenMark?: '.' | ',' | undefined;
}

/** Matches the words of people and programs for a machine that doesn't hash. */
const OUT_OF_WORK = new RegExp(`^${oneOf(['false', '0', ...tableWords('outOfWork')])}$`, 'i');
const TOTALS = new RegExp(String.raw`^${oneOf(tableWords('sums'))}\b`, 'i');

/** Characters of cells that may be shorter or longer than others. */
const LONGEST: Partial<Record<ColumnUse, number>> = {
  electricity: electricityOption.maxLength,
  modes: MAX_MODES_TEXT,
};

/** Reads the rig of a line. @throws UserError that says in a sentence what is wrong. */
export function readLine(
  cells: readonly string[],
  reading: LineReading,
  context: RigContext,
): FleetRig {
  const { i18n } = context;
  const { t } = i18n;
  const { columns, places, scales, reader } = reading;
  const cellOf = (use: ColumnUse) => {
    const cell = said(cells[places.get(use) ?? -1]);
    const limit = LONGEST[use] ?? MAX_CELL;
    if (cell !== undefined && cell.length > limit) {
      throw new UserError(t('import.longCell', { limit: i18n.count(limit) }));
    }
    return cell;
  };
  const [first = ''] = cells.filter((cell) => cell !== '');
  if (TOTALS.test(first)) throw new UserError(t('import.totals'));
  const status = cellOf('status');
  if (status !== undefined && OUT_OF_WORK.test(status)) {
    throw new UserError(t('import.outOfWork', { status: quoted(status, 30) }));
  }

  const figure = (quantity: 'hashrate' | 'power' | 'efficiency') => {
    const written = cellOf(quantity);
    const unit = quantity === 'hashrate' ? cellOf('unit') : powerUnit(cells, columns);
    const cell = quantity === 'efficiency' ? written : withUnit(written, unit);
    if (cell === undefined) return undefined;
    const scale = quantity === 'efficiency' ? { ...scales.power, exponent: 0 } : scales[quantity];
    const value = readFigure(cell, quantity, scale);
    if (value === undefined && quantity !== 'efficiency') {
      const what = t(`quantity.${quantity}`);
      throw new UserError(t('import.unreadable.figure', { what, text: quoted(cell, 40) }));
    }
    return value;
  };
  const rig = cellOf('rig');
  const written = figure('hashrate');
  const isMeasured = columns[places.get('hashrate') ?? -1]?.isMeasured ?? false;
  if (written === 0 || (written === undefined && isMeasured && places.has('hashrate'))) {
    throw new UserError(t('import.noHashrate'));
  }
  const count = countOf(cellOf('count'), reading, i18n);
  // Programs that can't know the watts say zero.
  const found = { hashrate: written, power: figure('power') || undefined };
  const each = ofEach(found, { rig, count }, reading);
  const { power } = each;
  // The last digits of a measured hashrate come from a fan's speed and the weather.
  const hashrate =
    each.hashrate && isMeasured ? Number(each.hashrate.toPrecision(3)) : each.hashrate;
  const efficiency = figure('efficiency') || undefined;

  const percents = (['fee', 'uptime'] as const).map((field) => {
    const cell = cellOf(field);
    const percent = cell === undefined ? undefined : parsePercent(field, cell);
    if (cell !== undefined && !percent) throw new UserError(unreadableNumber(field, cell, i18n));
    return { field, percent };
  });
  const [fee, uptime] = percents;
  const understood = rigOfLine({ rig, hashrate, power, efficiency }, reader);
  const name = cellOf('name');
  const electricity = priceOf(cellOf('electricity'), reading, cellOf('currency'));
  const moment = said(cells[columns.findIndex(({ isMoment }) => isMoment)]);
  const {
    origins,
    name: _,
    ...params
  } = readRig(
    {
      rig: rig ?? '',
      electricity,
      fee: fee?.percent?.percent,
      uptime: uptime?.percent?.percent,
      count,
      coin: cellOf('coin'),
    },
    context,
    () => understood,
  );
  const fixedCost = fixedCostOf(cellOf('fixed_cost'), params.tariff.currency, reading, context);
  const paid = cellOf('cost');
  const modes = cellOf('modes');
  const hasFigures = hashrate !== undefined && (power ?? efficiency) !== undefined;
  const isNamed = params.model !== undefined;
  return {
    params: {
      ...params,
      fixedCost: fixedCost?.perDay ?? 0,
      cost: paid === undefined ? undefined : costIn(paid, params.tariff.currency, reading, i18n),
      ...(modes === undefined ? {} : { modes: readModes(modes, i18n) }),
    },
    origins,
    name,
    called: !isNamed && hasFigures && rig !== undefined && /\p{L}/u.test(rig) ? rig : undefined,
    figures: figureOrigin(isNamed, { rig, hashrate, power: power ?? efficiency }),
    isMeasured: isMeasured && hashrate !== undefined,
    shares: percents.flatMap(({ field, percent }) => (percent?.asShare ? [field] : [])),
    isDivided: each !== found,
    isStill:
      moment !== undefined &&
      written !== undefined &&
      readFigure(moment, 'hashrate', scales.hashrate) === 0,
    isMonthly: fixedCost?.isMonthly ?? false,
  };
}

/** Returns a bare number with the unit that stands in a column of its own. */
export function withUnit(cell: string | undefined, unit: string | undefined): string | undefined {
  return cell === undefined || unit === undefined || /\p{L}/u.test(cell) ? cell : `${cell} ${unit}`;
}

/** Returns the unit of the power that stands in the column behind it. */
export function powerUnit(
  cells: readonly string[],
  columns: readonly FleetColumn[],
): string | undefined {
  return said(cells[columns.findIndex(({ unitsOf }) => unitsOf === 'power')]);
}

interface Figures {
  readonly hashrate?: number | undefined;
  readonly power?: number | undefined;
}

/**
 * Limits (logarithms) of a figure's distance from nominal, for one unit and, more strictly, for
 * all.
 */
const OF_ONE = Math.log(1.5);
const OF_ALL = Math.log(1.25);
/**
 * Efficiency of an ordinary machine, in J/TH: settles only which of two figures are those of all.
 */
const ORDINARY = 25;

/**
 * Returns the figures of one unit, if titles or the model say they are those of all; else the same.
 */
function ofEach(
  figures: Figures,
  { rig, count: said }: { readonly rig?: string | undefined; readonly count?: number | undefined },
  { columns, places, reader }: LineReading,
): Figures {
  const named = rig === undefined ? undefined : rigOfLine({ rig }, reader);
  const { model, count: written = 1 } = named?.ok ? named.rig : {};
  const count = said ?? written;
  if (count <= 1) return figures;
  const quantities = (['hashrate', 'power'] as const).filter((one) => figures[one] !== undefined);
  const isTitled = (one: 'hashrate' | 'power') => columns[places.get(one) ?? -1]?.isTotal === true;
  const isNear = (one: 'hashrate' | 'power', units: number, limit: number) =>
    model !== undefined && Math.abs(Math.log((figures[one] ?? 0) / units / model[one])) <= limit;
  const isOfAll = (one: 'hashrate' | 'power') =>
    !isNear(one, 1, OF_ONE) && isNear(one, count, OF_ALL);
  const titled = quantities.filter((one) => isTitled(one) && !isNear(one, 1, OF_ONE));
  const untitled = quantities.filter((one) => !isTitled(one));
  // Without a title one figure of two may be a slip.
  const { hashrate = 0, power = 0 } = figures;
  const isOffAs = (efficiency: number) => Math.abs(Math.log(efficiency / ORDINARY));
  const asWritten = (power / hashrate) * 1e12;
  const withOne = titled.includes('power') ? asWritten / count : asWritten * count;
  const isBoth = !model && titled.length === 1 && isOffAs(asWritten) < isOffAs(withOne);
  const fitting = untitled.every(isOfAll) || titled.length > 0 ? untitled.filter(isOfAll) : [];
  const divided = isBoth ? quantities : [...titled, ...fitting];
  if (divided.length === 0) return figures;
  const one = (quantity: 'hashrate' | 'power') => {
    const value = figures[quantity];
    return value !== undefined && divided.includes(quantity)
      ? Number((value / count).toPrecision(9))
      : value;
  };
  return { hashrate: one('hashrate'), power: one('power') };
}

function figureOrigin(
  isNamed: boolean,
  {
    rig = '',
    hashrate,
    power,
  }: {
    readonly rig?: string | undefined;
    readonly hashrate?: number | undefined;
    readonly power?: number | undefined;
  },
): FigureOrigin {
  // A text such as "S21 200T 3500W" gives the figures in the model's place.
  const saysPower =
    power !== undefined || /(?<![\p{L}\d])\d[\d.,]*\s*(?:k?w(?!\p{L})|j\s*\/)/iu.test(rig);
  if (!isNamed || saysPower) return 'said';
  return hashrate !== undefined || /(?<!\p{L})\d[\d.,]*\s*th?(?!\p{L})/iu.test(rig)
    ? 'nominal-power'
    : 'nominal';
}

function countOf(
  cell: string | undefined,
  { provenMark }: LineReading,
  i18n: I18n,
): number | undefined {
  if (cell === undefined) return undefined;
  const count = countNumber(cell, provenMark) ?? readNumber('count', cell, i18n);
  if (Number.isInteger(count)) return count;
  throw new UserError(i18n.t('import.wholeCount', { text: quoted(cell, 20) }));
}

/**
 * Returns a price per kWh as people write it, with the units of the title and a currency column.
 */
function priceOf(
  cell: string | undefined,
  { columns, places }: LineReading,
  currency: string | undefined,
): string | undefined {
  if (cell === undefined) return undefined;
  const unit = columns[places.get('electricity') ?? -1]?.unit;
  const own = unit?.of === 'energy-price' || unit?.of === 'money' ? unit.currency : undefined;
  const code = own ?? currency;
  const isBare = !/[\p{L}\p{Sc}]/u.test(cell);
  if (!isBare)
    return /\p{Sc}|\p{L}{3}/u.test(cell) || code === undefined ? cell : `${cell} ${code}`;
  const factor = unit?.of === 'energy-price' ? unit.factor : 1;
  const number = factor < 0.01 ? scaledText(cell, factor) : cell;
  return [number, ...(factor === 0.01 ? ['ct'] : []), ...(code === undefined ? [] : [code])].join(
    ' ',
  );
}

function scaledText(cell: string, factor: number): string {
  const number = plainNumber(cell);
  return number === undefined ? cell : writeNumeral(Number((number * factor).toPrecision(9)));
}

/**
 * Returns what was paid, in the currency of the cell or the title, or else of the power price.
 *
 * @throws UserError
 */
function costIn(
  cell: string,
  currency: string,
  { columns, places }: LineReading,
  i18n: I18n,
): PaidCost {
  const unit = columns[places.get('cost') ?? -1]?.unit;
  const titled = unit?.of === 'money' ? unit.currency : undefined;
  return readCost(cell, titled ?? currency, i18n);
}

/**
 * Returns the fixed cost per day, which some titles give by the month; in the currency of the
 * title, or else of the power price.
 *
 * @param currency - Currency of the power price.
 */
function fixedCostOf(
  cell: string | undefined,
  currency: string,
  { columns, places }: LineReading,
  { reading: { fx }, i18n }: RigContext,
): { readonly perDay: number; readonly isMonthly: boolean } | undefined {
  if (cell === undefined) return undefined;
  const unit = columns[places.get('fixed_cost') ?? -1]?.unit;
  const money = unit?.of === 'money' ? unit : undefined;
  const days = money?.days ?? 1;
  const from = money?.currency ?? currency;
  const cost = parseNumber('price', cell, from);
  if (cost === undefined) throw new UserError(unreadableNumber('fixedCost', cell, i18n));
  const converted = convert(cost, from, currency, fx?.value);
  if (converted === undefined) {
    throw new UserError(i18n.t('terms.fixedCostUnknown', { from, to: currency }));
  }
  const isPlain = days === 1 && from === currency;
  const perDay = isPlain ? cost : Number((converted / days).toFixed(4));
  checkLimits({ fixedCost: perDay }, i18n);
  return { perDay, isMonthly: days > 1 };
}
