import { randomUUID } from 'node:crypto';
import { callables, type Declaration } from '../discord/command.ts';
import { UserError } from '../errors.ts';
import type { AttachedFile, Logger, Message, Ports, RouterTexts } from '../ports.ts';
import { plainText, type Terminal } from '../render/plain-text.ts';
import { parseLine } from './command-line.ts';
import { lineProblemText, noFormText } from './line-problem-text.ts';

export interface Question {
  /** As typed on Discord: "/profit 120TH 3000W". */
  readonly line: string;
  /** Discord's code of the language. */
  readonly locale: string;
  /** The message's payload instead of text. */
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

/** One question, one answer; what a Discord user would be refused is refused in the same words. */
export async function ask({ line, locale, json, file }: Question, parts: AskParts): Promise<Asked> {
  const { commands, ports, texts, log, terminal } = parts;
  const say = (message: Message, exitCode: 0 | 1): Asked => ({
    text: json
      ? JSON.stringify(payloadOf(message), undefined, 2)
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
    const said = await command.run({ options, caller: { id: 'terminal', locale } }, ports);
    return 'modal' in said ? say({ content: noFormText(locale) }, 1) : say(said, 0);
  } catch (error) {
    const incident = randomUUID().slice(0, 8);
    if (!(error instanceof UserError)) log.error({ err: error, incident }, 'question failed');
    return say(texts.failure(error, locale, incident), 1);
  }
}

/** Attachments by name: their bytes are of no use in a terminal. */
function payloadOf({ files, ...message }: Message) {
  return files
    ? { ...message, files: files.map(({ name, description }) => ({ name, description })) }
    : message;
}
