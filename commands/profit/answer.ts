import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { momentOf } from '../../src/market/conditions.ts';
import type { Message } from '../../src/message/message.ts';
import type { Detail } from '../../src/people/preferences.ts';
import { feePerDay, isSameTariff, seriesOf } from '../../src/power/tariff.ts';
import { togetherAsOne } from '../../src/rig/fleet-profit.ts';
import type { ModesShown } from '../../src/rig/modes.message.ts';
import { modesKnown } from '../../src/rig/modes.ts';
import { alternativesTo } from '../../src/rig/other-coin.message.ts';
import { profitMessage } from '../../src/rig/profit.message.ts';
import { reportProfit } from '../../src/rig/profit.ts';
import { coinOfRig } from '../../src/rig/rig-coin.ts';
import { fleetBasis } from '../../src/rig/terms.message.ts';
import { minerOf } from '../../src/rig/words.message.ts';
import { inTurns } from '../../src/time/turns.ts';
import { withHomeCents } from '../shared/home-cents.ts';
import { offerChoice } from '../shared/rig-choice.ts';
import { profitActions } from './actions.ts';
import { answerButtons, correctButton, forecastButton } from './buttons.ts';
import { keepRequest, type ProfitRequest } from './request.ts';
import { type FleetPart, type Subject, subjectOf } from './subject.ts';
import { understandTerms } from './understand.ts';

/**
 * Returns the answer to a request, or the question what was meant.
 *
 * @throws UserError with one sentence when there is nothing to choose from.
 */
export async function answerProfit(
  asked: ProfitRequest,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const turn = inTurns();
  const i18n = i18nFor(caller.locale);
  const request = await withHomeCents(asked, caller, ports);
  const found = await subjectOf(request, caller, ports, i18n, { takesFleets: true });
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
  const saved = isSaved(subject);
  const detail = detailOf(request, subject);
  const buttons = answerButtons(draft, {
    caller,
    i18n,
    saved,
    detail,
    isFleet: subject.parts !== undefined,
  });
  return {
    ...message,
    components: subject.parts ? [buttons] : [buttons, forecastButton(draft, caller, i18n)],
  };
}

/** Tells whether everything in it is one of the caller's own rigs. */
function isSaved({ own, parts }: Subject): boolean {
  return own !== undefined || (parts?.every((part) => part.own !== undefined) ?? false);
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
  const { rig, own, parts } = subject;
  if (parts) return fleetAnswer(request, { ...subject, parts }, ports, i18n);
  const detail = detailOf(request, subject);
  const answered = profitReport(request, subject, ports, i18n);
  const alternatives = alternativesTo(answered.reading, (coin) => ports.market.reading(coin));
  const modes = modesShown(subject, detail);
  const view = { rig, name: own?.name, detail, modes, alternatives, ...answered };
  return profitMessage(view, i18n);
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
    schedule: tariff && { tariff, timeZone, spot: seriesOf(tariff, reading.spot) },
    whatIf: basis.whatIf,
    reading,
    now,
  });
  return { report, basis, reading, now };
}

/**
 * Returns the modes to speak of: all where they are asked for, or where all is told of an own rig; in
 * a short answer about a rig that has modes of its own a line is enough.
 */
function modesShown({ rig, own, modesAsked }: Subject, detail: Detail): ModesShown | undefined {
  const machine = { modes: own?.modes, model: rig.model };
  const known = modesKnown(machine, modesAsked?.firmware);
  if (modesAsked) return { known, extent: 'all' };
  if (!own || !known) return undefined;
  if (detail === 'full') return { known, extent: 'all' };
  return own.modes && { known, extent: 'line' };
}

/** Answers for all kinds of a fleet together, and for each in a table. */
function fleetAnswer(
  request: ProfitRequest,
  {
    rig,
    parts,
    preferences,
    detail,
    named,
    timeZone,
  }: Subject & { readonly parts: readonly FleetPart[] },
  ports: Pick<Ports, 'market' | 'clock'>,
  i18n: I18n,
): Message {
  const reading = ports.market.reading(coinOfRig(rig));
  const now = momentOf(reading, ports.clock);
  const context = { reading, i18n, named, now };
  const base = understandTerms(request, rig, { preferences, ...context });
  const understoodIn = (currency: string | undefined) =>
    parts.map((part) =>
      understandTerms({ ...request, currency, rig: '' }, part.rig, {
        preferences: part.preferences,
        ...context,
      }),
    );
  const currencies = new Set(understoodIn(request.currency).map((one) => one.currency));
  const [alone, ...others] = currencies;
  const currency = request.currency ?? (others.length === 0 ? alone : undefined) ?? base.currency;
  const known = understoodIn(currency);
  const stuck = known.find(({ basis }) => basis.unreachable !== undefined);
  if (stuck) {
    const rate = { from: stuck.currency, to: currency };
    throw new UserError(i18n.t('fleet.noRate', rate));
  }
  const { whatIf } = known[0]?.basis ?? base.basis;
  const counted = parts.flatMap((part, at) => {
    const understood = known[at];
    if (!understood) return [];
    const miner = minerOf(part.rig);
    const { basis, schedule } = understood;
    // The fee by the day is paid once, however many kinds run on a tariff.
    const isFirst = !known.slice(0, at).some((one) => isSameTariff(one.basis.tariff, basis.tariff));
    const fee = isFirst || !schedule ? 0 : feePerDay(schedule);
    const terms = { ...understood.terms, fixedCost: understood.terms.fixedCost - fee };
    const report = reportProfit({ miner, terms, currency, whatIf, reading, now });
    return [{ rig: part.rig, name: part.own?.name, report, basis, miner, terms }];
  });
  const { miner, terms } = togetherAsOne(counted);
  const basis = fleetBasis(
    counted.map((one) => one.basis),
    { tariff: terms.tariff, currency, shares: request.shares },
  );
  const tariff = basis.tariff.kind === 'flat' ? undefined : known[0]?.schedule;
  const schedule = tariff && { tariff, timeZone, spot: seriesOf(tariff, reading.spot) };
  return profitMessage(
    {
      rig,
      parts: counted,
      report: reportProfit({ miner, terms, currency, schedule, whatIf, reading, now }),
      basis,
      reading,
      now,
      detail: request.detail ?? detail ?? 'short',
    },
    i18n,
  );
}

function detailOf(request: ProfitRequest, subject: Pick<Subject, 'detail'>): Detail {
  return request.detail ?? subject.detail ?? 'short';
}
