import { ComponentType } from 'discord-api-types/v10';
import type { Sharing, SharingIn } from '../../src/digest/shared-rigs.port.ts';
import {
  type Caller,
  defineSubcommand,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { fittingLines } from '../../src/message/fitting-lines.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { rigActions } from '../../src/rig/actions.ts';
import { actualsText } from '../../src/rig/actual.message.ts';
import { actualsOf } from '../../src/rig/actual.ts';

const ways = ['counted', 'named', 'not'] as const;
/** Characters of the names, out of Discord's 2,000. */
const ROOM = 700;

type Needs = Pick<Ports, 'rigs' | 'sharedRigs' | 'servers' | 'clock' | 'poolLinks'>;

export const share = defineSubcommand({
  nameLocalizations: localized('command.rig.share.name').localizations,
  description: localized('command.rig.share.description'),
  audience: 'caller',
  options: {
    how: {
      type: 'string',
      description: localized('option.how.description'),
      nameLocalizations: localized('option.how.name').localizations,
      choices: ways.map((way) => ({ name: localized(`choice.how.${way}`), value: way })),
    },
  },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const { guildId } = caller;
    const way = ways.find((one) => one === options.how);
    // A share can be taken back anywhere: somebody who has left a server can't say so there.
    if (guildId === undefined && way !== undefined && way !== 'not') {
      throw new UserError(i18n.t('share.noServer'));
    }
    if (guildId !== undefined && way !== undefined) {
      const how = way === 'not' ? undefined : way;
      await ports.sharedRigs.share(caller.id, guildId, how, ports.clock());
    }
    return sharing(caller, ports, i18n);
  },
});

/** Takes the share back in the servers that were chosen. */
export async function unshare(
  guildIds: readonly string[],
  caller: Caller,
  ports: Needs,
): Promise<Message> {
  for (const guildId of guildIds) {
    await ports.sharedRigs.share(caller.id, guildId, undefined, ports.clock());
  }
  return sharing(caller, ports, i18nFor(caller.locale));
}

/** Says what people see of the rigs, here and in other servers, with a select to take it back. */
async function sharing(caller: Caller, ports: Needs, i18n: I18n): Promise<Message> {
  const { t } = i18n;
  const all = await ports.sharedRigs.everywhere(caller.id);
  const here = all.find(({ guildId }) => guildId === caller.guildId);
  const elsewhere = all.filter((one) => one !== here);
  const shown = await namedServers(elsewhere.slice(0, MAX_CHOICES), ports, i18n);
  const lines = [
    ...(caller.guildId === undefined ? [] : await rigProfit(here?.how, caller, ports, i18n)),
    ...(shown.length > 0
      ? [
          t('share.elsewhere', { count: elsewhere.length }),
          ...fittingLines(
            shown.map(({ how, name }) => `- ${quoted(name)}: ${t(`share.how.${how}`)}`),
            ROOM,
            i18n,
          ),
        ]
      : caller.guildId === undefined
        ? [t('share.nowhere')]
        : []),
  ];
  return { content: lines.join('\n'), components: selectOf(shown, caller, i18n) };
}

interface NamedServer extends SharingIn {
  readonly name: string;
}

async function namedServers(
  sharing: readonly SharingIn[],
  { servers }: Pick<Ports, 'servers'>,
  { t }: I18n,
): Promise<readonly NamedServer[]> {
  return Promise.all(
    sharing.map(async (one) => {
      const name = await servers.nameOf(one.guildId);
      return { ...one, name: name ?? t('share.unknownServer', { id: one.guildId }) };
    }),
  );
}

function selectOf(
  shown: readonly NamedServer[],
  { id }: Caller,
  { t }: I18n,
): Message['components'] & object {
  if (shown.length === 0) return [];
  return [
    {
      type: ComponentType.ActionRow,
      components: [
        {
          type: ComponentType.StringSelect,
          custom_id: rigActions.unshare.id(id, {}),
          placeholder: t('share.takeBack'),
          max_values: shown.length,
          options: shown.map(({ guildId, name, how }) => ({
            label: shortened(name, MAX_CHOICE_LENGTH),
            value: guildId,
            description: t(`share.how.${how}`),
          })),
        },
      ],
    },
  ];
}

/** Says what people see here from now on. */
async function rigProfit(
  how: Sharing | undefined,
  { id }: Caller,
  { rigs, poolLinks, clock }: Pick<Ports, 'rigs' | 'poolLinks' | 'clock'>,
  i18n: I18n,
): Promise<readonly string[]> {
  const { t } = i18n;
  if (how === undefined) return [t('share.not')];
  const own = await rigs.list(id);
  const actuals = actualsOf(own, await poolLinks.list(id), clock());
  const names = own.map(({ name }) => quoted(name));
  const count = names.length;
  const lines =
    how === 'named'
      ? [
          t('share.named', { count }),
          ...fittingLines(
            names.map((name) => `- ${name}`),
            ROOM,
            i18n,
          ),
        ]
      : [t('share.counted', { count })];
  const seen = actuals ? [t('share.actuals', { actuals: actualsText(actuals, i18n) })] : [];
  return [...lines, ...seen, t('share.later')];
}
