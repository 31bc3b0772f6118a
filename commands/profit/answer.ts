import { coinOf } from '../../src/coin/coins.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { momentOf } from '../../src/market/conditions.ts';
import type { Message } from '../../src/message/message.ts';
import type { Detail } from '../../src/people/preferences.ts';
import { alternativesTo } from '../../src/rig/other-coin.message.ts';
import { profitMessage } from '../../src/rig/profit.message.ts';
import { reportProfit } from '../../src/rig/profit.ts';
import { coinOfRig } from '../../src/rig/rig-coin.ts';
import { minerOf } from '../../src/rig/words.message.ts';
import { inTurns } from '../../src/time/turns.ts';
import { offerChoice } from '../shared/rig-choice.ts';
import { profitActions } from './actions.ts';
import { answerButtons, correctButton, forecastButton } from './buttons.ts';
import { keepRequest, type ProfitRequest } from './request.ts';
import { type Subject, subjectOf } from './subject.ts';
import { understandTerms } from './understand.ts';

/**
 * Returns the answer to a request, or the question what was meant.
 *
 * @throws UserError with one sentence when there is nothing to choose from.
 */
export async function answerProfit(
  request: ProfitRequest,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const turn = inTurns();
  const i18n = i18nFor(caller.locale);
  const found = await subjectOf(request, caller, ports, i18n);
  if (!found.ok) {
    return offerChoice(found.problem, {
      choose: profitActions.choose,
      owner: caller.id,
      currency: found.currency,
      i18n,
      keep: () => keepRequest(request, ports.drafts),
    });
  }
  const { subject } = found;
  await ports.market.want(coinOfRig(subject.rig));
  await turn();
  const answer = profitAnswer(request, subject, ports, i18n);
  const message = subject.isStranger ? { content: i18n.t('router.unread'), ...answer } : answer;
  const draft = await keepRequest(request, ports.drafts);
  if (draft === undefined) return message;
  const saved = subject.own !== undefined;
  const detail = detailOf(request, subject);
  const isForeseen = coinOf(coinOfRig(subject.rig)).hasBundledPast === true;
  const forecast = isForeseen ? [forecastButton(draft, caller, i18n)] : [];
  const buttons = answerButtons(draft, { caller, i18n, saved, detail });
  return { ...message, components: [buttons, ...forecast] };
}

/** Says what in the form can't be read, with a way back to it that loses nothing. */
export async function askForCorrection(
  request: ProfitRequest,
  problems: readonly string[],
  caller: Caller,
  { drafts }: Pick<Ports, 'drafts'>,
): Promise<Message> {
  const draft = await keepRequest(request, drafts);
  return {
    ephemeral: true,
    content: problems.join('\n'),
    ...(draft !== undefined && {
      components: [correctButton(draft, caller, i18nFor(caller.locale))],
    }),
  };
}

/** Returns the answer without buttons. */
export function profitAnswer(
  request: ProfitRequest,
  subject: Subject,
  ports: Pick<Ports, 'market' | 'clock'>,
  i18n: I18n,
): Message {
  const { rig, own } = subject;
  const detail = detailOf(request, subject);
  const answered = profitReport(request, subject, ports, i18n);
  const alternatives = alternativesTo(answered.reading, (coin) => ports.market.reading(coin));
  return profitMessage({ rig, name: own?.name, detail, alternatives, ...answered }, i18n);
}

/** Returns what the answer is made of. */
export function profitReport(
  request: ProfitRequest,
  { rig, preferences, named, timeZone }: Subject,
  ports: Pick<Ports, 'market' | 'clock'>,
  i18n: I18n,
) {
  const reading = ports.market.reading(coinOfRig(rig));
  const now = momentOf(reading, ports.clock);
  const understood = understandTerms(request, rig, {
    ...{ preferences, reading, i18n, named, now },
  });
  const { currency, terms, basis, schedule: tariff } = understood;
  const report = reportProfit({
    miner: minerOf(rig),
    terms,
    currency,
    schedule: tariff && { tariff, timeZone },
    whatIf: basis.whatIf,
    reading,
    now,
  });
  return { report, basis, reading, now };
}

function detailOf(request: ProfitRequest, subject: Pick<Subject, 'detail'>): Detail {
  return request.detail ?? subject.detail ?? 'short';
}
