import {
  type Caller,
  MAX_CHOICES,
  type StringOption,
  type Suggestion,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Mode, Modes } from '../../src/power/mode.ts';
import { formatModes, parseModes } from '../../src/power/mode-text.ts';
import { modesKnown } from '../../src/rig/modes.ts';
import { modesProblemText } from '../../src/rig/modes-problem.message.ts';
import { ownRigNamed, writtenRig } from '../../src/rig/own-text.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { formatRig } from '../../src/rig/text.ts';
import { MAX_MODES_TEXT } from '../../src/text/limits.ts';

/** Option for all modes of a rig. */
export const modesOption = {
  type: 'string',
  description: localized('option.modes.description'),
  nameLocalizations: localized('option.modes.name').localizations,
  maxLength: MAX_MODES_TEXT,
} as const satisfies StringOption;

/** Characters of a mode's name. */
const MAX_MODE = 60;

/** Option for the mode that a rig runs in. */
export const modeOption = {
  type: 'string',
  description: localized('option.mode.description'),
  nameLocalizations: localized('option.mode.name').localizations,
  maxLength: MAX_MODE,
  autocomplete: true,
} as const satisfies StringOption;

/** Reads modes; none where a text takes them away. @throws UserError */
export function readModes(text: string, i18n: I18n): Modes | undefined {
  const read = parseModes(text);
  if (read.ok) return read.modes;
  throw new UserError(modesProblemText(read.problem, i18n));
}

/**
 * Returns the modes that a rig has after an edit, and what there is to say of that. Another machine
 * has other modes.
 *
 * @param text - What was typed, where something was.
 * @param model - The model that the rig is now.
 * @throws UserError
 */
export function modesAfter(
  text: string | undefined,
  old: RegisteredRig,
  model: string | undefined,
  i18n: I18n,
): { readonly modes: Modes | undefined; readonly news: readonly string[] } {
  const { t } = i18n;
  if (text !== undefined) {
    const modes = readModes(text, i18n);
    const news = modes ? t('modes.saved', { modes: modesText(modes) }) : t('modes.taken');
    return { modes, news: [news] };
  }
  const isOther = old.modes !== undefined && model !== old.model;
  return isOther
    ? { modes: undefined, news: [t('modes.dropped')] }
    : { modes: old.modes, news: [] };
}

const modesText = (modes: Modes) => `\`${formatModes(modes).replaceAll('`', "'")}\``;

const isCalled = ({ name }: Mode, text: string) => name.toLowerCase() === text.trim().toLowerCase();

/**
 * Returns the rig's text in one of its modes: that is how it runs from now on.
 *
 * @param typed - The modes that are given in the same breath.
 * @throws UserError when it has no such mode.
 */
export function inMode(
  name: string,
  typed: string | undefined,
  rig: RegisteredRig,
  i18n: I18n,
): string {
  const written = writtenRig(rig);
  const own = typed === undefined ? rig.modes : readModes(typed, i18n);
  const known = modesKnown({ modes: own, model: written.model });
  if (!known) throw new UserError(i18n.t('modes.problem.noModes'));
  const mode = known.modes.find((one) => isCalled(one, name));
  if (mode) {
    const { hashrate, power } = mode;
    return formatRig({ ...written, hashrate, power });
  }
  const names = known.modes.map((one) => quoted(one.name, 30));
  const said = { name: quoted(name, MAX_MODE), modes: i18n.list(names) };
  throw new UserError(i18n.t('modes.problem.unknown', said));
}

/** Suggests the modes of the rig that is named beside. */
export async function suggestModes(
  text: string,
  rigName: string,
  { id, locale }: Caller,
  { rigs }: Pick<Ports, 'rigs'>,
): Promise<readonly Suggestion[]> {
  const i18n = i18nFor(locale);
  const rig = ownRigNamed(rigName, await rigs.list(id));
  const known = rig && modesKnown({ modes: rig.modes, model: writtenRig(rig).model });
  const wanted = text.trim().toLowerCase();
  return (known?.modes ?? [])
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .slice(0, MAX_CHOICES)
    .map(({ name, hashrate, power }) => ({
      name: `${name} · ${i18n.hashrate(hashrate)} · ${i18n.power(power)}`,
      value: name,
    }));
}
