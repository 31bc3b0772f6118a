import { type Caller, defineSubcommand } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { Message, Ports, Sharing } from '../../src/ports.ts';
import { fittingLines } from '../../src/render/fitting-lines.ts';
import { localized } from '../../src/render/localized.ts';
import { quoted } from '../../src/render/markdown.ts';
import { type Voice, voiceFor } from '../../src/render/voice.ts';

const wishes = ['counted', 'named', 'not'] as const;
/** Characters of the names, of Discord's 2,000. */
const ROOM = 900;

export const share = defineSubcommand({
  nameLocalizations: localized('command.rig.share.name').localizations,
  description: localized('command.rig.share.description'),
  audience: 'caller',
  options: {
    how: {
      type: 'string',
      description: localized('option.how.description'),
      nameLocalizations: localized('option.how.name').localizations,
      choices: wishes.map((wish) => ({ name: localized(`choice.how.${wish}`), value: wish })),
    },
  },
  async run({ options, caller }, ports) {
    const voice = voiceFor(caller.locale);
    const { guildId } = caller;
    if (guildId === undefined) throw new UserError(voice.t('share.noServer'));
    const { sharedRigs } = ports;
    const wish = wishes.find((one) => one === options.how);
    if (wish) await sharedRigs.share(caller.id, guildId, wish === 'not' ? undefined : wish);
    return standing(await sharedRigs.of(caller.id, guildId), caller, ports, voice);
  },
});

/** Who sees what from now on. */
async function standing(
  how: Sharing | undefined,
  { id }: Caller,
  { rigs }: Pick<Ports, 'rigs'>,
  voice: Voice,
): Promise<Message> {
  const { t } = voice;
  if (how === undefined) return { content: t('share.not') };
  const names = (await rigs.list(id)).map(({ name }) => quoted(name));
  const count = names.length;
  const lines =
    how === 'named'
      ? [
          t('share.named', { count }),
          ...fittingLines(
            names.map((name) => `- ${name}`),
            ROOM,
            voice,
          ),
        ]
      : [t('share.counted', { count })];
  return { content: [...lines, t('share.later')].join('\n') };
}
