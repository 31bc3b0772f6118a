import { ComponentType, TextInputStyle } from 'discord-api-types/v10';
import { edited } from '../../src/alert/judge.ts';
import { floorInCurrency } from '../../src/alert/params.ts';
import type { Alert } from '../../src/alert/types.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type Voice, voiceFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { formatCustomId } from '../../src/message/custom-id.ts';
import { fittingLines } from '../../src/message/fitting-lines.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import type { Message, Modal } from '../../src/message/message.ts';
import { convert } from '../../src/money/currency.ts';
import { formatTariff } from '../../src/money/tariff.ts';
import { writtenRig } from '../../src/rig/own-text.ts';
import { nameKey, preferencesFromRig, type RegisteredRig } from '../../src/rig/registered.ts';
import { formatRig } from '../../src/rig/text.ts';
import { MAX_NUMBER_TEXT, MAX_PRICE_TEXT, MAX_RIG_TEXT } from '../../src/text/limits.ts';
import { insistOn, sightOf } from '../alerts/entries.ts';
import { ownRigOption, suggestOwn } from '../profit/suggest.ts';
import { percentOf, readNumber, readPercents, shareNotes } from '../shared/number-fields.ts';
import { MAX_NAME, nameOf, shadowing } from './name.ts';
import { refusal } from './save.ts';
import { COMMAND, ownRig, rigAnswer, rigById } from './show.ts';
import { type RigInput, readRig } from './wish.ts';

export const edit = defineSubcommand({
  nameLocalizations: localized('command.rig.edit.name').localizations,
  description: localized('command.rig.edit.description'),
  audience: 'caller',
  options: { rig: ownRigOption },
  async run({ options, caller }, ports) {
    const voice = voiceFor(caller.locale);
    return { modal: editForm(await ownRig(options.rig, caller, ports, voice), voice) };
  },
  suggest: ({ text }, caller, ports) => suggestOwn(text, caller, ports),
});

/** A form takes five fields, so two percentages share one. */
type Field = 'name' | 'rig' | 'electricity' | 'percentages' | 'fixedCost';

const lengths: Readonly<Record<Field, number>> = {
  name: MAX_NAME,
  rig: MAX_RIG_TEXT,
  electricity: MAX_PRICE_TEXT,
  percentages: MAX_NUMBER_TEXT,
  fixedCost: MAX_NUMBER_TEXT,
};

const MAX_TITLE = 45;
/** Characters. */
const ROOM_FOR_NEWS = 1_500;

export function editForm(rig: RegisteredRig, { t }: Voice): Modal {
  const values = shown(rig);
  const labels: Readonly<Record<Field, string>> = {
    name: t('modal.name'),
    rig: t('modal.rig'),
    electricity: t('modal.electricity'),
    percentages: t('modal.percentages'),
    fixedCost: t('modal.fixedCost', { currency: rig.tariff.currency }),
  };
  const fields: readonly Field[] = ['name', 'rig', 'electricity', 'percentages', 'fixedCost'];
  return {
    custom_id: formatCustomId({
      command: COMMAND,
      action: 'edited',
      owner: rig.userId,
      argument: `${rig.id}.${rig.revision}`,
    }),
    title: shortened(t('modal.editTitle', { name: rig.name }), MAX_TITLE),
    components: fields.map((name) => ({
      type: ComponentType.Label,
      label: labels[name],
      component: {
        type: ComponentType.TextInput,
        custom_id: name,
        style: TextInputStyle.Short,
        required: true,
        max_length: lengths[name],
        value: values[name],
      },
    })),
  };
}

function shown(rig: RegisteredRig): Readonly<Record<Field, string>> {
  return {
    name: rig.name,
    rig: formatRig(writtenRig(rig)),
    electricity: formatTariff(rig.tariff),
    percentages: `${percentOf(rig.poolFee)} / ${percentOf(rig.uptime)}`,
    fixedCost: String(rig.fixedCost),
  };
}

/**
 * Saves what was changed in the form; if it moves the levels of the rig's alerts, they are judged
 * anew, in silence.
 *
 * @param argument - The rig's id and the revision that was shown.
 * @throws UserError with one sentence when something can't be read, or somebody was faster.
 */
