import type { APIEmbed } from 'discord-api-types/v10';
import { type CoinId, usualCoin } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf, currencyForAll } from '../market/conditions.ts';
import { readingFor, readingsOf } from '../market/other-readings.ts';
import { footerOf, partText } from '../market/provenance.message.ts';
import type { Reading } from '../market/reading.ts';
import { type ButtonRow, buttonRow } from '../message/button-row.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { shortened } from '../message/markdown.ts';
import type { Message } from '../message/message.ts';
import { rigActions } from '../rig/actions.ts';
import { alertActions } from './actions.ts';
import type { AlertEvent } from './decide.ts';
import { type MarketMove, marketMove, type PastMarket } from './market-move.ts';
import { coinOfParams, partsOf } from './metric.ts';
import { halvingSection, retargetSection, thresholdSection } from './notice-events.message.ts';
import { hoursSection } from './notice-hours.message.ts';
import { modeSection } from './notice-modes.message.ts';
import {
  backSection,
  bestSection,
  blockSection,
  cooledSection,
  hotSection,
  lowSection,
  type NoticeSection,
  type NoticeView,
  offlineSection,
  outlookSection,
  rebootedSection,
  recoveredSection,
  unprofitableSection,
} from './notice-rigs.message.ts';
import { selectionOf } from './selection.ts';
import { isPoolAlert } from './types.ts';

type Section = (
  view: NoticeView,
  i18n: I18n,
) => NoticeSection | readonly NoticeSection[] | undefined;

/** Sections of a notice by what happened: a block, then the worst first. */
const SECTIONS: Readonly<Record<AlertEvent['kind'], Section>> = {
  block: blockSection,
  offline: offlineSection,
  hot: hotSection,
  low: lowSection,
  rebooted: rebootedSection,
  unprofitable: unprofitableSection,
  outlook: outlookSection,
  threshold: thresholdSection,
  mode: modeSection,
  hourly: hoursSection,
  recovered: recoveredSection,
  back: backSection,
  best: bestSection,
  cooled: cooledSection,
  retarget: retargetSection,
  halving: halvingSection,
};

/** Characters of all lines together: Discord takes 6,000 in the embeds of a message, 4,096 in one. */
const ROOM = 3_900;
/** Characters of the line that phones show. */
const LONGEST_HEADLINE = 400;

/** Writes one message about everything a person is told in one place in one tick. */
export type NoticeWriter = (
  group: Omit<NoticeView, 'reading' | 'readingOf' | 'now' | 'outage' | 'moveOf' | 'works'>,
  i18n: I18n,
) => Message;

/**
 * Makes the writer of all messages of a tick.
 *
 */
export function noticeWriter(
  tick: Pick<NoticeView, 'reading' | 'now' | 'outage' | 'works'> & {
    /** Readings of other coins. */
    readonly others?: readonly Reading[] | undefined;
    /** The market of each coin of late, in order of time. */
    readonly trails: ReadonlyMap<CoinId, readonly PastMarket[]>;
  },
): NoticeWriter {
  const { reading, now, outage, trails, works, others = [] } = tick;
  const known = readingsOf(others);
  const readingOf: NoticeView['readingOf'] = (coin) =>
    readingFor(coin, { reading, readingOf: known });
  const moves = new Map<string, MarketMove | undefined>();
  const moveOf: NoticeView['moveOf'] = (measure, side, coin) => {
    const key = `${coin} ${measure} ${side}`;
    if (!moves.has(key)) {
      moves.set(key, marketMove(measure, side, readingOf(coin), trails.get(coin) ?? []));
    }
    return moves.get(key);
  };
  return (group, i18n) => {
    const view = { ...group, reading, readingOf, now, outage, moveOf, works };
    // Sources of the market have nothing to do with the work that pools have seen.
    const ofMarket = group.events.filter(({ alert }) => !isPoolAlert(alert.params));
    const byCoin = Map.groupBy(ofMarket, coinIn);
    const odd = [...byCoin].map(([coin, events]) => {
      const currencies = [...new Set(events.flatMap((event) => currencyIn(event) ?? []))];
      return oddities(currencies, { reading: readingOf(coin), now }, i18n);
    });
    return noticeMessage(view, [...new Set(odd)].filter(Boolean).join('\n'), i18n);
  };
}

/** Returns the coin that an event is about. */
function coinIn({ rig, alert: { params } }: AlertEvent): CoinId {
  return rig?.coin ?? coinOfParams(params) ?? usualCoin;
}

/** Returns the currency that an event is reckoned in; nothing for what is no money. */
function currencyIn({ rig, alert: { params } }: AlertEvent): string | undefined {
  if (rig) return rig.tariff.currency;
  if (params.kind !== 'threshold') return undefined;
  const parts = partsOf(params.metric);
  return 'currency' in parts ? parts.currency : undefined;
}

function noticeMessage(view: NoticeView, odd: string, i18n: I18n): Message {
  const { userId, deliver, now } = view;
  const sections = Object.values(SECTIONS).flatMap((section) => section(view, i18n) ?? []);
  const room = Math.floor(ROOM / sections.length);
  const timestamp = new Date(now * 1_000).toISOString();
  const embeds = sections.map(
    ({ colour, title, lines }, index): APIEmbed => ({
      color: colour,
      // A single title stands above the embed already.
      ...(sections.length > 1 && { title: shortened(title, 250) }),
      description: fittingLines(lines, room, i18n).join('\n'),
      ...(index === sections.length - 1 && { ...footerOf(odd), timestamp }),
    }),
  );
  const titles = sections.map(({ title }) => title).join(' · ');
  const headline = shortened(titles, LONGEST_HEADLINE);
  return {
    content: deliver === 'dm' ? headline : `<@${userId}> ${headline}`,
    embeds,
    components: [noticeButtons(userId, view.events, i18n)],
  };
}

/** Says what is unusual about where the numbers come from; nothing where all is well. */
function oddities(
  currencies: readonly string[],
  { reading, now }: Pick<NoticeView, 'reading' | 'now'>,
  i18n: I18n,
): string {
  const { t } = i18n;
  if (reading.origin === 'sample') return t('notice.odd.sample', { date: i18n.date(reading.at) });
  const answer = conditionsOf(reading, currencyForAll(currencies));
  const evidence = answer.ok ? answer.evidence : [];
  const stale = evidence
    .filter(({ datum }) => datum.state === 'stale')
    .map(({ role, datum }) =>
      t('notice.odd.stale', {
        part: partText(role, reading, i18n),
        age: i18n.age(Math.max(0, now - datum.at)),
      }),
    );
  const [exchange, ...others] = reading.price?.value.sources ?? [];
  const isSingle = exchange !== undefined && others.length === 0;
  const isPriced = evidence.some(({ role }) => role === 'price');
  return [...stale, ...(isSingle && isPriced ? [t('notice.odd.onePrice', { exchange })] : [])].join(
    '\n',
  );
}

/** Returns the buttons below a notice, for the person it is about. */
function noticeButtons(owner: string, events: readonly AlertEvent[], { t }: I18n): ButtonRow {
  const selection = selectionOf(events.map(({ alert }) => alert));
  return buttonRow([
    { id: alertActions.snoozeHour.id(owner, { selection }), label: t('button.snoozeHour') },
    { id: alertActions.snoozeDay.id(owner, { selection }), label: t('button.snoozeDay') },
    { id: alertActions.mute.id(owner, { selection }), label: t('button.mute') },
    { id: rigActions.list.id(owner, {}), label: t('button.showRigs') },
  ]);
}
