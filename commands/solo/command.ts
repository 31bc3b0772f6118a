import { type Caller, defineCommand, onPress } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { noDataMessage } from '../../src/market/provenance.message.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import type { Message } from '../../src/message/message.ts';
import { soloActions } from '../../src/odds/actions.ts';
import { soloMessage } from '../../src/odds/solo.message.ts';
import { details } from '../../src/people/preferences.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { suggestRigs } from '../profit/suggest.ts';
import { carryDraft, draftIn, recallDraft } from '../shared/drafts.ts';
import { inPercent } from '../shared/number-fields.ts';
import {
  currencyOption,
  detailCalled,
  detailOption,
  suggestCurrencies,
} from '../shared/options.ts';
import { offerChoice } from '../shared/rig-choice.ts';
import { feeOption, rigOption, uptimeOption } from '../shared/term-options.ts';
import { detailButtons } from './detail-buttons.ts';
import { minedBy } from './mined.ts';

const KIND = 'solo';

export const solo = defineCommand({
  name: 'solo',
  nameLocalizations: localized('command.solo.name').localizations,
  description: localized('command.solo.description'),
  audience: 'channel',
  options: {
    rig: rigOption,
    fee: feeOption,
    uptime: uptimeOption,
    currency: currencyOption,
    detail: detailOption,
  },
  async run({ options: { detail, ...terms }, caller }, ports) {
    return answerSolo({ ...inPercent(terms), detail: detailCalled(detail) }, caller, ports);
  },
  async suggest({ option, text, others: { detail: _, ...terms } }, caller, ports) {
    if (option === 'currency') return suggestCurrencies(text, i18nFor(caller.locale));
    return suggestRigs({ ...inPercent(terms), rig: text }, caller, ports);
  },
  presses: [
    ...details.map((detail) =>
      onPress(soloActions[detail], async ({ caller, argument }, ports) => {
        const request = await recalled(argument, caller, ports);
        return { update: await answerSolo({ ...request, detail }, caller, ports) };
      }),
    ),
    onPress(soloActions.choose, async ({ caller, argument, values: [rig] }, ports) => {
      const request = await recalled(argument, caller, ports);
      return { reply: await answerSolo({ ...request, rig: rig ?? request.rig }, caller, ports) };
    }),
  ],
});

function recalled(
  argument: { readonly draft: Draft } | undefined,
  { locale }: Caller,
  { drafts }: Pick<Ports, 'drafts'>,
): Promise<ProfitRequest> {
  const i18n = i18nFor(locale);
  return recallDraft<ProfitRequest>(KIND, draftIn(KIND, argument, i18n), drafts, i18n);
}

/** Answers a request, or asks which rig was meant. @throws UserError for what can't be understood. */
async function answerSolo(request: ProfitRequest, caller: Caller, ports: Ports): Promise<Message> {
  const i18n = i18nFor(caller.locale);
  const keep = () => carryDraft(KIND, request, ports.drafts);
  const found = await minedBy(request, caller, ports, i18n);
  if (!found.ok) {
    if (found.problem !== 'no-market') {
      const { problem, currency } = found;
      const asking = { owner: caller.id, currency, i18n, keep };
      return offerChoice(problem, { choose: soloActions.choose, ...asking });
    }
    const reading = ports.market.reading();
    if (!reading.price) return noDataMessage(reading, i18n);
    throw new UserError(i18n.t('odds.noMarket'));
  }
  const { mined, detail = 'short' } = found;
  const message = soloMessage(mined, detail, i18n);
  const draft = await keep();
  return draft === undefined
    ? message
    : {
        ...message,
        components: [detailButtons(soloActions, draft, { detail, owner: caller.id, i18n })],
      };
}
