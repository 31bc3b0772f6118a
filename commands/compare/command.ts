import type { CoinId } from '../../src/coin/coins.ts';
import { type Caller, defineCommand, type StringOption } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { momentOf } from '../../src/market/conditions.ts';
import type { Reading } from '../../src/market/reading.ts';
import type { Attachment, Message } from '../../src/message/message.ts';
import { inOwnCurrency, type WrittenTariff } from '../../src/power/tariff.ts';
import { type Compared, comparisonMessage } from '../../src/rig/compare.message.ts';
import { isPriceAlone } from '../../src/rig/fleet-text.ts';
import { rigProblemText } from '../../src/rig/problem-text.message.ts';
import { reportProfit } from '../../src/rig/profit.ts';
import { coinOfRig } from '../../src/rig/rig-coin.ts';
import { listedMachines } from '../../src/rig/several.ts';
import { minerOf } from '../../src/rig/words.message.ts';
import { type Subject, subjectOf } from '../profit/subject.ts';
import { suggestLast } from '../profit/suggest.ts';
import { ownCurrency, understandTerms } from '../profit/understand.ts';
import { preferencesFor } from '../shared/caller.ts';
import { withHomeCents } from '../shared/home-cents.ts';
import { electricityOf, suggestElectricity } from '../shared/named-tariffs.ts';
import { inPercent, type Percentages } from '../shared/number-fields.ts';
import { currencyOption, suggestCurrencies } from '../shared/options.ts';
import { electricityOption, feeOption, readTariff } from '../shared/term-options.ts';

const FEWEST = 2;
const MOST = 5;
/** Characters of the list: five models with their figures. */
const MAX_TEXT = 400;

const machinesOption = {
  type: 'string',
  description: localized('option.machines.description'),
  nameLocalizations: localized('option.machines.name').localizations,
  required: true,
  maxLength: MAX_TEXT,
  autocomplete: true,
} as const satisfies StringOption;

interface Comparison extends Percentages {
  readonly machines: string;
  readonly electricity?: string | undefined;
  readonly currency?: string | undefined;
}

export const compare = defineCommand({
  name: 'compare',
  nameLocalizations: localized('command.compare.name').localizations,
  description: localized('command.compare.description'),
  audience: 'channel',
  options: {
    machines: machinesOption,
    electricity: electricityOption,
    fee: feeOption,
    currency: currencyOption,
  },
  example: { machines: 'S21 Pro, S19j Pro' },
  run: ({ options, caller }, ports) => compared(inPercent(options), caller, ports),
  async suggest({ option, text, others }, caller, ports) {
    const i18n = i18nFor(caller.locale);
    if (option === 'currency') return suggestCurrencies(text, i18n);
    if (option === 'electricity') return suggestElectricity(text, caller, ports);
    const { machines: _, ...given } = inPercent(others);
    return suggestLast({ ...given, rig: text }, caller, ports);
  },
});

/**
 * Compares the machines.
 *
 * @throws UserError with one sentence, which names the machine that can't be understood.
 */
async function compared(typed: Comparison, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const asked = await withHomeCents(typed, caller, ports);
  const preferences = await preferencesFor(caller, ports);
  const { texts, price: behind } = readMachines(asked.machines, i18n);
  const { machines: _, ...given } = asked;
  const request = { ...given, electricity: asked.electricity ?? behind };
  const subjects: Subject[] = [];
  for (const rig of texts) {
    const found = await subjectOf({ ...request, rig }, caller, ports, i18n);
    if (!found.ok) throw new UserError(rigProblemText(found.problem, found.currency, i18n));
    subjects.push(found.subject);
  }
  const own = ownCurrency({ ...request, rig: '' }, preferences, i18n);
  const shared = priceForAll(subjects);
  const price = await electricityOf(request.electricity, caller, ports);
  const said = typeof price === 'string' ? readTariff(price, own, i18n) : (price ?? shared);
  const currency =
    asked.currency === undefined && said !== undefined ? inOwnCurrency(said, own).currency : own;
  const readings = await readingsFor(subjects, ports);
  const machines = subjects.map(
    ({ rig: written, own: registered, preferences: terms }): Compared => {
      const reading = readings.get(coinOfRig(written)) ?? ports.market.reading();
      const now = momentOf(reading, ports.clock);
      const rig =
        registered || written.tariff || !shared ? written : { ...written, tariff: shared };
      const understood = understandTerms({ ...request, currency, rig: '' }, rig, {
        named: typeof price === 'object' ? price : undefined,
        preferences: terms,
        reading,
        i18n,
        now,
      });
      const { basis } = understood;
      if (basis.unreachable !== undefined) {
        const rate = { from: understood.currency, to: basis.unreachable };
        throw new UserError(i18n.t('compare.noRate', rate));
      }
      const { whatIf } = basis;
      const question = { miner: minerOf(rig), terms: understood.terms, currency, whatIf };
      return {
        rig,
        name: registered?.name,
        report: reportProfit({ ...question, reading, now }),
        basis,
        reading,
        now,
      };
    },
  );
  return withBars(comparisonMessage(machines, i18n), machines, ports, i18n);
}

/** Reads the market of each coin that these machines mine, the usual one's where they name none. */
async function readingsFor(
  subjects: readonly Subject[],
  { market }: Pick<Ports, 'market'>,
): Promise<ReadonlyMap<CoinId, Reading>> {
  const coins = [...new Set(subjects.map(({ rig }) => coinOfRig(rig)))];
  return new Map(
    await Promise.all(coins.map(async (coin) => [coin, await market.want(coin)] as const)),
  );
}

/**
 * Reads the texts of two to five machines, and the power price that stands behind them by itself.
 */
function readMachines(text: string, { t }: I18n) {
  const listed = listedMachines(text);
  const last = listed.at(-1) ?? '';
  const isPrice = listed.length > 1 && isPriceAlone(last);
  const texts = isPrice ? listed.slice(0, -1) : listed;
  if (texts.length < FEWEST) throw new UserError(t('compare.tooFew'));
  if (texts.length > MOST) throw new UserError(t('compare.tooMany', { count: texts.length }));
  return { texts, price: isPrice ? last : undefined };
}

/** Returns the power price behind the last machine: it is meant for all, where no other has one. */
function priceForAll(subjects: readonly Subject[]): WrittenTariff | undefined {
  const others = subjects.slice(0, -1).some(({ rig }) => rig.tariff);
  return others ? undefined : subjects.at(-1)?.rig.tariff;
}

/** Adds a picture to the answer; the answer stands without one. */
async function withBars(
  message: Message,
  machines: readonly Compared[],
  ports: Pick<Ports, 'charts' | 'market'>,
  i18n: I18n,
): Promise<Message> {
  const [embed] = message.embeds ?? [];
  if (!embed) return message;
  const { comparisonDrawing } = await import('../../src/chart/comparison.message.ts');
  const drawing = comparisonDrawing(machines, ports.market.reading().origin, i18n);
  let picture: Attachment | undefined;
  try {
    picture = drawing && (await ports.charts.paint(drawing));
  } catch (error) {
    // The caller's share of pictures is used up.
    if (!(error instanceof UserError)) throw error;
  }
  if (!picture) return message;
  return {
    ...message,
    embeds: [{ ...embed, image: { url: `attachment://${picture.name}` } }],
    files: [picture],
  };
}
