import { randomUUID } from 'node:crypto';
import { ComponentType } from 'discord-api-types/v10';
import { type Caller, callables, type Declaration, handlers } from '../discord/command.ts';
import { newMessageBody } from '../discord/message-body.ts';
import type { Ports } from '../discord/services.ts';
import { UserError } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import type { AttachedFile } from '../message/attached-file.port.ts';
import { parseCustomId } from '../message/custom-id.ts';
import type { RouterTexts } from '../message/message.port.ts';
import type { Attachment, Message } from '../message/message.ts';
import { parseLine } from './line/command-line.ts';
import { confirmText, lineProblemText, noFormText } from './line/line-problem-text.ts';
import { TERMINAL } from './operators.ts';
import { plainText, type Terminal } from './terminal/plain-text.ts';

export interface Question {
  /** The line as typed on Discord: "/profit 120TH 3000W". */
  readonly line: string;
  /** Discord's code of the language; without one, the language chosen by `/settings me` counts. */
  readonly locale?: string | undefined;
  /** Whether the answer is the message as Discord would get it, instead of text. */
  readonly json: boolean;
  /** Whether the answer is confirmed by itself where it asks for that. */
  readonly yes?: boolean;
  /** Whether the one who asks keeps the answer's files, so that none has to be printed. */
  readonly savesFiles?: boolean;
  readonly file?: AttachedFile | undefined;
}

interface Asked {
  readonly text: string;
  /** Text beside the answer rather than in it: a file that was asked for is the whole text. */
  readonly aside?: string | undefined;
  readonly exitCode: 0 | 1;
  readonly files?: readonly Attachment[] | undefined;
}

interface AskParts {
  readonly commands: readonly Declaration[];
  readonly ports: Ports;
  readonly texts: RouterTexts;
  readonly log: Logger;
  readonly terminal: Omit<Terminal, 'now' | 'locale'>;
}

/**
 * Answers one question, as `npm run ask` prints it; a request that a Discord user would be refused
 * is refused in the same words.
 */
export async function ask(
  { line, locale: wanted, json, yes = false, savesFiles = false, file }: Question,
  parts: AskParts,
): Promise<Asked> {
  const { commands, ports, texts, log, terminal } = parts;
  const profile = await ports.profiles.find(TERMINAL, undefined);
  const locale = wanted ?? profile.settings.locale ?? 'en-US';
  const say = (message: Message, exitCode: 0 | 1, ephemeral = true): Asked => {
    const words = (said: Message) => plainText(said, { ...terminal, locale, now: ports.clock() });
    const { files } = message;
    if (json) {
      const body = JSON.stringify(newMessageBody(message, ephemeral), undefined, 2);
      return { text: body, exitCode, files };
    }
    const printed = savesFiles ? undefined : textIn(files);
    if (printed === undefined) return { text: words(message), exitCode, files };
    return { text: printed, aside: words({ ...message, files: [] }), exitCode };
  };

  const parsed = parseLine(line, callables(commands), file);
  if (!parsed.ok) return say({ content: lineProblemText(parsed.problem, locale) }, 1);
  const { command, values } = parsed;
  // The options are as the router hands them over: every one is there, some without a value.
  const options = Object.fromEntries(
    Object.keys(command.options).map((name) => [name, values[name]]),
  );
  try {
    const caller = { id: TERMINAL, locale, profile, isReachable: false } as const;
    const said = await command.run({ options, caller }, ports);
    if ('modal' in said) return say({ content: noFormText(locale) }, 1);
    const ephemeral = command.audience === 'caller';
    if (said.asks === undefined) return say(said, asksBack(said) ? 1 : 0, ephemeral);
    if (!yes) return { ...say(said, 1, ephemeral), aside: confirmText(locale) };
    const pressed = await press(said.asks, caller, parts);
    return say(pressed, pressed.asks !== undefined || asksBack(pressed) ? 1 : 0, ephemeral);
  } catch (error) {
    const incident = randomUUID().slice(0, 8);
    if (!(error instanceof UserError)) log.error({ err: error, incident }, 'question failed');
    return say(texts.failure(error, locale, incident), 1);
  }
}

/** Returns the message to which the button leads. */
async function press(
  customId: string,
  caller: Caller,
  { commands, ports }: Pick<AskParts, 'commands' | 'ports'>,
): Promise<Message> {
  const id = parseCustomId(customId);
  const outcome =
    id &&
    (await handlers(commands)(id)?.handler.run({ id, caller, values: [], fields: {} }, ports));
  if (outcome && 'update' in outcome) return outcome.update;
  if (outcome && 'reply' in outcome) return outcome.reply;
  throw new Error(`Nothing answers to ${customId}`);
}

/**
 * Returns the text of an only file that is one: the file was asked for, and may go on into a pipe.
 */
function textIn(files: readonly Attachment[] = []): string | undefined {
  const [file, ...others] = files;
  if (!file || others.length > 0 || !/\.(?:csv|json|txt)$/.test(file.name)) return undefined;
  return Buffer.from(file.data).toString('utf8');
}

/**
 * Tells whether the answer asks which one was meant: that is a sentence with a select. Below an
 * answer a select is just a choice more.
 */
function asksBack({ embeds = [], components = [] }: Message): boolean {
  const parts = components.flatMap((row) => row.components);
  return embeds.length === 0 && parts.some(({ type }) => type === ComponentType.StringSelect);
}
