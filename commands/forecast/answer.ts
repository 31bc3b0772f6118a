import { coinOf } from '../../src/coin/coins.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { forecastActions } from '../../src/forecast/actions.ts';
import { forecastMessage } from '../../src/forecast/forecast.message.ts';
import { type Forecast, forecastOfRig } from '../../src/forecast/forecast.ts';
import type { Simulation } from '../../src/forecast/simulation.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { momentOf } from '../../src/market/conditions.ts';
import { noDataMessage } from '../../src/market/provenance.message.ts';
import type { Reading } from '../../src/market/reading.ts';
import type { Attachment, Message } from '../../src/message/message.ts';
import { parseTariff } from '../../src/power/tariff-text.ts';
import { type ProfitReport, reportProfit } from '../../src/rig/profit.ts';
import type { Rig } from '../../src/rig/rig.ts';
import { coinOfRig } from '../../src/rig/rig-coin.ts';
import { minerOf } from '../../src/rig/words.message.ts';
import { type Subject, subjectOf } from '../profit/subject.ts';
import { ownCurrency, understandTerms } from '../profit/understand.ts';
import { noRate, readAmount, writtenCost } from '../shared/amounts.ts';
import { offerChoice } from '../shared/rig-choice.ts';
import { forecastButtons } from './buttons.ts';
import { pastOf } from './past.ts';
import { planOf } from './plan.ts';
import { type ForecastRequest, keepForecast } from './request.ts';

/**
 * Returns the answer to a request, or the question which rig was meant.
 *
 * @throws UserError with one sentence when something can't be understood, or the caller's share of
 *   expensive answers is used up.
 */
export async function answerForecast(
  request: ForecastRequest,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const found = await subjectOf(request, caller, ports, i18n);
  if (!found.ok) {
    return offerChoice(found.problem, {
      choose: forecastActions.choose,
      owner: caller.id,
      currency: found.currency,
      i18n,
      keep: () => keepForecast(request, ports.drafts),
    });
  }
  const { rig, own, preferences, named, detail: settled } = found.subject;
  const reading = await ports.market.want(coinOfRig(rig));
  if (!reading.difficulty && !reading.price) return noDataMessage(reading, i18n);
  const now = momentOf(reading, ports.clock);
  const costText = request.cost || keptCost(found.subject, i18n);
  const cost = readAmount(costText, ownCurrency(request, preferences, i18n), i18n);
  // The answer is in what it was paid in, where no other price would change its meaning by that.
  const paidIn = namesItsCurrencies(request, rig) ? cost.currency : undefined;
  const asked = { ...request, currency: request.currency ?? paidIn };
  const context = { preferences, reading, i18n, named };
  const { currency, terms, basis, schedule } = understandTerms(asked, rig, context);
  const plan = {
    ...planOf({ ...request, cost: costText }, { currency, fx: reading.fx?.value, i18n }),
    ...{ tariff: schedule, modes: own?.modes, unit: own },
  };
  const { whatIf } = basis;
  const miner = minerOf(rig);
  const report = reportProfit({ miner, terms, currency, whatIf, reading, now });
  // Two coins move apart: futures of one alone would tell nothing.
  const past = coinOf(reading.coin).merged ? undefined : await pastOf(reading, now, ports);
  const forecast = forecastOfRig(report, plan, { past, now });
  if (!forecast) throw unknown(report, i18n);
  const { question } = forecast;
  const simulation = question && (await ports.simulator.simulate(question));
  const detail = request.detail ?? settled ?? 'short';
  const view = { rig, name: own?.name, report, basis, reading, forecast, simulation, detail };
  const message = forecastMessage(view, i18n);
  const draft = await keepForecast(request, ports.drafts);
  const answer = simulation
    ? await withFan(message, { forecast, simulation, reading }, ports, i18n)
    : message;
  if (draft === undefined) return answer;
  const { drift } = plan;
  return { ...answer, components: forecastButtons(draft, { caller, i18n, drift, detail }) };
}

/** Returns what was paid for an own rig, as often as it is asked for. @throws UserError where nobody said. */
function keptCost({ rig, own }: Subject, i18n: I18n): string {
  if (own?.cost) {
    return writtenCost({ ...own.cost, value: own.cost.value * (rig.count / own.count) });
  }
  throw new UserError(i18n.t('forecast.whatCost'));
}

/** Tells whether no price of power or of the coin was said without its currency. */
function namesItsCurrencies({ electricity, price }: ForecastRequest, { tariff }: Rig): boolean {
  const said = electricity === undefined ? undefined : parseTariff(electricity);
  const tariffs = [tariff, said?.ok ? said.tariff : undefined];
  return price === undefined && tariffs.every((one) => one === undefined || one.currency);
}

/** Says why nobody can tell: the currency, or all of the market. */
function unknown({ missing, currency }: ProfitReport, i18n: I18n): UserError {
  return missing.includes('fx')
    ? noRate(currency, 'USD', i18n)
    : new UserError(i18n.t('forecast.noMarket'));
}

/** The answer with its chart; it stands without one, and says so. */
async function withFan(
  message: Message,
  {
    forecast,
    simulation,
    reading,
  }: {
    readonly forecast: Forecast;
    readonly simulation: Simulation;
    readonly reading: Reading;
  },
  { charts }: Pick<Ports, 'charts'>,
  i18n: I18n,
): Promise<Message> {
  const [embed] = message.embeds ?? [];
  if (!embed) return message;
  const saying = (line: string): Message => ({
    ...message,
    embeds: [{ ...embed, description: `${embed.description}\n${line}` }],
  });
  // The drawing code is loaded with the first chart.
  const { fanDrawing } = await import('../../src/forecast/fan.message.ts');
  let picture: Attachment | undefined;
  try {
    picture = await charts.paint(fanDrawing(forecast, simulation, reading.origin, i18n));
  } catch (error) {
    // The caller has had enough of them; the answer stands without.
    if (!(error instanceof UserError)) throw error;
    return saying(error.message);
  }
  if (!picture) return saying(i18n.t('chart.failed'));
  return {
    ...message,
    embeds: [{ ...embed, image: { url: `attachment://${picture.name}` } }],
    files: [picture],
  };
}
