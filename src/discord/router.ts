import { randomUUID } from 'node:crypto';
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { parseCustomId } from '../custom-id.ts';
import { SourceError, UserError } from '../errors.ts';
import type { Logger, Ports, RouterTexts } from '../ports.ts';
import { answer, type Deferral, type Responder, within } from './answer.ts';
import { autocompleteChoices } from './autocomplete-choices.ts';
import type { Caller, Command, Outcome, Press } from './command.ts';
import {
  callerOf,
  modalFields,
  optionValues,
  type PersonalInteraction,
  typingIn,
} from './interaction-values.ts';

export type { Responder } from './answer.ts';

/** Handlers that answer from memory are done long before; the rest defer with time to spare. */
const PATIENCE_MS = 400;
/** Suggestions cannot be deferred, and are of no use when they come late. */
const SUGGESTION_LIMIT_MS = 2_000;

interface RouterParts {
  readonly commands: readonly Command[];
  readonly ports: Ports;
  readonly log: Logger;
  readonly texts: RouterTexts;
  /** After this time an answer is deferred, in milliseconds. */
  readonly patience?: number;
}

/** Knows nothing of gateways: an interaction comes in as Discord wrote it, answers go to the responder. */
export interface Router {
  /** Never rejects: what goes wrong is told to the caller, logged, or both. */
  handle(interaction: APIInteraction, responder: Responder): Promise<void>;
}

type Submission = APIMessageComponentInteraction | APIModalSubmitInteraction;

export function createRouter(parts: RouterParts): Router {
  const { ports, log, texts, patience = PATIENCE_MS } = parts;
  const commands = new Map(parts.commands.map((command) => [command.name, command]));

  function explain(error: unknown, { locale }: Caller, about: object): Outcome {
    const incident = randomUUID().slice(0, 8);
    const details = { ...about, incident, err: error };
    if (error instanceof UserError) log.debug(details, 'input refused');
    else if (error instanceof SourceError) log.warn(details, 'source failed');
    else log.error(details, 'interaction failed');
    return { reply: { ...texts.failure(error, locale, incident), ephemeral: true } };
  }

  function reply(
    interaction: PersonalInteraction,
    responder: Responder,
    { command, deferral, work }: Work,
  ): Promise<void> {
    const caller = callerOf(interaction);
    const about = { interaction: interaction.id, command: command?.name };
    return answer(work(caller), {
      responder,
      deferral,
      ephemeral: command?.audience === 'caller',
      patience,
      explain: (error) => explain(error, caller, about),
    });
  }

  async function run(
    command: Command | undefined,
    interaction: APIApplicationCommandInteraction,
    caller: Caller,
  ): Promise<Outcome> {
    const given = 'options' in interaction.data ? interaction.data.options : undefined;
    const options = command && optionValues(command.options, given);
    if (!options) return outdated(caller);
    return { reply: await command.run({ options, caller }, ports) };
  }

  async function press(interaction: Submission, caller: Caller): Promise<Outcome> {
    const id = parseCustomId(interaction.data.custom_id);
    const presses = id && commands.get(id.command)?.presses;
    const handler = presses && Object.hasOwn(presses, id.action) ? presses[id.action] : undefined;
    if (!id || !handler) return outdated(caller);
    if (id.owner !== undefined && id.owner !== caller.id) {
      return { reply: { ...texts.notYours(caller.locale), ephemeral: true } };
    }
    return handler({ caller, argument: id.argument, ...submitted(interaction) }, ports);
  }

  function outdated({ locale }: Caller): Outcome {
    return { reply: { ...texts.outdated(locale), ephemeral: true } };
  }

  async function suggest(
    interaction: APIApplicationCommandAutocompleteInteraction,
    responder: Responder,
  ): Promise<void> {
    const choices = await suggestions(interaction).catch((error: unknown) => {
      log.error({ interaction: interaction.id, err: error }, 'suggestions failed');
      return [];
    });
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
    await responder.callback({ type, data: { choices } });
  }

  async function suggestions(interaction: APIApplicationCommandAutocompleteInteraction) {
    const { name, options } = interaction.data;
    const command = commands.get(name);
    const typing = command && typingIn(command.options, options);
    const asked = typing && command.suggest?.(typing, callerOf(interaction), ports);
    if (!asked) return [];
    const found = await within(asked, SUGGESTION_LIMIT_MS);
    if (!found) throw new Error('Suggestions took too long');
    return autocompleteChoices(found);
  }

  async function dispatch(interaction: APIInteraction, responder: Responder): Promise<void> {
    switch (interaction.type) {
      case InteractionType.Ping:
        return responder.callback({ type: InteractionResponseType.Pong });
      case InteractionType.ApplicationCommandAutocomplete:
        return suggest(interaction, responder);
      case InteractionType.ApplicationCommand: {
        const command = commands.get(interaction.data.name);
        return reply(interaction, responder, {
          command,
          deferral: 'message',
          work: (caller) => run(command, interaction, caller),
        });
      }
      default:
        return reply(interaction, responder, {
          command: commands.get(parseCustomId(interaction.data.custom_id)?.command ?? ''),
          // A form that a slash command opened has no message to change.
          deferral: interaction.message ? 'update' : 'message',
          work: (caller) => press(interaction, caller),
        });
    }
  }

  return {
    async handle(interaction, responder) {
      try {
        await dispatch(interaction, responder);
      } catch (error) {
        log.error({ interaction: interaction.id, err: error }, 'interaction not answered');
      }
    },
  };
}

interface Work {
  readonly command: Command | undefined;
  readonly deferral: Deferral;
  readonly work: (caller: Caller) => Promise<Outcome>;
}

function submitted(interaction: Submission): Pick<Press, 'values' | 'fields'> {
  if (interaction.type === InteractionType.ModalSubmit) {
    return { values: [], fields: modalFields(interaction.data) };
  }
  return { values: 'values' in interaction.data ? interaction.data.values : [], fields: {} };
}
