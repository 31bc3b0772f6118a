import { randomUUID } from 'node:crypto';
import { ComponentType } from 'discord-api-types/v10';
import { callables, type Declaration } from '../discord/command.ts';
import { newMessageBody } from '../discord/message-body.ts';
import type { Ports } from '../discord/services.ts';
import { UserError } from '../errors.ts';
import type { Logger } from '../log/logger.port.ts';
import type { AttachedFile } from '../message/attached-file.port.ts';
import type { RouterTexts } from '../message/message.port.ts';
import type { Message } from '../message/message.ts';
import { parseLine } from './line/command-line.ts';
import { lineProblemText, noFormText } from './line/line-problem-text.ts';
import { plainText, type Terminal } from './terminal/plain-text.ts';

export interface Question {
  /** As typed on Discord: "/profit 120TH 3000W". */
  readonly line: string;
  /** Discord's code of the language; without one the language that was chosen by `/settings me`. */
  readonly locale?: string | undefined;
  /** The message as Discord would get it, instead of text. */
  readonly json: boolean;
  readonly file?: AttachedFile | undefined;
}

interface Asked {
  readonly text: string;
  readonly exitCode: 0 | 1;
}

interface AskParts {
  readonly commands: readonly Declaration[];
  readonly ports: Ports;
  readonly texts: RouterTexts;
  readonly log: Logger;
  readonly terminal: Omit<Terminal, 'now' | 'locale'>;
}

/** Who asks, to the stores. */
const USER = 'terminal';

/**
 * One question, one answer, as `npm run ask` prints it; what a Discord user would be refused is
 * refused in the same words.
 */
export async function ask(
  { line, locale: wanted, json, file }: Question,
  parts: AskParts,
): Promise<Asked> {
  const { commands, ports, texts, log, terminal } = parts;
  const profile = await ports.profiles.find(USER, undefined);
  const locale = wanted ?? profile.settings.locale ?? 'en-US';
  const say = (message: Message, exitCode: 0 | 1, ephemeral = true): Asked => ({
    text: json
      ? JSON.stringify(newMessageBody(message, ephemeral), undefined, 2)
      : plainText(message, { ...terminal, locale, now: ports.clock() }),
    exitCode,
  });

  const parsed = parseLine(line, callables(commands), file);
  if (!parsed.ok) return say({ content: lineProblemText(parsed.problem, locale) }, 1);
  const { command, values } = parsed;
  // As the router hands them over: every option is there, some without a value.
  const options = Object.fromEntries(
    Object.keys(command.options).map((name) => [name, values[name]]),
  );
  try {
    const caller = { id: USER, locale, profile, isReachable: false } as const;
    const said = await command.run({ options, caller }, ports);
    if ('modal' in said) return say({ content: noFormText(locale) }, 1);
    return say(said, asksBack(said) ? 1 : 0, command.audience === 'caller');
  } catch (error) {
    const incident = randomUUID().slice(0, 8);
    if (!(error instanceof UserError)) log.error({ err: error, incident }, 'question failed');
    return say(texts.failure(error, locale, incident), 1);
  }
}

/** A sentence with a select asks which one was meant; below an answer a select is just a choice more. */
function asksBack({ embeds = [], components = [] }: Message): boolean {
  const parts = components.flatMap((row) => row.components);
  return embeds.length === 0 && parts.some(({ type }) => type === ComponentType.StringSelect);
}
