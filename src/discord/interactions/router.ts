import { randomUUID } from 'node:crypto';
import {
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { SourceError, UserError } from '../../errors.ts';
import type { Logger } from '../../log/logger.port.ts';
import { parseCustomId } from '../../message/custom-id.ts';
import type { RouterTexts } from '../../message/message.port.ts';
import { within } from '../../time/ending-within.ts';
import { inTurns } from '../../time/turns.ts';
import {
  type Callable,
  type Caller,
  callables,
  type Declaration,
  handlers,
  type Outcome,
} from '../command.ts';
import type { Ports } from '../services.ts';
import { answer, type Deferral, type Responder } from './answer.ts';
import { type FairShare, fairShare } from './fair-share.ts';
import {
  autocompleteChoices,
  calledWith,
  callerOf,
  optionValues,
  submitted,
  typingIn,
} from './interaction-values.ts';
import { personalPorts } from './personal-ports.ts';
import {
  type CommandInteraction,
  type Interaction,
  type PersonalInteraction,
  readInteraction,
  type Submission,
  type TypingInteraction,
  UnreadableInteraction,
} from './read-interaction.ts';

export type { Responder } from './answer.ts';

/** Handlers that answer from memory are done long before; the rest defer with time to spare. */
const PATIENCE_MS = 400;
/** Seconds for suggestions: they cannot be deferred, and are of no use when they come late. */
const SUGGESTION_LIMIT = 2;
/**
 * Seconds to read the profile: nobody waits longer than that for an answer in the right language.
 */
const PROFILE_LIMIT = 0.2;
/**
 * Seconds for the same where other processes may hear of the interaction as well: without a word
 * from the database nobody knows who answers. Discord waits for three.
 */
const CLAIM_LIMIT = 1.8;

export interface RouterParts {
  readonly commands: readonly Declaration[];
  readonly ports: Ports;
  readonly log: Logger;
  readonly texts: RouterTexts;
  /** After this time an answer is deferred, in milliseconds. */
  readonly patience?: number;
  /** Each person's share of what is expensive. */
  readonly share?: FairShare;
  /** Called after the answer to a command. */
  readonly afterCommand?: (caller: Caller, responder: Responder) => Promise<void>;
}

/**
 * A router knows nothing of gateways: an interaction comes in as Discord wrote it, answers go to
 * the responder.
 */
export interface Router {
  /** Never rejects: what goes wrong is told to the caller, logged, or both. */
  handle(raw: unknown, responder: Responder): Promise<void>;
}

export function createRouter(parts: RouterParts): Router {
  const { ports, log, texts, patience = PATIENCE_MS, share = fairShare() } = parts;
  const handlerOf = handlers(parts.commands);
  const commands = new Map(callables(parts.commands).map((command) => [command.name, command]));

  /**
   * Returns the caller with the language the person chose rather than Discord's.
   *
   * @throws TakenElsewhere when another process answers.
   */
  async function personOf(interaction: PersonalInteraction): Promise<Person> {
    const caller = callerOf(interaction);
    const { id, guildId } = caller;
    const { profiles } = ports;
    let isTaken = false;
    const claimed = async <T>(claim: Promise<T | undefined>): Promise<T> => {
      const profile = await claim;
      isTaken = profile === undefined;
      if (profile === undefined) throw new TakenElsewhere();
      return profile;
    };
    const stillOurs = () => {
      if (isTaken) throw new TakenElsewhere();
    };
    try {
      const profile = await (profiles.claim
        ? within(CLAIM_LIMIT, claimed(profiles.claim(interaction.id, id, guildId)))
        : within(PROFILE_LIMIT, profiles.find(id, guildId)));
      const locale = profile?.settings.locale ?? caller.locale;
      return { caller: { ...caller, locale, profile }, stillOurs };
    } catch (error) {
      if (error instanceof TakenElsewhere) throw error;
      log.error({ interaction: interaction.id, err: error }, 'profile not known');
      return { caller, stillOurs };
    }
  }

  function explain(error: unknown, { locale }: Caller, about: object): Outcome {
    if (error instanceof TakenElsewhere) throw error;
    const incident = randomUUID().slice(0, 8);
    const details = { ...about, incident, err: error };
    if (error instanceof UserError) log.debug(details, 'input refused');
    else if (error instanceof SourceError) log.warn(details, 'source failed');
    else log.error(details, 'interaction failed');
    return { reply: { ...texts.failure(error, locale, incident), ephemeral: true } };
  }

  async function reply(
    interaction: PersonalInteraction,
    responder: Responder,
    { name, ephemeral, deferral, work }: Work,
  ): Promise<Caller> {
    const turn = inTurns();
    const { caller, stillOurs } = await personOf(interaction);
    await turn();
    const about = { interaction: interaction.id, command: name };
    await answer(work(caller), {
      responder: {
        ...responder,
        async callback(...said) {
          stillOurs();
          await responder.callback(...said);
        },
      },
      deferral,
      ephemeral,
      patience,
      explain: (error) => explain(error, caller, about),
    });
    return caller;
  }

  /** @throws UserError when the caller's share is used up. */
  function admit({ id, locale }: Caller): void {
    const wait = share.take(id);
    if (wait !== undefined) throw new UserError(texts.usedUp(locale, ports.clock() + wait));
  }

  const portsOf = (caller: Caller): Ports =>
    personalPorts(ports, { id: caller.id, admit: () => admit(caller) });

  async function run(
    command: Callable | undefined,
    { data }: CommandInteraction,
    caller: Caller,
  ): Promise<Outcome> {
    if (!command || data.type !== ApplicationCommandType.ChatInput) return outdated(caller);
    const options = optionValues(command.options, calledWith(data).given, data.resolved);
    if (!options) return outdated(caller);
    if (command.cost) admit(caller);
    const said = await command.run({ options, caller }, portsOf(caller));
    return 'modal' in said ? said : { reply: said };
  }

  async function press(interaction: Submission, caller: Caller): Promise<Outcome> {
    const id = parseCustomId(interaction.data.custom_id);
    const handler = id && handlerOf(id)?.handler;
    if (!handler) return outdated(caller);
    if (id.owner !== undefined && id.owner !== caller.id) {
      return { reply: { ...texts.notYours(caller.locale), ephemeral: true } };
    }
    if (handler.cost) admit(caller);
    return handler.run({ caller, id, ...submitted(interaction) }, portsOf(caller));
  }

  function outdated({ locale }: Caller): Outcome {
    return { reply: { ...texts.outdated(locale), ephemeral: true } };
  }

  async function suggest(interaction: TypingInteraction, responder: Responder): Promise<void> {
    const choices = await suggestions(interaction).catch((error: unknown) => {
      if (error instanceof TakenElsewhere) throw error;
      log.error({ interaction: interaction.id, err: error }, 'suggestions failed');
      return [];
    });
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
    await responder.callback({ type, data: { choices } });
  }

  async function suggestions(interaction: TypingInteraction) {
    const { name, given } = calledWith(interaction.data);
    const command = commands.get(name);
    const typing = command && typingIn(command.options, given);
    if (!typing) return [];
    const turn = inTurns();
    const { caller } = await personOf(interaction);
    await turn();
    const asked = command.suggest?.(typing, caller, ports);
    if (!asked) return [];
    const found = await within(SUGGESTION_LIMIT, asked);
    if (!found) throw new Error('Suggestions took too long');
    return autocompleteChoices(found);
  }

  /** Runs what follows an answer; the answer stands, whatever becomes of this. */
  async function follow(caller: Caller, responder: Responder, { id }: Interaction) {
    try {
      await parts.afterCommand?.(caller, responder);
    } catch (error) {
      log.error({ interaction: id, err: error }, 'nothing could follow the answer');
    }
  }

  async function dispatch(interaction: Interaction, responder: Responder): Promise<void> {
    switch (interaction.type) {
      case InteractionType.Ping:
        return responder.callback({ type: InteractionResponseType.Pong });
      case InteractionType.ApplicationCommandAutocomplete:
        return suggest(interaction, responder);
      case InteractionType.ApplicationCommand: {
        const { name } = calledWith(interaction.data);
        const command = commands.get(name);
        const caller = await reply(interaction, responder, {
          name,
          ephemeral: command?.audience === 'caller',
          deferral: 'message',
          work: (who) => run(command, interaction, who),
        });
        return follow(caller, responder, interaction);
      }
      default: {
        const id = parseCustomId(interaction.data.custom_id);
        const declaration = id && handlerOf(id)?.declaration;
        await reply(interaction, responder, {
          name: declaration?.name ?? '',
          ephemeral: isPersonal(declaration),
          // A form that a slash command opened has no message to change.
          deferral: interaction.message ? 'update' : 'message',
          work: (caller) => press(interaction, caller),
        });
      }
    }
  }

  return {
    async handle(raw, responder) {
      let interaction: Interaction | undefined;
      // The first interaction of a process takes long: much is made when it is first asked for.
      const turn = inTurns();
      try {
        interaction = readInteraction(raw);
        await turn();
        await dispatch(interaction, responder);
      } catch (error) {
        if (error instanceof TakenElsewhere) return;
        if (error instanceof UnreadableInteraction) {
          log.warn({ problem: error.message }, 'interaction not understood, left out');
        } else log.error({ interaction: interaction?.id, err: error }, 'interaction not answered');
      }
    },
  };
}

interface Person {
  readonly caller: Caller;
  /**
   * Looks whether a claim that nobody waited for any more has come since.
   *
   * @throws TakenElsewhere when it went to another process.
   */
  readonly stillOurs: () => void;
}

/** Another process has the interaction, and answers it. */
class TakenElsewhere extends Error {
  override readonly name = 'TakenElsewhere';
}

interface Work {
  /** The command's name, for the log. */
  readonly name: string;
  /** Whether replies are for the caller alone, unless they say so themselves. */
  readonly ephemeral: boolean;
  readonly deferral: Deferral;
  readonly work: (caller: Caller) => Promise<Outcome>;
}

/** Tells whether what presses lead to is for the caller alone. */
function isPersonal(declaration: Declaration | undefined): boolean {
  if (!declaration) return false;
  return 'subcommands' in declaration
    ? Object.values(declaration.subcommands).every(({ audience }) => audience === 'caller')
    : declaration.audience === 'caller';
}
