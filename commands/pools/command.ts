import {
  type Caller,
  defineCommand,
  MAX_CHOICE_LENGTH,
  MAX_CHOICES,
  onPress,
} from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { noDataMessage } from '../../src/market/provenance.message.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { poolsActions } from '../../src/odds/actions.ts';
import { canBeReckoned } from '../../src/odds/pays.ts';
import { poolsMessage } from '../../src/odds/pools.message.ts';
import { type Pool, poolCalled, poolsLike, poolsOf } from '../../src/odds/pools.ts';
import { details } from '../../src/people/preferences.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { suggestRigs } from '../profit/suggest.ts';
import { profileIfKnown } from '../shared/caller.ts';
import { carryDraft, draftIn, recallDraft } from '../shared/drafts.ts';
import { checkLimits, inPercent } from '../shared/number-fields.ts';
import {
  currencyCalled,
  currencyOption,
  detailCalled,
  detailOption,
  suggestCurrencies,
} from '../shared/options.ts';
import { offerChoice } from '../shared/rig-choice.ts';
import { feeOption, rigOption, uptimeOption } from '../shared/term-options.ts';
import { detailButtons } from '../solo/detail-buttons.ts';
import { minedBy } from '../solo/mined.ts';

const KIND = 'pools';

/** The rig is empty where none was named. */
interface PoolsRequest extends ProfitRequest {
  readonly pool?: string | undefined;
}

export const pools = defineCommand({
  name: 'pools',
  nameLocalizations: localized('command.pools.name').localizations,
  description: localized('command.pools.description'),
  audience: 'channel',
  options: {
    rig: {
      ...rigOption,
      description: localized('option.minedRig.description'),
      required: false,
    },
    pool: {
      type: 'string',
      description: localized('option.pool.description'),
      nameLocalizations: localized('option.pool.name').localizations,
      maxLength: MAX_CHOICE_LENGTH,
      autocomplete: true,
    },
    fee: { ...feeOption, description: localized('option.poolFee.description') },
    uptime: uptimeOption,
    currency: currencyOption,
    detail: detailOption,
  },
  async run({ options: { detail, rig = '', ...terms }, caller }, ports) {
    const request = { ...inPercent(terms), rig, detail: detailCalled(detail) };
    return answerPools(request, caller, ports);
  },
  async suggest({ option, text, others: { detail: _, pool: __, ...terms } }, caller, ports) {
    if (option === 'currency') return suggestCurrencies(text, i18nFor(caller.locale));
    if (option === 'pool') {
      return poolsLike(text, poolsOf(ports.market.reading().coin))
        .slice(0, MAX_CHOICES)
        .map(({ name }) => ({ name, value: name }));
    }
    return suggestRigs({ ...inPercent(terms), rig: text }, caller, ports);
  },
  presses: [
    ...details.map((detail) =>
      onPress(poolsActions[detail], async ({ caller, argument }, ports) => {
        const request = await recalled(argument, caller, ports);
        return { update: await answerPools({ ...request, detail }, caller, ports) };
      }),
    ),
    onPress(poolsActions.choose, async ({ caller, argument, values: [rig] }, ports) => {
      const request = await recalled(argument, caller, ports);
      return { reply: await answerPools({ ...request, rig: rig ?? request.rig }, caller, ports) };
    }),
  ],
});

function recalled(
  argument: { readonly draft: Draft } | undefined,
  { locale }: Caller,
  { drafts }: Pick<Ports, 'drafts'>,
): Promise<PoolsRequest> {
  const i18n = i18nFor(locale);
  return recallDraft<PoolsRequest>(KIND, draftIn(KIND, argument, i18n), drafts, i18n);
}

/** Answers a request, or asks which rig was meant. @throws UserError for what can't be understood. */
async function answerPools(request: PoolsRequest, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const known = poolsOf(ports.market.reading().coin);
  const pool = request.pool === undefined ? undefined : namedPool(request.pool, known, i18n);
  if (request.fee !== undefined && !pool) throw new UserError(i18n.t('pools.feeOfWhich'));
  checkLimits(request, i18n);
  if (request.currency !== undefined) currencyCalled(request.currency, i18n);
  const [first, ...others] = pool ? [pool] : known;
  if (!first) throw new UserError(i18n.t('odds.noMarket'));
  const view = {
    pools: [first, ...others],
    ownFee: request.fee === undefined ? undefined : request.fee / 100,
  } as const;
  const keep = () => carryDraft(KIND, request, ports.drafts);
  const withButtons = async (message: Message, detail: 'short' | 'full'): Promise<Message> => {
    const draft = await keep();
    if (draft === undefined) return message;
    const buttons = detailButtons(poolsActions, draft, { detail, owner: caller.id, i18n });
    return { ...message, components: [buttons] };
  };
  if (request.rig.trim() === '') {
    const settled = (await profileIfKnown(caller, ports))?.settings.detail;
    const detail = request.detail ?? settled ?? 'short';
    const message = poolsMessage({ ...view, detail }, i18n);
    // All of one pool fits the short answer.
    return pool ? message : withButtons(message, detail);
  }
  if (pool) refuseUnknown(pool, view.ownFee, i18n);
  const found = await minedBy(request, caller, ports, i18n);
  if (!found.ok) {
    if (found.problem !== 'no-market') {
      const { problem, currency } = found;
      const asking = { owner: caller.id, currency, i18n, keep };
      return offerChoice(problem, { choose: poolsActions.choose, ...asking });
    }
    const reading = ports.market.reading();
    if (!reading.price) return noDataMessage(reading, i18n);
    throw new UserError(i18n.t('odds.noMarket'));
  }
  const { mined, detail = 'short' } = found;
  return withButtons(poolsMessage({ ...view, mined, detail }, i18n), detail);
}

function namedPool(text: string, known: readonly Pool[], i18n: I18n): Pool {
  const found = poolCalled(text, known);
  if (found) return found;
  const names = known.map(({ name }) => name);
  const [nearest] = [...poolsLike(text, known), ...known.filter(({ id }) => id === 'ocean')];
  throw new UserError(
    i18n.t('pools.unknown', {
      text: quoted(text, 40),
      names: i18n.either(names),
      example: nearest?.name ?? names[0] ?? '',
    }),
  );
}

/** @throws UserError where nothing of the pool can be reckoned for a rig, with the way out of it. */
function refuseUnknown(
  { name, schemes, share }: Pool,
  ownFee: number | undefined,
  { t }: I18n,
): void {
  const reckoned = schemes.filter(({ scheme }) => canBeReckoned(scheme, share !== undefined));
  if (reckoned.length === 0) throw new UserError(t('pools.notReckoned', { pool: name }));
  if (ownFee === undefined && reckoned.every(({ fee }) => fee === undefined)) {
    throw new UserError(t('pools.nothingPublished', { pool: name }));
  }
}
