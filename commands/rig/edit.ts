import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { floorInCurrency } from '../../src/alert/params.ts';
import { edited } from '../../src/alert/reevaluate.ts';
import type { Alert } from '../../src/alert/types.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { momentOf } from '../../src/market/conditions.ts';
import { fittingLines } from '../../src/message/fitting-lines.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import type { Message, Modal } from '../../src/message/message.ts';
import { convert } from '../../src/money/currency.ts';
import { asCounted, isCountable, type Tariff } from '../../src/power/tariff.ts';
import { formatTariff } from '../../src/power/tariff-text.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { fittingTo } from '../../src/rig/measured-by.ts';
import { writtenRig } from '../../src/rig/own-text.ts';
import {
  nameKey,
  type PaidCost,
  preferencesFromRig,
  type RegisteredRig,
} from '../../src/rig/registered.ts';
import { coinAfter } from '../../src/rig/rig-coin.ts';
import { formatRig } from '../../src/rig/text.ts';
import { MAX_NUMBER_TEXT, MAX_RIG_TEXT, MAX_TARIFF_TEXT } from '../../src/text/limits.ts';
import { inTurns } from '../../src/time/turns.ts';
import { snapshotOf } from '../alerts/entries.ts';
import { ownRigOption, suggestOwn } from '../profit/suggest.ts';
import { boughtFor, readAmount, readCost } from '../shared/amounts.ts';
import { clockOf } from '../shared/caller.ts';
import { insistOn } from '../shared/insist-on.ts';
import { electricityOf } from '../shared/named-tariffs.ts';
import {
  checkLimits,
  percentOf,
  readNumber,
  readPercents,
  shareNotes,
} from '../shared/number-fields.ts';
import { rigById } from '../shared/rig-by-id.ts';
import { learnPrices, spotUnknown } from '../shared/spot.ts';
import { costOption, fixedCostOption } from '../shared/term-options.ts';
import { countMeasured, insistOnMachine, measuredOption } from './measured.ts';
import { inMode, modeOption, modesAfter, modesOption, suggestModes } from './modes.ts';
import { MAX_NAME, nameClash, nameOf } from './name.ts';
import { type RigInput, readRig } from './rig-params.ts';
import { refusal } from './save.ts';
import { ownRig, rigAnswer } from './show.ts';

export const edit = defineSubcommand({
  nameLocalizations: localized('command.rig.edit.name').localizations,
  description: localized('command.rig.edit.description'),
  audience: 'caller',
  options: {
    rig: ownRigOption,
    fixed_cost: fixedCostOption,
    cost: costOption,
    modes: modesOption,
    mode: modeOption,
    measured: measuredOption,
  },
  async run({ options, caller }, ports) {
    const { rig: name, fixed_cost: fixedCost, cost, modes, mode, measured: isMeasured } = options;
    const i18n = i18nFor(caller.locale);
    const found = await ownRig(name, caller, ports, i18n);
    const isOther = [fixedCost, cost, modes, mode].some((change) => change !== undefined);
    if (!isOther && isMeasured === undefined) return { modal: editForm(found, i18n) };
    checkLimits({ fixedCost }, i18n);
    const links = isMeasured ? await ports.poolLinks.ofRigs([found.id]) : [];
    if (isMeasured) insistOnMachine(found, links, i18n);
    const fields = {
      ...(fixedCost !== undefined && { fixedCost: String(fixedCost) }),
      ...(cost !== undefined && { cost }),
      ...(modes !== undefined && { modes }),
    };
    const machine = mode === undefined ? {} : { rig: inMode(mode, modes, found, i18n) };
    // This refuses all that can't be read before anything is changed.
    const saved = isOther && (await saveEdited(found, { ...fields, ...machine }, caller, ports));
    if (saved && isMeasured === undefined) return saved;
    const rig = await rigById(found.id, caller, ports, i18n);
    const counted = await countMeasured(
      { rig, links, isMeasured: isMeasured === true },
      ports,
      i18n,
    );
    const answer = rigAnswer(await rigById(found.id, caller, ports, i18n), ports, i18n, {
      timeZone: await clockOf(caller, ports),
    });
    return { ...answer, content: [...(saved ? [saved.content] : []), ...counted].join('\n') };
  },
  async suggest({ option, text, others }, caller, ports) {
    if (option !== 'mode') return suggestOwn(text, caller, ports);
    return suggestModes(text, others.rig ?? '', caller, ports);
  },
});

