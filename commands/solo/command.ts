import { type Caller, defineCommand, onPress } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import { soloActions } from '../../src/odds/actions.ts';
import { details } from '../../src/people/preferences.ts';
import type { ProfitRequest } from '../profit/request.ts';
import { suggestRigs } from '../profit/suggest.ts';
import { draftIn, recallDraft } from '../shared/drafts.ts';
import { inPercent } from '../shared/number-fields.ts';
import {
  currencyOption,
  detailCalled,
  detailOption,
  suggestCurrencies,
} from '../shared/options.ts';
import { feeOption, rigOption, uptimeOption } from '../shared/term-options.ts';
import type { answerSolo as answer } from './answer.ts';
import { SOLO_DRAFT } from './draft-kinds.ts';

/** Answers with code that is loaded when somebody asks. */
async function answerSolo(...asked: Parameters<typeof answer>): ReturnType<typeof answer> {
  return (await import('./answer.ts')).answerSolo(...asked);
}

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
  return recallDraft<ProfitRequest>(SOLO_DRAFT, draftIn(SOLO_DRAFT, argument, i18n), drafts, i18n);
}