export async function saveEdited(
  argument: string,
  fields: Readonly<Record<string, string>>,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const [id, revision] = argument.split('.');
  const old = await rigById(id, caller, ports, voice);
  if (String(old.revision) !== revision) throw new UserError(voice.t('rig.changed'));

  const others = (await ports.rigs.list(caller.id)).filter((rig) => rig.id !== old.id);
  const input = inputOf(old, fields, voice);
  const { origins: _, ...wish } = readRig(input, {
    preferences: preferencesFromRig(old),
    reading: ports.market.reading(),
    voice,
  });
  const now = ports.clock();
  const name = nameOf(
    wish,
    others.map((rig) => rig.name),
    voice,
  );
  const cost = fixedCostIn(wish.tariff.currency, { old, wanted: wish.fixedCost }, ports, voice);
  const { fixedCost } = cost;
  const rig: RegisteredRig = { ...old, ...wish, fixedCost, name, updatedAt: now };
  let news: readonly string[] = [];
  const saved = await insistOn(async () => {
    const after = await alertsAfter(old, rig, ports, voice);
    news = after.news;
    const result = await ports.rigs.edit(rig, after.alerts);
    if (result !== 'changed') return result;
    // The rig is what the caller saw: it was one of its alerts.
    const there = await ports.rigs.get(caller.id, rig.id);
    return there?.revision === rig.revision ? undefined : result;
  }, voice);
  switch (saved) {
    case 'saved': {
      const answer = rigAnswer(await rigById(id, caller, ports, voice), ports, voice);
      const shadows = nameKey(name) === nameKey(old.name) ? [] : shadowing(name, voice);
      const changed = [voice.t('rig.edited', { name: quoted(name) }), ...shadows].join(' ');
      const content = [changed, ...shareNotes(input, voice), ...cost.news, ...news].join('\n');
      return { ...answer, content };
    }
    case 'name-taken':
      throw refusal('name-taken', name, voice);
    case 'changed':
      throw new UserError(voice.t('rig.changed'));
    case 'gone':
      throw new UserError(voice.t('rig.gone'));
  }
}

/** What wasn't touched stays as it is, to the last digit. */
function inputOf(
  rig: RegisteredRig,
  fields: Readonly<Record<string, string>>,
  voice: Voice,
): RigInput {
  const values = shown(rig);
  const changed = (field: Field) => {
    const text = (fields[field] ?? values[field]).trim();
    return text === values[field] ? undefined : text;
  };
  const percentages = changed('percentages');
  const [fee = '', uptime = ''] = percentages?.split(/[/;|]/) ?? [];
  const fixedCost = changed('fixedCost');
  return {
    name: changed('name') ?? rig.name,
    rig: changed('rig') ?? values.rig,
    electricity: changed('electricity'),
    ...(percentages !== undefined && readPercents({ fee, uptime }, voice)),
    fixedCost: fixedCost === undefined ? rig.fixedCost : readNumber('fixedCost', fixedCost, voice),
  };
}

/** Digits that a converted amount keeps: the rate is no more exact, and people read it. */
const DIGITS = 4;

/** The form asks for it in the currency the rig has had; where that is another now, it is converted. */
function fixedCostIn(
  to: string,
  { old, wanted }: { readonly old: RegisteredRig; readonly wanted: number },
  { market }: Pick<Ports, 'market'>,
  voice: Voice,
): { readonly fixedCost: number; readonly news: readonly string[] } {
  const from = old.tariff.currency;
  if (from === to || wanted === 0) return { fixedCost: wanted, news: [] };
  const converted = convert(wanted, from, to, market.reading().fx?.value);
  const fixedCost = Number((converted ?? wanted).toPrecision(DIGITS));
  const said = { was: voice.money(wanted, from), cost: voice.money(fixedCost, to), from, to };
  const key = converted === undefined ? 'rig.fixedCostKept' : 'rig.fixedCostConverted';
  return { fixedCost, news: [voice.t(key, said)] };
}

/** The rig's alerts after the change; where its currency is another, with their floors in that one. */
async function alertsAfter(
  before: RegisteredRig,
  rig: RegisteredRig,
  ports: Pick<Ports, 'alerts' | 'market' | 'clock' | 'trust'>,
  voice: Voice,
): Promise<{ readonly alerts: readonly Alert[]; readonly news: readonly string[] }> {
  const [all, sight] = await Promise.all([ports.alerts.list(rig.userId), sightOf(ports)]);
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
        const was = voice.signedMoney(params.floor, from);
        if (converted && 'floor' in converted) {
          const floor = voice.signedMoney(converted.floor, to);
          news.push(voice.t('rig.floorConverted', { alert: number, was, floor }));
        } else {
          const floor = voice.signedMoney(params.floor, to);
          news.push(voice.t('rig.floorKept', { alert: number, was, floor, from, to }));
        }
      }
      return edited({ alert, rig: before }, { rig, params: converted ?? params }, sight);
    });
  return { alerts, news: fittingLines(news, ROOM_FOR_NEWS, voice) };
}
