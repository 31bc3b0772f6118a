import { type Caller, defineCommand, MAX_CHOICES } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { localized } from '../../src/i18n/localized.ts';
import { rigProblemText } from '../../src/rig/problem-text.message.ts';
import { nameKey } from '../../src/rig/registered.ts';
import { saveRig } from '../rig/save.ts';
import { paramsOf, saveForm } from '../rig/save-answer.ts';
import { alertMe } from '../rig/watch-answer.ts';
import { preferencesFor, profileIfKnown, strangersProfile } from '../shared/caller.ts';
import { inPercent, limits } from '../shared/number-fields.ts';
import { currencyOption, suggestCurrencies } from '../shared/options.ts';
import { electricityOption, feeOption, rigOption, uptimeOption } from '../shared/term-options.ts';
import { adjusted, adjustForm } from './adjust-form.ts';
import { answerProfit, askForCorrection } from './answer.ts';
import { COMMAND } from './buttons.ts';
import { recallRequest } from './request.ts';
import { subjectOf } from './subject.ts';
import { ownRigsTyped, suggestOwnProfits, suggestProfits } from './suggest.ts';

export const profit = defineCommand({
  name: COMMAND,
  nameLocalizations: localized('command.profit.name').localizations,
  description: localized('command.profit.description'),
  audience: 'channel',
  options: {
    rig: rigOption,
    electricity: electricityOption,
    fee: feeOption,
    uptime: uptimeOption,
    currency: currencyOption,
    price: {
      type: 'number',
      description: localized('option.price.description'),
      nameLocalizations: localized('option.price.name').localizations,
      currencyFrom: 'currency',
      ...limits.price,
    },
    difficulty_change: {
      type: 'number',
      description: localized('option.difficulty_change.description'),
      nameLocalizations: localized('option.difficulty_change.name').localizations,
      ...limits.difficultyChange,
    },
  },
  async run({ options: { difficulty_change: difficultyChange, ...request }, caller }, ports) {
    return answerProfit({ ...inPercent(request), difficultyChange }, caller, ports);
  },
  async suggest({ option, text, others }, caller, ports) {
    const i18n = i18nFor(caller.locale);
    if (option === 'currency') return suggestCurrencies(text, i18n);
    const { difficulty_change: difficultyChange, ...terms } = others;
    const request = { ...inPercent(terms), difficultyChange, rig: text };
    const reading = ports.market.reading();
    // While somebody types this is asked at every keystroke.
    const profile = (await profileIfKnown(caller, ports)) ?? strangersProfile;
    const [own, preferences] = await Promise.all([
      profile.hasRigs ? ownRigsTyped(text, caller, ports) : { rigs: [] },
      preferencesFor({ ...caller, profile }, ports),
    ]);
    const names = new Set(own.rigs.map(({ name }) => nameKey(name)));
    const models = suggestProfits(request, { preferences, reading, i18n });
    return [
      ...suggestOwnProfits(own, request, { reading, i18n }),
      ...models.filter(({ value }) => !names.has(nameKey(value))),
    ].slice(0, MAX_CHOICES);
  },
  presses: {
    async refresh({ caller, argument }, ports) {
      const request = await recallRequest(argument, ports.drafts, i18nFor(caller.locale));
      return { update: await answerProfit(request, caller, ports) };
    },
    async adjust({ caller, argument }, ports) {
      const { request, ...context } = await recalled(argument, caller, ports);
      return { modal: adjustForm(request, argument ?? '', { caller, ...context }) };
    },
    async adjusted({ caller, argument, fields }, ports) {
      const { request, ...context } = await recalled(argument, caller, ports);
      const changed = adjusted(request, fields, context);
      return changed.ok
        ? { update: await answerProfit(changed.request, caller, ports) }
        : { reply: await askForCorrection(changed.request, changed.problems, caller, ports) };
    },
    async save({ caller, argument }, ports) {
      const { request, ...context } = await recalled(argument, caller, ports);
      const taken = (await ports.rigs.list(caller.id)).map(({ name }) => name);
      return { modal: saveForm(request, argument ?? '', { caller, taken, ...context }) };
    },
    async saved({ caller, argument, fields }, ports) {
      const { request, ...context } = await recalled(argument, caller, ports);
      const params = paramsOf(request, context);
      return { reply: await saveRig({ ...params, name: fields['name'] }, caller, ports) };
    },
    async alert({ caller, argument }, ports) {
      const { request, ...context } = await recalled(argument, caller, ports);
      return { reply: await alertMe(request, context, caller, ports) };
    },
    async choose({ caller, argument, values: [rig] }, ports) {
      const request = await recallRequest(argument, ports.drafts, i18nFor(caller.locale));
      return { reply: await answerProfit({ ...request, rig: rig ?? request.rig }, caller, ports) };
    },
  },
});

/** What stands behind a button, with all it takes to understand it. */
async function recalled(draft: string | undefined, caller: Caller, ports: Ports) {
  const i18n = i18nFor(caller.locale);
  const request = await recallRequest(draft, ports.drafts, i18n);
  const found = await subjectOf(request, caller, ports, i18n);
  // A rig that was removed or renamed meanwhile.
  if (!found.ok) throw new UserError(rigProblemText(found.problem, found.currency, i18n));
  return { request, subject: found.subject, reading: ports.market.reading(), i18n };
}
