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
import { rigActions } from '../../src/rig/actions.ts';
import { actualField, withField } from '../../src/rig/actual.message.ts';
import { ownRigNamed, writtenRig } from '../../src/rig/own-text.ts';
import { preferencesFromRig, type RegisteredRig } from '../../src/rig/registered.ts';
import { profitAnswer } from '../profit/answer.ts';
import { ownRigOption, suggestOwn } from '../profit/suggest.ts';
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
    return showRig(await ownRig(options.rig, caller, ports, i18n), ports, i18n);
  },
  suggest: ({ text }, caller, ports) => suggestOwn(text, caller, ports),
});

/** Shows the rig with another range of its chart, in place. @throws UserError when it is gone. */
export async function showRange(
  { caller, argument }: Press<{ readonly range: HistoryRange; readonly id: number }>,
  ports: Ports,
): Promise<Outcome> {
  const i18n = i18nFor(caller.locale);
  const { range = CHART_RANGE, id } = argument ?? {};
  const rig = await rigById(id, caller, ports, i18n);
  return { update: await shownRig(rig, { range, cause: 'pressed' }, ports, i18n) };
}

/** Says all there is to say about a rig, with how it fared. */
export function showRig(rig: RegisteredRig, ports: Ports, i18n: I18n): Promise<Message> {
  return shownRig(rig, { range: CHART_RANGE, cause: 'named' }, ports, i18n);
}

async function shownRig(
  rig: RegisteredRig,
  chart: Pick<ChartRequest, 'range' | 'cause'>,
  ports: Ports,
  i18n: I18n,
): Promise<Message> {
  const draw = async (view: ChartView) => {
    const { profitDrawing } = await import('../../src/chart/drawings.message.ts');
    return profitDrawing({ ...view, rig }, i18n);
  };
  const reading = ports.market.reading();
  const { id, userId } = rig;
  const buttons: RangeId = (range) => rigActions.range.id(userId, { range, id });
  const actual = actualField(rig, await ports.poolLinks.ofRigs([id]), i18n);
  const answer = withField(rigAnswer(rig, ports, i18n), actual);
  return withChart(answer, { ...chart, reading, draw, buttons }, ports, i18n);
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
  throw new UserError(
    all.length === 0 ? t('rig.none') : t('rig.unknown', { name: quoted(name, 60) }),
  );
}

/** Says all there is to say about a rig, with buttons for all that can be done to it. */
export function rigAnswer(
  rig: RegisteredRig,
  ports: Pick<Ports, 'market' | 'clock'>,
  i18n: I18n,
  origins?: RigParams['origins'],
): Message {
  const { t } = i18n;
  const preferences = { ...preferencesFromRig(rig), ...(origins && { origins }) };
  const { id, userId } = rig;
  const subject = { rig: writtenRig(rig), own: rig, preferences };
  return {
    ...profitAnswer({ rig: rig.name, detail: 'full' }, subject, ports, i18n),
    components: [
      buttonRow([
        { id: rigActions.edit.id(userId, { id }), label: t('button.edit') },
        { id: rigActions.remove.id(userId, { id }), label: t('button.remove') },
        { id: rigActions.list.id(userId, {}), label: t('button.showRigs') },
        { id: forecastActions.rig.id(userId, { id }), label: t('button.forecast') },
      ]),
    ],
  };
}
