import type { ChartView } from '../../src/chart/drawings.message.ts';
import {
  type Caller,
  defineSubcommand,
  type Outcome,
  type Press,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { forecastActions } from '../../src/forecast/actions.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { HistoryRange } from '../../src/market/series.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import type { Detail } from '../../src/people/preferences.ts';
import type { PoolLink } from '../../src/pool/link.ts';
import { isMachineLink } from '../../src/pool/machine-figures.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { actualField, withField } from '../../src/rig/actual.message.ts';
import type { machineField } from '../../src/rig/machine.message.ts';
import { ownRigNamed, ownRigsLike, writtenRig } from '../../src/rig/own-text.ts';
import { preferencesFromRig, type RegisteredRig } from '../../src/rig/registered.ts';
import { profitAnswer, profitReport } from '../profit/answer.ts';
import { ownRigOption, suggestOwn } from '../profit/suggest.ts';
import { clockOf, profileIfKnown } from '../shared/caller.ts';
import type { RangeId } from '../shared/range-buttons.ts';
import { rigById } from '../shared/rig-by-id.ts';
import { type ChartRequest, withChart } from '../shared/with-chart.ts';
import type { RigParams } from './rig-params.ts';

/** Range of the profit's chart. */
const CHART_RANGE = '90d';

export const show = defineSubcommand({
  nameLocalizations: localized('command.rig.show.name').localizations,
  description: localized('command.rig.show.description'),
  audience: 'caller',
  options: { rig: ownRigOption },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    return showRig(await ownRig(options.rig, caller, ports, i18n), caller, ports, i18n);
  },
  suggest: ({ text }, caller, ports) => suggestOwn(text, caller, ports),
});

/** Shows the rig with another range of its chart, in place. @throws UserError when it is gone. */
export async function showRange(
  { caller, argument }: Press<{ readonly range: HistoryRange; readonly id: number }>,
  ports: Ports,
  detail: Detail,
): Promise<Outcome> {
  const i18n = i18nFor(caller.locale);
  const { range = CHART_RANGE, id } = argument ?? {};
  const rig = await rigById(id, caller, ports, i18n);
  return { update: await shownRig(rig, { range, cause: 'pressed', caller, detail }, ports, i18n) };
}

/** Shows more of the rig, or less, in place. @throws UserError when it is gone. */
export async function showDetail(
  { caller, argument }: Press<{ readonly id: number }>,
  ports: Ports,
  detail: Detail,
): Promise<Outcome> {
  const i18n = i18nFor(caller.locale);
  const rig = await rigById(argument?.id, caller, ports, i18n);
  const chart = { range: CHART_RANGE, cause: 'named', caller, detail } as const;
  return { update: await shownRig(rig, chart, ports, i18n) };
}

/** Says how a rig does and how it fared, as much as its owner wants to read. */
export async function showRig(
  rig: RegisteredRig,
  caller: Caller,
  ports: Ports,
  i18n: I18n,
): Promise<Message> {
  const detail = (await profileIfKnown(caller, ports))?.settings.detail ?? 'short';
  return shownRig(rig, { range: CHART_RANGE, cause: 'named', caller, detail }, ports, i18n);
}

async function shownRig(
  rig: RegisteredRig,
  {
    caller,
    detail,
    ...chart
  }: Pick<ChartRequest, 'range' | 'cause'> & { readonly caller: Caller; readonly detail: Detail },
  ports: Ports,
  i18n: I18n,
): Promise<Message> {
  const timeZone = await clockOf(caller, ports);
  const ofRig = { rig: rig.name };
  const draw = async (view: ChartView) => {
    const { profitDrawing } = await import('../../src/chart/drawings.message.ts');
    const { byTheHour } = profitReport(ofRig, subjectOfRig(rig, { timeZone }), ports, i18n).report;
    return profitDrawing({ ...view, rig, byTheHour }, i18n);
  };
  const reading = await ports.market.want(rig.coin);
  const { id, userId } = rig;
  const ranges = detail === 'full' ? rigActions.rangeOfFull : rigActions.range;
  const buttons: RangeId = (range) => ranges.id(userId, { range, id });
  const links = await ports.poolLinks.ofRigs([id]);
  const paid = withField(
    rigAnswer(rig, ports, i18n, { timeZone, detail }),
    actualField(rig, links, i18n),
  );
  const answer = links.some(isMachineLink)
    ? withField(paid, await machinesOf(rig, links, { detail, now: ports.clock() }, i18n))
    : paid;
  const shown = withRates(answer, rig, links, i18n);
  return withChart(shown, { ...chart, reading, draw, buttons }, ports, i18n);
}

/** Loaded where there are any: most bots have none. */
async function machinesOf(...question: Parameters<typeof machineField>) {
  const { machineField } = await import('../../src/rig/machine.message.ts');
  return machineField(...question);
}

/** Adds the way to the chart of actual and expected, where a pool shows the rig. */
function withRates(
  message: Message,
  { id, userId }: RegisteredRig,
  links: readonly PoolLink[],
  { t }: I18n,
): Message {
  if (links.length === 0) return message;
  const button = { id: rigActions.rates.id(userId, { range: '7d', id }), label: t('button.rates') };
  return { ...message, components: [...(message.components ?? []), buttonRow([button])] };
}

/** Finds an own rig by its name. @throws UserError when the caller has no such rig. */
export async function ownRig(
  name: string,
  { id }: Caller,
  { rigs }: Pick<Ports, 'rigs'>,
  { t }: I18n,
): Promise<RegisteredRig> {
  const all = await rigs.list(id);
  const found = ownRigNamed(name, all);
  if (found) return found;
  if (all.length === 0) throw new UserError(t('rig.none'));
  const said = { name: quoted(name, 60) };
  const [like] = ownRigsLike(name, all);
  throw new UserError(
    like ? t('rig.unknownLike', { ...said, like: quoted(like.name) }) : t('rig.unknown', said),
  );
}

/** Says how a rig does, with buttons for all that can be done to it. */
export function rigAnswer(
  rig: RegisteredRig,
  ports: Pick<Ports, 'market' | 'clock'>,
  i18n: I18n,
  besides: Besides = {},
): Message {
  const { t } = i18n;
  const { id, userId } = rig;
  const subject = subjectOfRig(rig, besides);
  const { detail = 'short' } = besides;
  return {
    ...profitAnswer({ rig: rig.name, detail }, subject, ports, i18n),
    components: [
      buttonRow([
        detail === 'short'
          ? { id: rigActions.full.id(userId, { id }), label: t('button.details') }
          : { id: rigActions.short.id(userId, { id }), label: t('button.short') },
        { id: rigActions.edit.id(userId, { id }), label: t('button.edit') },
        { id: rigActions.remove.id(userId, { id }), label: t('button.remove') },
        { id: rigActions.list.id(userId, {}), label: t('button.showRigs') },
        { id: forecastActions.rig.id(userId, { id }), label: t('button.forecast') },
      ]),
    ],
  };
}

interface Besides {
  readonly origins?: RigParams['origins'] | undefined;
  /** IANA name, of its owner. */
  readonly timeZone?: string | undefined;
  /** How much the answer says; little where nobody says. */
  readonly detail?: Detail | undefined;
}

function subjectOfRig(rig: RegisteredRig, { origins, timeZone }: Besides) {
  const preferences = { ...preferencesFromRig(rig), ...(origins && { origins }) };
  return { rig: writtenRig(rig), own: rig, preferences, timeZone };
}
