import type { APIEmbed, APIEmbedField } from 'discord-api-types/v10';
import type { Voice } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { modelTitle } from '../rig/model.ts';
import { minerModels } from '../rig/models.ts';
import type { NewRig } from '../rig/registered.ts';
import { rigTitle } from '../rig/words.message.ts';
import type { ColumnUse } from './uses.ts';

/** Whether the hashrate and power of a named machine were said, or are the maker's. */
export type FigureOrigin = 'said' | 'nominal-power' | 'nominal';

export interface ImportColumn {
  /** May be empty. */
  readonly title: string;
  readonly use: ColumnUse | 'private' | 'unused';
  /** Of bare numbers of hashrate or power: 12 for TH/s. */
  readonly exponent?: number | undefined;
  /** Of an energy that is read as a power. */
  readonly hours?: number | undefined;
  /** The unit is what makes sense, nobody has said it. */
  readonly isAssumed?: boolean | undefined;
  /** There is nothing in it to be read or left out. */
  readonly isEmpty?: boolean | undefined;
  /** It says the same as another one, which was taken. */
  readonly spare?: ColumnUse | undefined;
}

export type ImportedRig = Pick<
  NewRig,
  | 'name'
  | 'count'
  | 'hashrate'
  | 'power'
  | 'model'
  | 'tariff'
  | 'poolFee'
  | 'uptime'
  | 'fixedCost'
  | 'assumed'
> & { readonly figures: FigureOrigin };

interface ImportView {
  readonly file: string;
  readonly rigs: readonly ImportedRig[];
  /** One sentence each. */
  readonly problems: readonly { readonly line: number; readonly sentence: string }[];
  readonly columns: readonly ImportColumn[];
  /** What was made of the lines as a whole, a sentence each. */
  readonly notes: readonly string[];
  /** What counts for whoever says nothing else. */
  readonly defaults: { readonly poolFee: number };
}

/** Characters of each list: Discord takes 4,096 for both, 1,024 of a field and 6,000 for an embed. */
const ROOM = 1_750;
const FIELD_ROOM = 900;

/** What a file would add, how it was read, and what is wrong in it. */
export function importMessage(view: ImportView, voice: Voice): Message {
  const { file, rigs, problems, columns, notes } = view;
  const { t } = voice;
  const wrong = problems.map(({ line, sentence }) =>
    t('import.line', { line: voice.count(line), sentence }),
  );
  const description = [
    ...fittingLines(rigLines(rigs, view.defaults, voice), ROOM, voice),
    ...(wrong.length > 0 ? [`**${t('import.problems', { count: wrong.length })}**`] : []),
    ...fittingLines(wrong, ROOM, voice),
    ...ignoredLine(columns, voice),
    t(rigs.length > 0 ? 'import.notYet' : 'import.nothing'),
  ];
  const embed: APIEmbed = {
    color: wrong.length > 0 ? colours.even : colours.neutral,
    title: t('import.title', { file: quoted(file, 60), count: rigs.length }),
    description: description.join('\n'),
    fields: [
      ...field(t('import.columns'), columnLines(columns, voice), voice),
      ...field(t('import.assumed'), [...notes, ...assumedLines(rigs, voice)], voice),
    ],
  };
  return { embeds: [embed] };
}

/** What was saved. */
export function importedMessage(
  rigs: readonly ImportedRig[],
  defaults: ImportView['defaults'],
  voice: Voice,
): APIEmbed {
  const lines = fittingLines(rigLines(rigs, defaults, voice), 2 * ROOM, voice);
  return { color: colours.neutral, description: lines.join('\n') };
}

function field(name: string, lines: readonly string[], voice: Voice): readonly APIEmbedField[] {
  if (lines.length === 0) return [];
  return [{ name, value: fittingLines(lines, FIELD_ROOM, voice).join('\n') }];
}

