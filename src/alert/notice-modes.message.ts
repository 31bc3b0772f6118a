import { coinOf } from '../coin/coins.ts';
import type { I18n } from '../i18n/i18n.ts';
import { conditionsOf } from '../market/conditions.ts';
import { colours } from '../message/button-row.ts';
import { quoted } from '../message/markdown.ts';
import { economics } from '../mining/economics.ts';
import { modesKnown, reportModes } from '../rig/modes.ts';
import { writtenRig } from '../rig/own-text.ts';
import { basisOf, type RegisteredRig } from '../rig/registered.ts';
import { type NoticeSection, type NoticeView, nameOf } from './notice-rigs.message.ts';

/** Words the section on rigs of which another mode earns more than the one they run in. */
export function modeSection(view: NoticeView, i18n: I18n): NoticeSection | undefined {
  const { t } = i18n;
  const events = view.events.filter(({ kind }) => kind === 'mode');
  const lines = events.flatMap((event) => {
    const { rig } = event;
    const said = rig && lineOf(rig, view, i18n);
    if (said === undefined) return [];
    const again = 'again' in event && event.again;
    return [again ? `${said} ${t('notice.again')}` : said];
  });
  if (lines.length === 0) return undefined;
  const [{ rig } = {}, ...others] = events;
  const title =
    rig && others.length === 0
      ? t('notice.mode.one', { rig: nameOf(rig) })
      : t('notice.mode.many', { count: lines.length });
  return { colour: colours.neutral, title, lines };
}

function lineOf(rig: RegisteredRig, { readingOf }: NoticeView, i18n: I18n): string | undefined {
  const { t } = i18n;
  const known = modesKnown({ modes: rig.modes, model: writtenRig(rig).model });
  const { miner, terms, currency } = basisOf(rig);
  const answer = conditionsOf(readingOf(rig.coin), currency);
  if (!known || !answer.ok) return undefined;
  const { hashprice } = economics(miner, terms, answer.conditions);
  const { now } = reportModes({
    modes: known.modes,
    unit: { hashrate: rig.hashrate, power: rig.power },
    count: rig.count,
    terms,
    coin: coinOf(rig.coin),
    hashprice,
  });
  if (!now) return undefined;
  const gain = i18n.signedMoney(now.gain, currency);
  if (!now.best) return t('notice.mode.off', { rig: nameOf(rig), gain });
  const { name, hashrate, power } = now.best;
  const figures = `${i18n.hashrate(hashrate)}, ${i18n.power(power)}`;
  return t('notice.mode.line', { rig: nameOf(rig), mode: quoted(name, 30), figures, gain });
}
