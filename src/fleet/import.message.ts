import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { tariffText } from '../power/tariff.message.ts';
import { modelTitle } from '../rig/model.ts';
import { modelNamed } from '../rig/models.ts';
import type { NewRig } from '../rig/registered.ts';
import { coinOfRig } from '../rig/rig-coin.ts';
import { rigTitle } from '../rig/words.message.ts';
import type { ColumnUse } from './uses.ts';

/** The origin of a named machine's hashrate and power: they were said, or are the maker's. */
export type FigureOrigin = 'said' | 'nominal-power' | 'nominal';

export interface ImportColumn {
  /** The column's title; may be empty. */
  readonly title: string;
  readonly use: ColumnUse | 'private' | 'unused';
  /** Power of ten of bare numbers of hashrate or power: 12 for TH/s. */
  readonly exponent?: number | undefined;
  /** Hours over which an energy is spread that is read as a power. */
  readonly hours?: number | undefined;
  /** Whether the unit is only the one that makes sense: nobody has said it. */
  readonly isAssumed?: boolean | undefined;
  /** Whether there is nothing in it to be read or left out. */
  readonly isEmpty?: boolean | undefined;
  /** The use for which another column was taken that says the same. */
  readonly spare?: ColumnUse | undefined;
}

export type ImportedRig = Pick<
  NewRig,
  | 'name'
  | 'count'
  | 'hashrate'
  | 'power'
  | 'model'
  | 'coin'
  | 'tariff'
  | 'poolFee'
  | 'uptime'
  | 'fixedCost'
  | 'cost'
  | 'assumed'
  | 'modes'
> & { readonly figures: FigureOrigin };

interface ImportView {
  readonly file: string;
  readonly rigs: readonly ImportedRig[];
  /** Problems of lines, one sentence each. */
  readonly problems: readonly { readonly line: number; readonly sentence: string }[];
  readonly columns: readonly ImportColumn[];
  /** Notes on how the lines were read as a whole, a sentence each. */
  readonly notes: readonly string[];
  /** The terms that count when somebody says nothing else. */
  readonly defaults: { readonly poolFee: number };
}

/** Characters of each list: Discord takes 4,096 for both, 1,024 of a field and 6,000 for an embed. */
const ROOM = 1_750;
const FIELD_ROOM = 900;

/** Tells which rigs a file would add, how it was read, and what is wrong in it. */
export function importMessage(view: ImportView, i18n: I18n): Message {
  const { file, rigs, problems, columns, notes } = view;
  const { t } = i18n;
  const wrong = problems.map(({ line, sentence }) =>
    t('import.line', { line: i18n.count(line), sentence }),
  );
  const description = [
    ...fittingLines(rigLines(rigs, view.defaults, i18n), ROOM, i18n),
    ...(wrong.length > 0 ? [`**${t('import.problems', { count: wrong.length })}**`] : []),
    ...fittingLines(wrong, ROOM, i18n),
    ...ignoredLine(columns, i18n),
    t(rigs.length > 0 ? 'import.notYet' : 'import.nothing'),
  ];
  const embed: APIEmbed = {
    color: wrong.length > 0 ? colours.even : colours.neutral,
    title: t('import.title', { file: quoted(file, 60), count: rigs.length }),
    description: description.join('\n'),
    fields: [
      ...field(t('import.columns'), columnLines(columns, i18n), i18n),
      ...field(t('import.assumed'), [...notes, ...assumedLines(rigs, i18n)], i18n),
    ],
  };
  return { embeds: [embed] };
}

/** Lists the rigs that were saved. */
export function importedMessage(
  rigs: readonly ImportedRig[],
  defaults: ImportView['defaults'],
  i18n: I18n,
): APIEmbed {
  const lines = fittingLines(rigLines(rigs, defaults, i18n), 2 * ROOM, i18n);
  return { color: colours.neutral, description: lines.join('\n') };
}

function field(name: string, lines: readonly string[], i18n: I18n): readonly APIEmbedField[] {
  if (lines.length === 0) return [];
  return [{ name, value: fittingLines(lines, FIELD_ROOM, i18n).join('\n') }];
}

