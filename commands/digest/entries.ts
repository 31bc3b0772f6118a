import type { Digest } from '../../src/digest/digest.ts';
import { digestSuggestion } from '../../src/digest/words.message.ts';
import type { Caller, StringOption, Suggestion } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted } from '../../src/message/markdown.ts';
import { mayManage } from '../shared/caller.ts';
import { numberNamed, picked, suggestionsLike } from '../shared/picking.ts';

/** Option that names one of the digests that the caller may change. */
export const digestOption = {
  ...picked,
  description: localized('option.digest.description'),
  nameLocalizations: localized('option.digest.name').localizations,
} as const satisfies StringOption;

type Needs = Pick<Ports, 'digests'>;

/** Returns the server's digests for a caller who may manage it, then the caller's own. */
export async function digestsFor(caller: Caller, { digests }: Needs): Promise<readonly Digest[]> {
  const { id, guildId } = caller;
  const [servers, own] = await Promise.all([
    guildId !== undefined && mayManage(caller) ? digests.ofServer(guildId) : [],
    digests.ofPerson(id),
  ]);
  return [...servers, ...own];
}

export async function suggestDigests(
  text: string,
  caller: Caller,
  ports: Needs,
  fits: (digest: Digest) => boolean = () => true,
): Promise<readonly Suggestion[]> {
  const i18n = i18nFor(caller.locale);
  const all = (await digestsFor(caller, ports)).filter(fits).map((digest) => ({
    name: digestSuggestion(digest, caller.channelId, i18n),
    value: String(digest.id),
  }));
  return suggestionsLike(text, all);
}

/**
 * Finds a digest by its number, with whatever a suggestion says after it; the only one needn't be
 * named.
 *
 * @throws UserError when there is no such digest, or it is not clear which one.
 */
export async function readDigest(
  text: string | undefined,
  caller: Caller,
  ports: Needs,
  i18n: I18n,
): Promise<Digest> {
  return digestAmong(await digestsFor(caller, ports), text, caller, i18n);
}

/**
 * Finds a digest that is to go on: the only one that is paused or stopped needn't be named.
 *
 * @throws UserError when there is no such digest, none to go on, or it is not clear which one.
 */
export async function readResting(
  text: string | undefined,
  caller: Caller,
  ports: Needs,
  i18n: I18n,
): Promise<Digest> {
  const all = await digestsFor(caller, ports);
  if (text !== undefined || all.length < 2) return digestAmong(all, text, caller, i18n);
  const resting = all.filter(isResting);
  if (resting.length === 0) throw new UserError(i18n.t('digests.allRunning'));
  return digestAmong(resting, text, caller, i18n);
}

/** Tells whether a digest isn't going out: it is paused or stopped. */
export const isResting = ({ state }: Digest) => state !== 'active';

function digestAmong(
  all: readonly Digest[],
  text: string | undefined,
  caller: Caller,
  { t }: I18n,
): Digest {
  const [first] = all;
  if (!first) throw new UserError(t(isOthers(caller) ? 'digests.notYours' : 'digests.none'));
  if (text === undefined) {
    if (all.length === 1) return first;
    throw new UserError(t('digests.which', { example: String(first.id) }));
  }
  const number = numberNamed(text);
  const found = all.find(({ id }) => String(id) === number);
  if (found) return found;
  throw new UserError(t('digests.unknown', { text: quoted(text, 40) }));
}

/** Tells whether the caller is on a server that they may not manage. */
function isOthers(caller: Caller): boolean {
  return caller.guildId !== undefined && !mayManage(caller);
}

/**
 * Finds the digest of a button: the person who pressed may have lost the right meanwhile.
 *
 * @throws UserError
 */
export async function digestById(
  id: number | undefined,
  caller: Caller,
  ports: Needs,
  i18n: I18n,
): Promise<Digest> {
  const all = await digestsFor(caller, ports);
  const found = all.find((digest) => digest.id === id);
  if (found) return found;
  throw new UserError(i18n.t('digests.gone'));
}

/** Attempts to change a digest: the engine, or another manager, may be faster a few times. */
const MOST_TRIES = 5;

/**
 * Changes a digest on top of whatever it has become meanwhile.
 *
 * @returns The digest as it is now, or word that there is one like that already.
 * @throws UserError when it is gone, or changes all the time.
 */
export async function changeDigest(
  id: number,
  change: (digest: Digest) => Digest,
  { digests }: Needs,
  { t }: I18n,
): Promise<{ readonly saved: Digest } | { readonly same: true }> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const current = await digests.find(id);
    if (!current) throw new UserError(t('digests.gone'));
    const saved = change(current);
    const outcome = await digests.save(saved);
    if (outcome === 'saved') return { saved };
    if (outcome === 'same') return { same: true };
    if (outcome === 'gone') throw new UserError(t('digests.gone'));
  }
  throw new UserError(t('digests.busy'));
}
