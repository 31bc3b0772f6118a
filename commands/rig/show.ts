import type { ChartView } from '../../src/chart/drawings.message.ts';
import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { ownRigNamed, writtenRig } from '../../src/rig/own-text.ts';
import { preferencesFromRig, type RegisteredRig } from '../../src/rig/registered.ts';
import { profitAnswer } from '../profit/answer.ts';
import { ownRigOption, suggestOwn } from '../profit/suggest.ts';
import { withChart } from '../shared/with-chart.ts';
import type { RigParams } from './rig-params.ts';

/** Of the profit. */
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

/** All there is to say about a rig, with how it fared. */
export async function showRig(rig: RegisteredRig, ports: Ports, i18n: I18n): Promise<Message> {
  const reading = ports.market.reading();
  const draw = async (view: ChartView) => {
    const { profitDrawing } = await import('../../src/chart/drawings.message.ts');
    return profitDrawing({ ...view, rig }, i18n);
  };
  return withChart(rigAnswer(rig, ports, i18n), { range: CHART_RANGE, reading, draw }, ports, i18n);
}

/** @throws UserError when the caller has no such rig. */
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

/** What there is to say about a rig, with what can be done to it. */
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
    ...profitAnswer({ rig: rig.name }, subject, ports, i18n),
    components: [
      buttonRow([
        { id: rigActions.edit.id(userId, { id }), label: t('button.edit') },
        { id: rigActions.remove.id(userId, { id }), label: t('button.remove') },
        { id: rigActions.list.id(userId, {}), label: t('button.showRigs') },
      ]),
    ],
  };
}
