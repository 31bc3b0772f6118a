import { ComponentType } from 'discord-api-types/v10';
import { formatCustomId } from '../../src/custom-id.ts';
import type { Caller } from '../../src/discord/command.ts';
import type { RigProblem } from '../../src/domain/rig.ts';
import { parseRig } from '../../src/domain/rig-text.ts';
import { UserError } from '../../src/errors.ts';
import type { Message, Ports } from '../../src/ports.ts';
import { shortened } from '../../src/render/markdown.ts';
import { rigProblemText } from '../../src/render/rig-problem-text.ts';
import { figures, minerOf } from '../../src/render/rig-words.ts';
import type { Voice } from '../../src/render/voice.ts';
import { COMMAND } from './buttons.ts';
import { keepRequest, type ProfitRequest } from './request.ts';

const MAX_OPTIONS = 25;
/** Discord's, for labels, values and descriptions of a select. */
const MAX_LENGTH = 100;

/**
 * Asks which of several rigs was meant; choosing one answers.
 *
 * @throws UserError with the same sentence when there is nothing to choose from.
 */
export async function offerChoice(
  problem: RigProblem,
  request: ProfitRequest,
  {
    caller,
    ports,
    voice,
    currency,
  }: {
    readonly caller: Caller;
    readonly ports: Ports;
    readonly voice: Voice;
    /** The caller's own, ISO 4217. */
    readonly currency: string;
  },
): Promise<Message> {
  const sentence = rigProblemText(problem, currency, voice);
  const options = candidates(problem, request.rig)
    .filter((text) => text.length <= MAX_LENGTH)
    .slice(0, MAX_OPTIONS)
    .flatMap((text) => {
      const understood = parseRig(text, currency);
      if (!understood.ok) return [];
      const description = figures(minerOf(understood.rig), voice);
      return [{ label: shortened(text, MAX_LENGTH), value: text, description }];
    });
  const draft = options.length > 0 ? await keepRequest(request, ports.drafts) : undefined;
  if (draft === undefined) throw new UserError(sentence);
  return {
    ephemeral: true,
    content: sentence,
    components: [
      {
        type: ComponentType.ActionRow,
        components: [
          {
            type: ComponentType.StringSelect,
            custom_id: formatCustomId({
              command: COMMAND,
              action: 'choose',
              owner: caller.id,
              argument: draft,
            }),
            placeholder: voice.t('choose.placeholder'),
            options,
          },
        ],
      },
    ],
  };
}

/** Rig texts that may have been meant, the rest of what was written kept where that works. */
function candidates(problem: RigProblem, written: string): readonly string[] {
  switch (problem.kind) {
    case 'ambiguous-number':
      return problem.readings;
    case 'ambiguous-model':
      return problem.candidates.map(({ name }) => inPlace(written, problem.text, name));
    case 'unknown-model':
      return problem.suggestions.map(({ name }) => inPlace(written, problem.text, name));
    default:
      return [];
  }
}

function inPlace(written: string, part: string, name: string): string {
  const whole = written.replace(part, () => name);
  const understood = parseRig(whole);
  return understood.ok && understood.rig.model?.name === name ? whole : name;
}