/** Returns a line for each rig, with every term that is not the default. */
function rigLines(
  rigs: readonly ImportedRig[],
  defaults: ImportView['defaults'],
  i18n: I18n,
): readonly string[] {
  const { t } = i18n;
  return rigs.map(
    ({ name, model, modes, tariff, poolFee, uptime, fixedCost, cost, figures, ...rig }) => {
      const known = modelNamed(model);
      const isAsSold = rig.hashrate === known?.hashrate && rig.power === known.power;
      const power = i18n.power(rig.power);
      const each = (text: string) => (rig.count === 1 ? text : t('import.each', { figures: text }));
      const title = rigTitle({ ...rig, ...(known && { model: known }) }, i18n);
      const isCalledAsModel = known !== undefined && name === modelTitle(known, rig.hashrate);
      return [
        `**${quoted(isCalledAsModel ? title : name)}**`,
        ...(isCalledAsModel ? [] : [known ? title : each(title)]),
        ...(known && !(isAsSold && figures !== 'nominal-power')
          ? [
              each(
                [
                  i18n.hashrate(rig.hashrate),
                  figures === 'nominal-power' ? t('import.nominalPower', { power }) : power,
                ].join(' · '),
              ),
            ]
          : []),
        `${tariffText(tariff, i18n)}/kWh`,
        ...(poolFee === defaults.poolFee
          ? []
          : [t('terms.poolFee', { fee: i18n.exactPercent(poolFee) })]),
        ...(uptime === 1 ? [] : [t('terms.uptime', { uptime: i18n.exactPercent(uptime) })]),
        ...(fixedCost === 0
          ? []
          : [t('import.fixedCost', { cost: i18n.money(fixedCost, tariff.currency) })]),
        ...(cost ? [t('import.cost', { cost: i18n.money(cost.value, cost.currency) })] : []),
        ...(Object.is(rig.coin, coinOfRig({ ...(known && { model: known }) }))
          ? []
          : [coinOf(rig.coin).title]),
        ...(modes ? [t('modes.counted', { count: modes.length })] : []),
      ].join(' · ');
    },
  );
}

/** Returns the title of a column as people can find it, also of one that has none. */
function columnTitle(title: string, at: number, { t, count }: I18n): string {
  return title.trim() === '' ? t('import.untitled', { number: count(at + 1) }) : quoted(title, 40);
}

function ignoredLine(columns: readonly ImportColumn[], i18n: I18n): readonly string[] {
  const ignored = columns.flatMap(({ title, use, spare, isEmpty }) =>
    use === 'unused' && !spare && !isEmpty && title.trim() !== '' ? [quoted(title, 30)] : [],
  );
  if (ignored.length === 0) return [];
  const more = ignored.length - SHOWN;
  const shown = ignored.slice(0, SHOWN);
  return [
    i18n.t('import.ignored', {
      columns: i18n.list(
        more > 0 ? [...shown, i18n.t('notice.more', { count: i18n.count(more) })] : shown,
      ),
    }),
  ];
}

/** Columns that are named in a list. */
const SHOWN = 12;

/**
 * Tells how each column was read; what must not be kept is named, what means nothing is said
 * elsewhere.
 */
function columnLines(columns: readonly ImportColumn[], i18n: I18n): readonly string[] {
  const { t } = i18n;
  const read = columns.flatMap((column, at) => {
    const { title, use } = column;
    if (use === 'private' || use === 'unused') return [];
    const named = columnTitle(title, at, i18n);
    return [`${named} → **${useText(column, i18n)}**`];
  });
  const spare = columns.flatMap(({ title, use, spare: as }, at) =>
    use === 'unused' && as
      ? [
          t('import.spare', {
            column: columnTitle(title, at, i18n),
            use: t(`import.use.${as}`),
          }),
        ]
      : [],
  );
  const secret = columns.flatMap(({ title, use }, at) =>
    use === 'private' ? [columnTitle(title, at, i18n)] : [],
  );
  const hidden =
    secret.length > 0 ? [t('import.private', { columns: i18n.list(secret.slice(0, SHOWN)) })] : [];
  return [...read, ...spare, ...hidden];
}

function useText({ use, exponent, hours, isAssumed }: ImportColumn, { t }: I18n): string {
  if (use === 'private' || use === 'unused') return t('import.use.unused');
  const text = t(`import.use.${use}`);
  if (exponent === undefined) return text;
  const one = unitText(use, exponent);
  const unit = hours === undefined ? one : `${one}h/${hours} h`;
  return t(isAssumed ? 'import.unitAssumed' : 'import.unit', { use: text, unit });
}

const PREFIXES: Readonly<Record<number, string>> = {
  0: '',
  3: 'k',
  6: 'M',
  9: 'G',
  12: 'T',
  15: 'P',
  18: 'E',
};

/** Returns the unit's text: "TH/s", "kW". */
export function unitText(use: ColumnUse, exponent: number): string {
  return `${PREFIXES[exponent] ?? ''}${use === 'power' ? 'W' : 'H/s'}`;
}

/** Tells how many rigs lack a term or a figure in the file, and so have an assumed one. */
function assumedLines(rigs: readonly ImportedRig[], i18n: I18n): readonly string[] {
  const { t } = i18n;
  const count = (holds: (rig: ImportedRig) => boolean) => rigs.filter(holds).length;
  const power = count(({ figures }) => figures === 'nominal-power');
  const all = count(({ figures }) => figures === 'nominal');
  const tariff = count(({ assumed = [] }) => assumed.includes('tariff'));
  const poolFee = count(({ assumed = [] }) => assumed.includes('poolFee'));
  return [
    ...(power > 0 ? [t('import.assumed.power', { count: power })] : []),
    ...(all > 0 ? [t('import.assumed.figures', { count: all })] : []),
    ...(tariff > 0 ? [t('import.assumed.tariff', { count: tariff })] : []),
    ...(poolFee > 0 ? [t('import.assumed.poolFee', { count: poolFee })] : []),
  ];
}