/**
 * Fields of the form, five at most: the fixed cost, which few have, is an option of the command.
 */
const formFields = ['name', 'rig', 'electricity', 'fee', 'uptime'] as const;
type FormField = (typeof formFields)[number];
type Field = FormField | 'fixedCost';

const lengths: Readonly<Record<FormField, number>> = {
  name: MAX_NAME,
  rig: MAX_RIG_TEXT,
  electricity: MAX_TARIFF_TEXT,
  fee: MAX_NUMBER_TEXT,
  uptime: MAX_NUMBER_TEXT,
};

const MAX_TITLE = 45;
/** Characters. */
const ROOM_FOR_NEWS = 1_500;

export function editForm(rig: RegisteredRig, { t }: I18n): Modal {
  const values = shown(rig);
  const labels: Readonly<Record<FormField, string>> = {
    name: t('modal.name'),
    rig: t('modal.rig'),
    electricity: t('modal.electricity'),
    fee: t('modal.fee'),
    uptime: t('modal.uptime'),
  };
  return {
    custom_id: rigActions.edited.id(rig.userId, { id: rig.id, revision: rig.revision }),
    title: shortened(t('modal.editTitle', { name: rig.name }), MAX_TITLE),
    components: formFields.map((name) => ({
      type: ComponentType.Label,
      label: labels[name],
      component: {
        type: ComponentType.TextInput,
        custom_id: name,
        style: TextInputStyle.Short,
        required: false,
        max_length: lengths[name],
        value: values[name],
        placeholder: t('modal.unchanged'),
      },
    })),
  };
}

function shown(rig: RegisteredRig): Readonly<Record<Field, string>> {
  return {
    name: rig.name,
    rig: formatRig(writtenRig(rig)),
    electricity: rig.tariff.name ?? formatTariff(rig.tariff),
    fee: String(percentOf(rig.poolFee)),
    uptime: String(percentOf(rig.uptime)),
    fixedCost: String(rig.fixedCost),
  };
}

/**
 * Saves the changes made in the form; if they move the levels of the rig's alerts, those are judged
 * anew, in silence.
 *
 * @param seen - The rig's id and the revision that was shown.
 * @throws UserError with one sentence when something can't be read, or somebody was faster.
 */
export async function saveEdited(
  seen: { readonly id: number; readonly revision: number } | undefined,
  fields: Readonly<Record<string, string>>,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const old = await rigById(seen?.id, caller, ports, i18n);
  if (old.revision !== seen?.revision) throw new UserError(i18n.t('rig.changed'));

  const others = (await ports.rigs.list(caller.id)).filter((rig) => rig.id !== old.id);
  const typed = inputOf(old, fields, i18n);
  const { electricity: price } = typed;
  const electricity = typeof price === 'string' ? await electricityOf(price, caller, ports) : price;
  const input: RigInput = { ...typed, electricity };
  await learnPrices([electricity, typed.rig, old.tariff], ports);
  const { origins: _, ...params } = readRig(input, {
    preferences: preferencesFromRig(old),
    reading: ports.market.reading(),
    i18n,
  });
  const now = ports.clock();
  const kept = modesAfter(fields['modes'], old, params.model, i18n);
  const name = nameOf(
    params,
    others.map((rig) => rig.name),
    i18n,
  );
  const coin = coinAfter(old.coin, params.coin);
  const cost = costAfter(fields['cost'], old, params.tariff.currency, i18n);
  const changes = { ...params, coin, cost, modes: kept.modes, name, updatedAt: now };
  const { saved, news } = await saveWithAlerts(old, changes, ports, i18n);
  switch (saved) {
    case 'saved': {
      const timeZone = await clockOf(caller, ports);
      const now = await rigById(old.id, caller, ports, i18n);
      const answer = rigAnswer(now, ports, i18n, { timeZone });
      const shadows = nameKey(name) === nameKey(old.name) ? [] : nameClash(name, i18n);
      const changed = [i18n.t('rig.edited', { name: quoted(name) }), ...shadows].join(' ');
      const bought = cost && cost !== old.cost ? [boughtFor(cost, i18n)] : [];
      const content = [changed, ...bought, ...kept.news, ...shareNotes(input, i18n), ...news].join(
        '\n',
      );
      return { ...answer, content };
    }
    case 'name-taken':
      throw refusal(
        'name-taken',
        name,
        i18n,
        others.map((rig) => rig.name),
      );
    case 'changed':
      throw new UserError(i18n.t('rig.changed'));
    case 'gone':
      throw new UserError(i18n.t('rig.gone'));
  }
}

