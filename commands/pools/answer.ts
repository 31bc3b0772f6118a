import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { type I18n, i18nFor } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { poolsActions } from '../../src/odds/actions.ts';
import { canBeReckoned } from '../../src/odds/pays.ts';
import { poolsMessage } from '../../src/odds/pools.message.ts';
import { type Pool, poolCalled, poolsLike, poolsOf } from '../../src/odds/pools.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { profileIfKnown } from '../shared/caller.ts';
import { carryDraft } from '../shared/drafts.ts';
import { checkLimits } from '../shared/number-fields.ts';
import { currencyCalled } from '../shared/options.ts';
import { detailButtons } from '../solo/detail-buttons.ts';
import { POOLS_DRAFT } from '../solo/draft-kinds.ts';
import { minedBy, nothingMined } from '../solo/mined.ts';

/** The rig is empty where none was named. */
export interface PoolsRequest extends ProfitRequest {
  readonly pool?: string | undefined;
}

/** Answers a request, or asks which rig was meant. @throws UserError for what can't be understood. */
export async function answerPools(
  request: PoolsRequest,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
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
  const keep = () => carryDraft(POOLS_DRAFT, request, ports.drafts);
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
    const asking = { choose: poolsActions.choose, owner: caller.id, i18n, keep };
    return nothingMined(found, asking, ports);
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
