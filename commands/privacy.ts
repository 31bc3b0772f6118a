import { ButtonStyle } from 'discord-api-types/v10';
import { type CommandGroup, defineSubcommand } from '../src/discord/command.ts';
import { type Voice, voiceFor } from '../src/i18n/i18n.ts';
import { localized } from '../src/i18n/localized.ts';
import { buttonRow } from '../src/message/button-row.ts';
import type { PersonalData } from '../src/privacy/privacy.port.ts';

const COMMAND = 'privacy';

const exportData = defineSubcommand({
  nameLocalizations: localized('command.privacy.export.name').localizations,
  description: localized('command.privacy.export.description'),
  audience: 'caller',
  cost: 'expensive',
  options: {},
  async run({ caller }, { privacy, clock }) {
    const { t } = voiceFor(caller.locale);
    const data = await privacy.export(caller.id);
    const at = new Date(clock() * 1000).toISOString();
    const json = JSON.stringify({ user: caller.id, exportedAt: at, ...data }, undefined, 2);
    const description = t('privacy.file');
    return {
      content: description,
      files: [{ name: 'hashbell-my-data.json', data: Buffer.from(json), description }],
    };
  },
});

const deleteData = defineSubcommand({
  nameLocalizations: localized('command.privacy.delete.name').localizations,
  description: localized('command.privacy.delete.description'),
  audience: 'caller',
  options: {},
  async run({ caller }, { privacy }) {
    const voice = voiceFor(caller.locale);
    const { rigs, alerts, digests, shared, notices } = await privacy.export(caller.id);
    const buttons = [
      {
        command: COMMAND,
        action: 'deleted',
        label: voice.t('button.delete'),
        style: ButtonStyle.Danger,
      } as const,
      { command: COMMAND, action: 'kept', label: voice.t('button.keep') },
    ];
    return {
      content: voice.t('privacy.ask', {
        rigs: rigs.length,
        alerts: alerts.length,
        digests: digests.length,
        shared: shared.length,
        notices: notices.length,
      }),
      components: [buttonRow(caller.id, buttons)],
    };
  },
});

export const privacy: CommandGroup = {
  name: COMMAND,
  nameLocalizations: localized('command.privacy.name').localizations,
  description: localized('command.privacy.description'),
  subcommands: { export: exportData, delete: deleteData },
  presses: {
    async deleted({ caller }, ports) {
      const gone = await ports.privacy.forget(caller.id);
      return { update: { content: receipt(gone, voiceFor(caller.locale)) } };
    },
    kept: async ({ caller }) => ({
      update: { content: voiceFor(caller.locale).t('privacy.kept') },
    }),
  },
};

const kinds = [
  'rigs',
  'alerts',
  'digests',
  'settings',
  'dm',
  'notices',
  'servers',
  'shared',
  'drafts',
] as const;

/** What went, and what is left. */
function receipt(gone: Readonly<Record<keyof PersonalData, number>>, { t }: Voice): string {
  const lines = kinds.map((kind) => `- ${t(`privacy.gone.${kind}`, { count: gone[kind] })}`);
  return [t('privacy.done'), ...lines, t('privacy.rest')].join('\n');
}
