import { ComponentType } from 'discord-api-types/v10';
import { MAX_CHOICE_LENGTH, MAX_CHOICES } from '../../src/discord/command.ts';
import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import type { Action, Draft } from '../../src/message/custom-id.ts';
import { shortened } from '../../src/message/markdown.ts';
import type { Message } from '../../src/message/message.ts';
import { rigProblemText } from '../../src/rig/problem-text.message.ts';
import type { RigProblem } from '../../src/rig/rig.ts';
import { choicesFor, parseRig } from '../../src/rig/text.ts';
import { figures, minerOf } from '../../src/rig/words.message.ts';

interface Asking {
  /** Action that a choice asks for. */
  readonly choose: Action<{ readonly draft: Draft }>;
  /** The only person who may choose. */
  readonly owner: string;
  /** The caller's own currency, ISO 4217. */
  readonly currency: string;
  readonly i18n: I18n;
  /** Keeps the question. @returns Nothing when it couldn't be kept. */
  keep(): Promise<Draft | undefined>;
}

/**
 * Asks which of several rigs was meant; choosing one answers.
 *
 * @throws UserError with the same sentence when there is nothing to choose from.
 */
export async function offerChoice(
  problem: RigProblem,
  { choose, owner, currency, i18n, keep }: Asking,
): Promise<Message> {
  const sentence = rigProblemText(problem, currency, i18n);
  const options = choicesFor(problem)
    .filter((text) => text.length <= MAX_CHOICE_LENGTH)
    .slice(0, MAX_CHOICES)
    .flatMap((text) => {
      const understood = parseRig(text, currency);
      if (!understood.ok) return [];
      const description = figures(minerOf(understood.rig), i18n);
      return [{ label: shortened(text, MAX_CHOICE_LENGTH), value: text, description }];
    });
  const draft = options.length > 0 ? await keep() : undefined;
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
            custom_id: choose.id(owner, { draft }),
            placeholder: i18n.t('choose.placeholder'),
            options,
          },
        ],
      },
    ],
  };
}