/**
 * Saves a rig with its alerts, which are judged anew, in silence, where its terms move their levels.
 *
 * @param changes - A fixed cost in the currency that the rig has had.
 */
async function saveWithAlerts(
  old: RegisteredRig,
  changes: Partial<RegisteredRig>,
  ports: Pick<Ports, 'alerts' | 'rigs' | 'market' | 'clock' | 'trust' | 'history'>,
  i18n: I18n,
) {
  const { tariff: price, fixedCost: wanted } = { ...old, ...changes };
  const reading = ports.market.reading();
  const tariff = asCounted(price, momentOf(reading, ports.clock), reading.spot);
  if (!isCountable(tariff)) throw spotUnknown(tariff, i18n);
  const cost = fixedCostIn(tariff.currency, { old, wanted }, ports, i18n);
  const told: RegisteredRig = { ...old, ...changes, tariff, fixedCost: cost.fixedCost };
  // A figure far from the new ones was measured of another machine.
  const measured = told.measured && fittingTo(told, told.measured);
  const rig: RegisteredRig = { ...told, measured };
  let news: readonly string[] = [];
  const saved = await insistOn(async () => {
    const after = await alertsAfter(old, rig, ports, i18n);
    news = after.news;
    const result = await ports.alerts.editRig(rig, after.alerts);
    if (result !== 'changed') return result;
    // The rig is the one the caller saw, so one of its alerts has changed.
    const there = await ports.rigs.get(rig.userId, rig.id);
    return there?.revision === rig.revision ? undefined : result;
  }, i18n);
  return { saved, news: [...cost.news, ...news] };
}

/**
 * Gives the caller's rigs that have a power price by that name the price that it is now, and judges
 * their alerts by it.
 *
 * @returns How many of them there are, and what had to be converted for them.
 */
