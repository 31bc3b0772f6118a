import { type Caller, defineCommand, MAX_CHOICES, onPress } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import { poolsActions } from '../../src/odds/actions.ts';
import { details } from '../../src/people/preferences.ts';
import { suggestRigs } from '../profit/suggest.ts';
import { draftIn, recallDraft } from '../shared/drafts.ts';
import { inPercent } from '../shared/number-fields.ts';
import {
  currencyOption,
  detailCalled,
  detailOption,
  suggestCurrencies,
} from '../shared/options.ts';
import { picked } from '../shared/picking.ts';
import { feeOption, rigOption, uptimeOption } from '../shared/term-options.ts';
import { POOLS_DRAFT } from '../solo/draft-kinds.ts';
import type { answerPools as answer, PoolsRequest } from './answer.ts';

/** Answers with code that is loaded when somebody asks. */
async function answerPools(...asked: Parameters<typeof answer>): ReturnType<typeof answer> {
  return (await import('./answer.ts')).answerPools(...asked);
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
      ...picked,
      description: localized('option.pool.description'),
      nameLocalizations: localized('option.pool.name').localizations,
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
      const { poolsLike, poolsOf } = await import('../../src/odds/pools.ts');
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
  return recallDraft<PoolsRequest>(POOLS_DRAFT, draftIn(POOLS_DRAFT, argument, i18n), drafts, i18n);
}
