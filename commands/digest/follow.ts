import { digestClock } from '../../src/digest/digest-clock.ts';
import type { Edition } from '../../src/digest/edition.ts';
import type { FollowProblem } from '../../src/digest/follows.port.ts';
import { editionText } from '../../src/digest/words.message.ts';
import {
  type Caller,
  type ChosenChannel,
  defineSubcommand,
  MAX_CHOICE_LENGTH,
  type StringOption,
} from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { quoted, shortened } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { timestamp } from '../../src/message/moment.ts';
import { managedServer } from '../shared/caller.ts';
import { picked, suggestionsLike } from '../shared/picking.ts';
import { channelHere, channelOption, checkFollower } from './channel.ts';

const editionOption = {
  ...picked,
  description: localized('option.edition.description'),
  nameLocalizations: localized('option.edition.name').localizations,
} as const satisfies StringOption;

export const follow = defineSubcommand({
  nameLocalizations: localized('command.digest.follow.name').localizations,
  description: localized('command.digest.follow.description'),
  audience: 'caller',
  options: { edition: editionOption, channel: channelOption },
  async run({ options, caller }, { editions, follows, clock }) {
    const i18n = i18nFor(caller.locale);
    managedServer(caller, 'digests', i18n);
    const edition = readEdition(options.edition, editions, i18n);
    const channelId = followerIn(options.channel, caller, i18n);
    const outcome = await follows.follow(edition.channelId, channelId);
    if (outcome.kind === 'refused') throw refusal(outcome.why, channelId, i18n);
    const { t } = i18n;
    const { nextDigest } = await digestClock();
    const next = nextDigest(edition.schedule, clock());
    const told = { channel: `<#${channelId}>`, edition: editionText(edition, i18n) };
    return said(
      t(outcome.kind === 'already' ? 'digests.followedAlready' : 'digests.followed', told),
      t('digests.state.next', { at: timestamp(next, 'F'), when: timestamp(next, 'R') }),
      t('digests.followedHow'),
    );
  },
  async suggest({ text }, { locale }, { editions }) {
    const i18n = i18nFor(locale);
    const all = editions.map((edition) => ({
      name: editionText(edition, i18n),
      value: edition.channelId,
    }));
    return suggestionsLike(text, all);
  },
});

export const unfollow = defineSubcommand({
  nameLocalizations: localized('command.digest.unfollow.name').localizations,
  description: localized('command.digest.unfollow.description'),
  audience: 'caller',
  options: { channel: channelOption },
  async run({ options, caller }, { editions, follows }) {
    const i18n = i18nFor(caller.locale);
    managedServer(caller, 'digests', i18n);
    if (editions.length === 0) throw new UserError(i18n.t('digests.noEditions'));
    const channelId = followerIn(options.channel, caller, i18n);
    const outcome = await follows.unfollow(
      editions.map((edition) => edition.channelId),
      channelId,
    );
    if (outcome.kind === 'refused') throw refusal(outcome.why, channelId, i18n);
    const ended = editions.filter((edition) => outcome.sourceIds.includes(edition.channelId));
    const channel = `<#${channelId}>`;
    if (ended.length === 0) return said(i18n.t('digests.followsNone', { channel }));
    return said(
      i18n.t('digests.unfollowed', { channel }),
      ...ended.map((edition) => editionText(edition, i18n)),
    );
  },
});

const said = (...lines: readonly string[]): Message => ({
  ephemeral: true,
  content: lines.join('\n'),
});

/**
 * Reads an edition by its channel, or as a suggestion names it; the only one needn't be named.
 *
 * @throws UserError when there is none, or it is not clear which one.
 */
function readEdition(text: string | undefined, editions: readonly Edition[], i18n: I18n): Edition {
  const [first] = editions;
  if (!first) throw new UserError(i18n.t('digests.noEditions'));
  const example = editionText(first, i18n);
  if (text === undefined) {
    if (editions.length === 1) return first;
    throw new UserError(i18n.t('digests.whichEdition', { example }));
  }
  const wanted = text.trim();
  const called = (edition: Edition) =>
    [edition.channelId, shortened(editionText(edition, i18n), MAX_CHOICE_LENGTH)].includes(wanted);
  const found = editions.find(called);
  if (found) return found;
  throw new UserError(i18n.t('digests.unknownEdition', { text: quoted(text, 40), example }));
}

/** @throws UserError where it can't follow anything, or we may not make it. */
function followerIn(chosen: ChosenChannel | undefined, caller: Caller, i18n: I18n): string {
  const place = chosen ?? channelHere(caller);
  if (!place) throw new UserError(i18n.t('digests.noServer'));
  checkFollower(place, caller, i18n);
  return place.id;
}

function refusal(why: FollowProblem, channelId: string, { t }: I18n): UserError {
  const channel = `<#${channelId}>`;
  const sentences: Readonly<Record<FollowProblem, string>> = {
    'no-right': t('digests.iLack', { channel, rights: t('right.webhooks') }),
    full: t('digests.follow.full', { channel }),
    'wrong-channel': t('digests.follow.wrong-channel', { channel }),
    'no-source': t('digests.follow.no-source'),
    later: t('digests.follow.later'),
  };
  return new UserError(sentences[why]);
}
