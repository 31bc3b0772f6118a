import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Message } from '../../src/message/message.ts';
import { writeCsv } from './csv-export.ts';

export const exportRigs = defineSubcommand({
  nameLocalizations: localized('command.rig.export.name').localizations,
  description: localized('command.rig.export.description'),
  audience: 'caller',
  options: {},
  run: ({ caller }, ports) => rigFile(caller, ports),
});

export async function rigFile(caller: Caller, { rigs }: Pick<Ports, 'rigs'>): Promise<Message> {
  const { t } = i18nFor(caller.locale);
  const all = await rigs.list(caller.id);
  if (all.length === 0) return { ephemeral: true, content: t('rig.none') };
  const description = t('export.rigs', { count: all.length });
  return {
    ephemeral: true,
    content: description,
    files: [{ name: 'hashbell-rigs.csv', data: Buffer.from(await writeCsv(all)), description }],
  };
}