export async function followTariff(
  tariff: Tariff,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<{ readonly rigs: number; readonly news: readonly string[] }> {
  const turn = inTurns();
  const converted: string[] = [];
  let followed = 0;
  for (const rig of await rigsOn(tariff.name ?? '', caller, ports)) {
    await turn();
    const changes = { tariff, updatedAt: ports.clock() };
    const { saved, news } = await saveWithAlerts(rig, changes, ports, i18n);
    // Somebody who edits it meanwhile may have taken the price away.
    if (saved !== 'saved') continue;
    followed += 1;
    converted.push(...news.map((one) => `**${quoted(rig.name, 60)}**: ${one}`));
  }
  return { rigs: followed, news: fittingLines(converted, ROOM_FOR_NEWS, i18n) };
}

/** Returns the caller's rigs whose power price goes by that name. */
export async function rigsOn(
  name: string,
  { id }: Caller,
  { rigs }: Pick<Ports, 'rigs'>,
): Promise<readonly RegisteredRig[]> {
  const key = nameKey(name);
  const all = await rigs.list(id);
  return all.filter(({ tariff }) => tariff.name !== undefined && nameKey(tariff.name) === key);
}

/** Returns the rig in words; an untouched or emptied field stays as it is, to the last digit. */
function inputOf(
  rig: RegisteredRig,
  fields: Readonly<Record<string, string>>,
  i18n: I18n,
): RigInput {
  const values = shown(rig);
  const changed = (field: Field) => {
    const text = (fields[field] ?? values[field]).trim();
    return text === values[field] || text === '' ? undefined : text;
  };
  const fixedCost = changed('fixedCost');
  return {
    name: changed('name') ?? rig.name,
    rig: changed('rig') ?? values.rig,
    electricity: changed('electricity'),
    ...readPercents({ fee: changed('fee'), uptime: changed('uptime') }, i18n),
    fixedCost: fixedCost === undefined ? rig.fixedCost : readNumber('fixedCost', fixedCost, i18n),
  };
}

/** Returns what was paid after a change: 0 forgets it, and what names no currency is in the power price's. */
function costAfter(
  text: string | undefined,
  { cost }: RegisteredRig,
  currency: string,
  i18n: I18n,
): PaidCost | undefined {
  if (text === undefined) return cost;
  return readAmount(text, currency, i18n).value === 0 ? undefined : readCost(text, currency, i18n);
}

/** Digits that a converted amount keeps: the rate is no more exact, and people read it. */
const DIGITS = 4;

/**
 * Returns the fixed cost, said in the currency the rig has had, and converted if that is another
 * now.
 */
function fixedCostIn(
  to: string,
  { old, wanted }: { readonly old: RegisteredRig; readonly wanted: number },
  { market }: Pick<Ports, 'market'>,
  i18n: I18n,
): { readonly fixedCost: number; readonly news: readonly string[] } {
  const from = old.tariff.currency;
  if (from === to || wanted === 0) return { fixedCost: wanted, news: [] };
  const converted = convert(wanted, from, to, market.reading().fx?.value);
  const fixedCost = Number((converted ?? wanted).toPrecision(DIGITS));
  const said = { was: i18n.money(wanted, from), cost: i18n.money(fixedCost, to), from, to };
  const key = converted === undefined ? 'rig.fixedCostKept' : 'rig.fixedCostConverted';
  return { fixedCost, news: [i18n.t(key, said)] };
}

/** Returns the rig's alerts after the change; in another currency, their floors are in that one. */
async function alertsAfter(
  before: RegisteredRig,
  rig: RegisteredRig,
  ports: Pick<Ports, 'alerts' | 'market' | 'clock' | 'trust' | 'history'>,
  i18n: I18n,
): Promise<{ readonly alerts: readonly Alert[]; readonly news: readonly string[] }> {
  const [all, snapshot] = await Promise.all([ports.alerts.list(rig.userId), snapshotOf(ports)]);
  const [from, to] = [before.tariff.currency, rig.tariff.currency];
  const fx = ports.market.reading().fx?.value;
  const news: string[] = [];
  const alerts = all
    .filter(({ rigId }) => rigId === rig.id)
    .map((alert) => {
      const { params } = alert;
      const converted = floorInCurrency(params, { from, to, fx });
      if (converted !== params && 'floor' in params) {
        const number = `#${alert.id}`;
        const was = i18n.signedMoney(params.floor, from);
        if (converted && 'floor' in converted) {
          const floor = i18n.signedMoney(converted.floor, to);
          news.push(i18n.t('rig.floorConverted', { alert: number, was, floor }));
        } else {
          const floor = i18n.signedMoney(params.floor, to);
          news.push(i18n.t('rig.floorKept', { alert: number, was, floor, from, to }));
        }
      }
      return edited({ alert, rig: before }, { rig, params: converted ?? params }, snapshot);
    });
  return { alerts, news: fittingLines(news, ROOM_FOR_NEWS, i18n) };
}
