import {
  type Caller,
  defineSubcommand,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import { isMachineLink } from '../../src/pool/machine-figures.ts';
import { linkTitle } from '../../src/rig/actual.message.ts';
import { ownRigNamed } from '../../src/rig/own-text.ts';
import { ownRigOption, suggestOwn } from '../profit/suggest.ts';
import { picked } from '../shared/picking.ts';
import { countMeasured } from './measured.ts';
import { ownRig } from './show.ts';

export const unlink = defineSubcommand({
  nameLocalizations: localized('command.rig.unlink.name').localizations,
  description: localized('command.rig.unlink.description'),
  audience: 'caller',
  options: {
    rig: ownRigOption,
    link: {
      ...picked,
      description: localized('option.link.description'),
      nameLocalizations: localized('option.link.name').localizations,
    },
  },
  async run({ options, caller }, ports) {
    const i18n = i18nFor(caller.locale);
    const { t } = i18n;
    const rig = await ownRig(options.rig, caller, ports, i18n);
    const name = quoted(rig.name, 60);
    const links = await ports.poolLinks.ofRigs([rig.id]);
    if (links.length === 0) throw new UserError(t('unlink.none', { rig: name }));
    const wanted = options.link?.trim();
    const meant = links.filter(
      (one) =>
        wanted === undefined ||
        String(one.id) === wanted ||
        // Some clients send a suggestion's name instead of its value.
        shortened(linkTitle(one, i18n), MAX_CHOICE_LENGTH) === wanted,
    );
    if (meant.length === 0) throw new UserError(t('unlink.unknown', { rig: name }));
    for (const { id } of meant) await ports.poolLinks.remove(caller.id, id);
    const titles = i18n.list(meant.map((one) => linkTitle(one, i18n)));
    const left = links.filter((one) => !meant.includes(one));
    // Nobody would know whether a figure still holds that nothing measures any more.
    const counted =
      rig.measured && !left.some(isMachineLink)
        ? await countMeasured({ rig, links: left, isMeasured: false }, ports, i18n)
        : [];
    const content = [t('unlink.done', { links: titles }), ...counted].join('\n');
    return { ephemeral: true, content };
  },
  suggest: ({ option, text, others }, caller, ports) =>
    option === 'rig' ? suggestOwn(text, caller, ports) : suggestLinks(others.rig, caller, ports),
});

async function suggestLinks(
  name: string | undefined,
  { id, locale }: Caller,
  { rigs, poolLinks }: Pick<Ports, 'rigs' | 'poolLinks'>,
): Promise<readonly Suggestion[]> {
  const i18n = i18nFor(locale);
  const rig = name === undefined ? undefined : ownRigNamed(name, await rigs.list(id));
  const links = (await poolLinks.list(id)).filter((one) => !rig || one.rigId === rig.id);
  return links.slice(0, MAX_CHOICES).map((one) => ({
    name: shortened(linkTitle(one, i18n), MAX_CHOICE_LENGTH),
    value: String(one.id),
  }));
}
