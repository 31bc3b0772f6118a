import type { I18n } from '../i18n/i18n.ts';
import { colours } from '../message/button-row.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { timestamp } from '../message/moment.ts';
import { HOUSE } from '../pool/machine-figures.ts';

/** A place where it is told, with the rigs that work at the pool. */
interface Told {
  readonly userId: string;
  /** `dm`, or the id of a channel. */
  readonly deliver: string;
  /** Names of the rigs. */
  readonly rigs: readonly string[];
}

/** Characters of the names, out of Discord's 4,096. */
const ROOM = 1_500;

/** Says that a pool gives no good answers, for all rigs that work there. */
export function poolDownMessage(
  {
    pool,
    since,
    now,
    watcher,
  }: {
    readonly pool: string;
    /** Unix seconds. */
    readonly since: number;
    readonly now: number;
    readonly watcher: Told;
  },
  i18n: I18n,
): Message {
  const { t } = i18n;
  const { userId, deliver, rigs } = watcher;
  const isHouse = pool === HOUSE;
  const headline = isHouse ? t('notice.houseDown.title') : t('notice.poolDown.title', { pool });
  const names = rigs.map((name) => `- ${quoted(name, 60)}`);
  return {
    content: deliver === 'dm' ? headline : `<@${userId}> ${headline}`,
    embeds: [
      {
        color: colours.even,
        description: [
          isHouse
            ? t('notice.houseDown.line', { since: timestamp(since, 'R') })
            : t('notice.poolDown.line', { since: timestamp(since, 'R'), count: rigs.length }),
          ...fittingLines(names, ROOM, i18n),
        ].join('\n'),
        timestamp: new Date(now * 1_000).toISOString(),
      },
    ],
  };
}
