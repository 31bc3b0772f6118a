import type { APIEmbed } from 'discord-api-types/v10';
import { minerModels } from '../domain/miner-catalogue.ts';
import type { NewRig } from '../domain/registered-rig.ts';
import type { Message } from '../ports.ts';
import { colours } from './colour.ts';
import { fittingLines } from './fitting-lines.ts';
import { quoted } from './markdown.ts';
import { rigTitle } from './rig-words.ts';
import type { Voice } from './voice.ts';

interface ImportView {
  readonly file: string;
  readonly rigs: readonly Pick<
    NewRig,
    'name' | 'count' | 'hashrate' | 'power' | 'model' | 'tariff'
  >[];
  /** One sentence each. */
  readonly problems: readonly { readonly line: number; readonly sentence: string }[];
  /** Columns that mean nothing to us. */
  readonly ignored: readonly string[];
}

/** Characters of each list: Discord takes 4,096 for both and 6,000 for an embed. */
const ROOM = 1_900;

/** What a file would add, and what is wrong in it. */
export function importMessage(
  { file, rigs, problems, ignored }: ImportView,
  voice: Voice,
): Message {
  const { t } = voice;
  const written = rigs.map(({ name, model, tariff, ...rig }) => {
    const known = minerModels.find((one) => one.name === model);
    const title = rigTitle({ ...rig, ...(known && { model: known }) }, voice);
    return `**${quoted(name)}** · ${title} · ${voice.tariff(tariff.perKwh, tariff.currency)}/kWh`;
  });
  const wrong = problems.map(({ line, sentence }) =>
    t('import.line', { line: voice.count(line), sentence }),
  );
  const description = [
    ...fittingLines(written, ROOM, voice),
    ...(wrong.length > 0 ? [`**${t('import.problems', { count: wrong.length })}**`] : []),
    ...fittingLines(wrong, ROOM, voice),
    ...(ignored.length > 0
      ? [
          t('import.ignored', {
            columns: voice.list(ignored.slice(0, 5).map((one) => quoted(one, 30))),
          }),
        ]
      : []),
    t(rigs.length > 0 ? 'import.notYet' : 'import.nothing'),
  ];
  const embed: APIEmbed = {
    color: wrong.length > 0 ? colours.even : colours.neutral,
    title: t('import.title', { file: quoted(file, 60), count: rigs.length }),
    description: description.join('\n'),
  };
  return { embeds: [embed] };
}
