import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { UserError } from '../../src/errors.ts';
import { i18nFor } from '../../src/i18n/i18n.ts';
import type { Draft } from '../../src/message/custom-id.ts';
import { rigProblemText } from '../../src/rig/problem-text.message.ts';
import { coinOfRig } from '../../src/rig/rig-coin.ts';
import { recallRequest, requestIn } from './request.ts';
import { subjectOf } from './subject.ts';

/** Returns the request behind a button, with all it takes to understand it. @throws UserError */
export async function recalled(
  argument: { readonly draft: Draft } | undefined,
  caller: Caller,
  ports: Ports,
) {
  const i18n = i18nFor(caller.locale);
  const draft = requestIn(argument, i18n);
  const request = await recallRequest(draft, ports.drafts, i18n);
  const found = await subjectOf(request, caller, ports, i18n, { takesFleets: true });
  // The rig was removed or renamed meanwhile.
  if (!found.ok) throw new UserError(rigProblemText(found.problem, found.currency, i18n));
  const { subject } = found;
  const reading = await ports.market.want(coinOfRig(subject.rig));
  return { draft, request, subject, reading, i18n };
}
