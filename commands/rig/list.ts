import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { momentOf } from '../../src/market/conditions.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { rigListMessage } from '../../src/rig/list.message.ts';
import { profitsOf, totalsOf } from '../../src/rig/profitability.ts';
import { preferencesFor } from '../shared/caller.ts';

/** Rigs of a page: as many as the longest names leave room for. */
const PAGE = 15;

export const list = defineSubcommand({
  nameLocalizations: localized('command.rig.list.name').localizations,
  description: localized('command.rig.list.description'),
  audience: 'caller',
  options: {},
  run: ({ caller }, ports) => rigList(caller, ports, 0),
});

/** @param page - From 0; one that is not there any more is the last. */
export async function rigList(caller: Caller, ports: Ports, page: number): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const rigs = await ports.rigs.list(caller.id);
  if (rigs.length === 0) return { content: i18n.t('rig.none'), ephemeral: true };

  const reading = ports.market.reading();
  const rigProfits = profitsOf(rigs, reading);
  const { currency } = await preferencesFor(caller, ports);
  const last = Math.ceil(rigProfits.length / PAGE) - 1;
  const at = Math.min(Math.max(0, page), last);
  const message = rigListMessage(
    {
      rigProfits: rigProfits.slice(at * PAGE, (at + 1) * PAGE),
      all: rigProfits.length,
      totals: totalsOf(rigProfits, currency, reading),
      currency,
      reading,
      now: momentOf(reading, ports.clock),
    },
    i18n,
  );
  if (last === 0) return { ...message, ephemeral: true };
  const turn = (action: 'back' | 'on', to: number, label: string) => ({
    id: rigActions[action].id(caller.id, { page: to }),
    label,
    disabled: to < 0 || to > last,
  });
  const buttons = [
    turn('back', at - 1, i18n.t('button.back')),
    turn('on', at + 1, i18n.t('button.next')),
  ];
  return { ...message, ephemeral: true, components: [buttonRow(buttons)] };
}
