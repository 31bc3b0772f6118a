import { ButtonStyle } from 'discord-api-types/v10';
import { type CommandGroup, defineSubcommand, onPress } from '../src/discord/command.ts';
import { type I18n, i18nFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { buttonRow, confirmation } from '../src/message/button-row.ts';
import { defineAction } from '../src/message/custom-id.ts';
import { legibleJson } from '../src/privacy/legible-json.ts';
import type { PersonalData } from '../src/privacy/privacy.port.ts';

const COMMAND = 'privacy';
const deleted = defineAction(COMMAND, 'deleted', {});
const kept = defineAction(COMMAND, 'kept', {});

const exportData = defineSubcommand({
  nameLocalizations: localized('command.privacy.export.name').localizations,
  description: localized('command.privacy.export.description'),
  audience: 'caller',
  cost: 'expensive',
  options: {},
  async run({ caller }, { privacy, clock }) {
    const { t } = i18nFor(caller.locale);
    const data = await privacy.export(caller.id);
    const at = new Date(clock() * 1000).toISOString();
    const json = await legibleJson({ user: caller.id, exportedAt: at, ...data });
    const description = t('privacy.file');
    return {
      content: description,
      files: [{ name: 'hashbell-my-data.json', data: json, description }],
    };
  },
});

const deleteData = defineSubcommand({
  nameLocalizations: localized('command.privacy.delete.name').localizations,
  description: localized('command.privacy.delete.description'),
  audience: 'caller',
  options: {},
  async run({ caller }, { privacy }) {
    const i18n = i18nFor(caller.locale);
    const counts = countsOf(await privacy.export(caller.id));
    const buttons = [
      {
        id: deleted.id(caller.id, {}),
        label: i18n.t('button.delete'),
        style: ButtonStyle.Danger,
      } as const,
      { id: kept.id(caller.id, {}), label: i18n.t('button.keep') },
    ];
    const question = [i18n.t('privacy.ask'), ...linesOf(counts, i18n)].join('\n');
    return confirmation(question, buttonRow(buttons));
  },
});

export const privacy: CommandGroup = {
  name: COMMAND,
  nameLocalizations: localized('command.privacy.name').localizations,
  description: localized('command.privacy.description'),
  subcommands: { export: exportData, delete: deleteData },
  usual: 'export',
  presses: [
    onPress(deleted, async ({ caller }, ports) => {
      const gone = await ports.privacy.forget(caller.id);
      return { update: { content: receipt(gone, i18nFor(caller.locale)) } };
    }),
    onPress(kept, async ({ caller }) => ({
      update: { content: i18nFor(caller.locale).t('privacy.kept') },
    })),
  ],
};

const kinds = [
  'rigs',
  'alerts',
  'pools',
  'digests',
  'settings',
  'tariffs',
  'dm',
  'notices',
  'servers',
  'shared',
  'drafts',
] as const;

type Counts = Readonly<Record<keyof PersonalData, number>>;

function countsOf(data: PersonalData): Counts {
  const isSet = (some: object) => Number(Object.values(some).some((one) => one !== undefined));
  return {
    rigs: data.rigs.length,
    alerts: data.alerts.length,
    pools: data.pools.length,
    digests: data.digests.length,
    settings: isSet(data.settings),
    tariffs: data.tariffs.length,
    dm: isSet(data.dm),
    notices: data.notices.length,
    servers: data.servers.length,
    shared: data.shared.length,
    drafts: data.drafts.length,
  };
}

/** Returns a line for each kind of data that there is. */
function linesOf(counts: Counts, { t }: I18n): readonly string[] {
  return kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => `- ${t(`privacy.gone.${kind}`, { count: counts[kind] })}`);
}

/** Says what was deleted, and what is left. */
function receipt(gone: Counts, i18n: I18n): string {
  const lines = linesOf(gone, i18n);
  const { t } = i18n;
  return [
    t(lines.length > 0 ? 'privacy.done' : 'privacy.nothing'),
    ...lines,
    t('privacy.rest'),
  ].join('\n');
}