/** With every term that is not what everybody has who says nothing. */
function rigLines(
  rigs: readonly ImportedRig[],
  defaults: ImportView['defaults'],
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  return rigs.map(({ name, model, tariff, poolFee, uptime, fixedCost, figures, ...rig }) => {
    const known = minerModels.find((one) => one.name === model);
    const isAsSold = rig.hashrate === known?.hashrate && rig.power === known.power;
    const power = voice.power(rig.power);
    const each = (text: string) => (rig.count === 1 ? text : t('import.each', { figures: text }));
    const title = rigTitle({ ...rig, ...(known && { model: known }) }, voice);
    const isCalledAsModel = known !== undefined && name === modelTitle(known, rig.hashrate);
    return [
      `**${quoted(isCalledAsModel ? title : name)}**`,
      ...(isCalledAsModel ? [] : [known ? title : each(title)]),
      ...(known && !(isAsSold && figures !== 'nominal-power')
        ? [
            each(
              [
                voice.hashrate(rig.hashrate),
                figures === 'nominal-power' ? t('import.nominalPower', { power }) : power,
              ].join(' · '),
            ),
          ]
        : []),
      `${voice.tariff(tariff.perKwh, tariff.currency)}/kWh`,
      ...(poolFee === defaults.poolFee
        ? []
        : [t('terms.poolFee', { fee: voice.exactPercent(poolFee) })]),
      ...(uptime === 1 ? [] : [t('terms.uptime', { uptime: voice.exactPercent(uptime) })]),
      ...(fixedCost === 0
        ? []
        : [t('import.fixedCost', { cost: voice.money(fixedCost, tariff.currency) })]),
    ].join(' · ');
  });
}

/** The title of a column as people can find it, also of one that has none. */
function columnTitle(title: string, at: number, { t, count }: Voice): string {
  return title.trim() === '' ? t('import.untitled', { number: count(at + 1) }) : quoted(title, 40);
}

function ignoredLine(columns: readonly ImportColumn[], voice: Voice): readonly string[] {
  const ignored = columns.flatMap(({ title, use, spare, isEmpty }) =>
    use === 'unused' && !spare && !isEmpty && title.trim() !== '' ? [quoted(title, 30)] : [],
  );
  if (ignored.length === 0) return [];
  const more = ignored.length - SHOWN;
  const shown = ignored.slice(0, SHOWN);
  return [
    voice.t('import.ignored', {
      columns: voice.list(
        more > 0 ? [...shown, voice.t('notice.more', { count: voice.count(more) })] : shown,
      ),
    }),
  ];
}

/** Columns that are named in a list. */
const SHOWN = 12;

/** How each column was read; what must not be kept is named, what means nothing is said elsewhere. */
function columnLines(columns: readonly ImportColumn[], voice: Voice): readonly string[] {
  const { t } = voice;
  const read = columns.flatMap((column, at) => {
    const { title, use } = column;
    if (use === 'private' || use === 'unused') return [];
    const named = columnTitle(title, at, voice);
    return [`${named} → **${useText(column, voice)}**`];
  });
  const spare = columns.flatMap(({ title, use, spare: as }, at) =>
    use === 'unused' && as
      ? [
          t('import.spare', {
            column: columnTitle(title, at, voice),
            use: t(`import.use.${as}`),
          }),
        ]
      : [],
  );
  const secret = columns.flatMap(({ title, use }, at) =>
    use === 'private' ? [columnTitle(title, at, voice)] : [],
  );
  const hidden =
    secret.length > 0 ? [t('import.private', { columns: voice.list(secret.slice(0, SHOWN)) })] : [];
  return [...read, ...spare, ...hidden];
}

function useText({ use, exponent, hours, isAssumed }: ImportColumn, { t }: Voice): string {
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

/** "TH/s", "kW". */
export function unitText(use: ColumnUse, exponent: number): string {
  return `${PREFIXES[exponent] ?? ''}${use === 'power' ? 'W' : 'H/s'}`;
}

/** What the file doesn't say. */
function assumedLines(rigs: readonly ImportedRig[], voice: Voice): readonly string[] {
  const { t } = voice;
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
