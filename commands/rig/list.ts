import { ComponentType } from 'discord-api-types/v10';
import { type Caller, defineSubcommand, MAX_CHOICES } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { momentOf } from '../../src/market/conditions.ts';
import { wantAll } from '../../src/market/other-readings.ts';
import { buttonRow } from '../../src/message/button-row.ts';
import type { Message } from '../../src/message/message.ts';
import { isMachineLink } from '../../src/pool/machine-figures.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { actualsField, withField } from '../../src/rig/actual.message.ts';
import { rigListMessage, rigOptionOf } from '../../src/rig/list.message.ts';
import { profitsOf, totalsOf } from '../../src/rig/profitability.ts';
import { preferencesFor } from '../shared/caller.ts';

/** Rigs of a page: as many as a select takes. */
const PAGE = MAX_CHOICES;

export const list = defineSubcommand({
  nameLocalizations: localized('command.rig.list.name').localizations,
  description: localized('command.rig.list.description'),
  audience: 'caller',
  options: {},
  run: ({ caller }, ports) => rigList(caller, ports, 0),
});

/**
 * Shows a page of the caller's rigs.
 *
 * @param page - From 0; one that is not there any more is the last.
 */
export async function rigList(caller: Caller, ports: Ports, page: number): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const rigs = await ports.rigs.list(caller.id);
  if (rigs.length === 0) return { content: i18n.t('rig.none'), ephemeral: true };

  const reading = await wantAll(rigs, ports.market);
  const rigProfits = profitsOf(rigs, (coin) => ports.market.reading(coin));
  const { currency } = await preferencesFor(caller, ports);
  const last = Math.ceil(rigProfits.length / PAGE) - 1;
  const at = Math.min(Math.max(0, page), last);
  const shown = rigProfits.slice(at * PAGE, (at + 1) * PAGE);
  const message = rigListMessage(
    {
      rigProfits: shown,
      all: rigProfits.length,
      paying: rigProfits.filter(({ profit }) => profit !== undefined && profit >= 0).length,
      totals: totalsOf(rigProfits, currency, reading),
      currency,
      reading,
      now: momentOf(reading, ports.clock),
    },
    i18n,
  );
  const links = await ports.poolLinks.list(caller.id);
  const onPage = shown.map(({ rig }) => rig);
  // Loaded where there are any: most bots have none.
  const machines = links.some(isMachineLink)
    ? (await import('../../src/rig/machine.message.ts')).togetherWords
    : undefined;
  const actuals = actualsField(onPage, links, { now: ports.clock(), machines }, i18n);
  const { t } = i18n;
  const turn = (action: 'back' | 'on', to: number, label: string) => ({
    id: rigActions[action].id(caller.id, { page: to }),
    label,
    disabled: to < 0 || to > last,
  });
  const pages = [turn('back', at - 1, t('button.back')), turn('on', at + 1, t('button.next'))];
  return {
    ...withField(message, actuals),
    ephemeral: true,
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: rigActions.pick.id(caller.id, {}),
            placeholder: t('rigs.select'),
            options: shown.map((one) => rigOptionOf(one, i18n)),
          },
        ],
      },
      buttonRow([
        { id: rigActions.add.id(caller.id, {}), label: t('rigs.button.add') },
        { id: rigActions.export.id(caller.id, {}), label: t('rigs.button.export') },
        ...(last === 0 ? [] : pages),
      ]),
    ],
  };
}
