import type { Caller } from '../../src/discord/command.ts';
import { appraise } from '../../src/domain/appraisal.ts';
import { momentOf } from '../../src/domain/conditions.ts';
import type { Rig } from '../../src/domain/rig.ts';
import { parseRig } from '../../src/domain/rig-text.ts';
import type { Message, Ports } from '../../src/ports.ts';
import { profitMessage } from '../../src/render/profit-message.ts';
import { minerOf } from '../../src/render/rig-words.ts';
import { type Voice, voiceFor } from '../../src/render/voice.ts';
import { answerButtons, correctButton } from './buttons.ts';
import { offerChoice } from './choice.ts';
import { keepRequest, type ProfitRequest } from './request.ts';
import { ownCurrency, understandTerms } from './understand.ts';

/**
 * The answer to a request, or the question what was meant.
 *
 * @throws UserError with one sentence when there is nothing to choose from.
 */
export async function answerProfit(
  request: ProfitRequest,
  caller: Caller,
  ports: Ports,
): Promise<Message> {
  const voice = voiceFor(caller.locale);
  const own = ownCurrency(request, ports.defaults, voice);
  const understood = parseRig(request.rig, own);
  if (!understood.ok) {
    return offerChoice(understood.problem, request, { caller, ports, voice, currency: own });
  }
  const message = profitAnswer(request, understood.rig, ports, voice);
  const draft = await keepRequest(request, ports.drafts);
  return draft === undefined
    ? message
    : { ...message, components: [answerButtons(draft, caller, voice)] };
}

/** What in the form can't be read, and the way back to it with nothing lost. */
export async function askForCorrection(
  request: ProfitRequest,
  problems: readonly string[],
  caller: Caller,
  { drafts }: Pick<Ports, 'drafts'>,
): Promise<Message> {
  const draft = await keepRequest(request, drafts);
  return {
    ephemeral: true,
    content: problems.join('\n'),
    ...(draft !== undefined && {
      components: [correctButton(draft, caller, voiceFor(caller.locale))],
    }),
  };
}

function profitAnswer(request: ProfitRequest, rig: Rig, ports: Ports, voice: Voice): Message {
  const { market, clock, defaults } = ports;
  const reading = market.reading();
  const now = momentOf(reading, clock);
  const { currency, terms, basis } = understandTerms(request, rig, { defaults, reading, voice });
  const appraisal = appraise({
    miner: minerOf(rig),
    terms,
    currency,
    whatIf: basis.whatIf,
    reading,
    now,
  });
  return profitMessage({ rig, appraisal, basis, reading, now }, voice);
}
