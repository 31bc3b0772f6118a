import { ComponentType, PermissionFlagsBits } from 'discord-api-types/v10';
import { commands } from '../../commands/index.ts';
import { callables } from '../../src/discord/command.ts';
import { parseLine } from '../../src/playground/line/command-line.ts';
import type { Asked, Exchange } from '../../tests/support/discord/exchange.ts';
import type { LocalMessage } from '../../tests/support/discord/message-board.ts';
import { ALICE, CHANNEL, type Seat } from '../../tests/support/discord/people.ts';
import { startHashbell } from './hashbell.ts';
import { fingerprint, numbering } from './plain.ts';
import { type Line, type Step, scenes } from './scenes.ts';

/** Presses on what a press brought forth: an answer, a question, what follows from it. */
const DEPTH = 2;
/** Options that are tried of each select. */
const CHOSEN = 3;

type Locale = 'en-US' | 'de';

interface Part {
  readonly type: number;
  readonly customId: string;
  readonly values: readonly (readonly string[] | undefined)[];
}

/** Returns all that the bot says to the scenes in a language, one JSON value a line. */
export async function record(locale: Locale): Promise<readonly string[]> {
  const { discord, machine, tick, faults, stop } = await startHashbell();
  const { people } = discord;
  const plain = numbering();
  const entries: string[] = [];
  const note = (about: string, said: unknown) => {
    entries.push(plain(JSON.stringify({ locale, about, said })));
  };
  const pressed = new Set<string>();

  function seatOf(step: Line): Seat {
    return {
      locale,
      rights: step.plain ? 0n : PermissionFlagsBits.ManageGuild,
      ...(step.place && { place: step.place }),
    };
  }

  /** Waits until notices that follow unasked, such as a first direct message, are out as well. */
  async function done({ finished }: Asked): Promise<Exchange> {
    const exchange = await finished;
    await tick();
    return exchange;
  }

  async function follow(about: string, exchange: Exchange, seat: Seat, depth: number) {
    const { first, message, followUps } = exchange;
    if (first.type === 9) {
      note(about, { form: first.data });
      if (depth === 0) return;
      const sent = await done(people.submit(exchange, {}, seat));
      return follow(`${about} > sent`, sent, seat, depth - 1);
    }
    const shown = [message, ...followUps].filter((one) => one !== undefined);
    note(about, first.type === 8 ? first.data : shown.map(textOf));
    if (depth === 0) return;
    for (const one of shown) await pressAll(about, one, seat, depth - 1);
  }

  async function pressAll(about: string, message: LocalMessage, seat: Seat, depth: number) {
    for (const { type, customId, values } of partsOf(message)) {
      for (const chosen of values) {
        const path = `${about} > ${plain(customId)} ${chosen?.join() ?? ''}`;
        // A part that was pressed below the same words before has been seen.
        const key = JSON.stringify([plain(customId), chosen, textOf(message)]);
        if (pressed.has(key)) continue;
        pressed.add(key);
        if (!partsOf(message).some((part) => part.type === type && part.customId === customId)) {
          continue;
        }
        const seen = discord.messages(message.channelId).find(({ id }) => id === message.id);
        const stillThere = seen && partsOf(seen).some((part) => part.customId === customId);
        if (!stillThere) continue;
        await follow(path, await done(people.press(seen, customId, chosen, seat)), seat, depth);
      }
    }
  }

  const posts = () =>
    [CHANNEL, discord.dmOf(ALICE) ?? ''].flatMap((channel) => discord.messages(channel));

  async function act(step: Step) {
    if ('journey' in step) {
      const before = new Set(posts().map(({ id }) => id));
      await machine.go(step.journey, { timeZone: 'UTC', tick });
      const fresh = posts().filter(({ id }) => !before.has(id));
      note(`journey ${step.journey}`, fresh.map(textOf));
      return;
    }
    if ('typing' in step) {
      const { typing: command, option, text } = step;
      const seat = { locale, rights: PermissionFlagsBits.ManageGuild };
      const typed = await people.type(command, { option, text }, seat).finished;
      note(`/${command} ${option}: ${text}`, typed.first.type === 8 ? typed.first.data : undefined);
      return;
    }
    const parsed = parseLine(
      step.line,
      callables(commands),
      step.file === undefined ? undefined : aFile,
    );
    if (!parsed.ok) {
      note(step.line, { refused: parsed.problem.kind });
      return;
    }
    const values = Object.fromEntries(
      Object.entries(parsed.values).map(([name, value]) => [
        name,
        typeof value === 'object' ? { file: 'rigs.csv', text: step.file ?? '' } : value,
      ]),
    );
    const seat = seatOf(step);
    const asked = await done(people.slash(parsed.command.name, values, seat));
    await follow(step.line, asked, seat, step.untouched ? 0 : DEPTH);
  }

  try {
    note('commands', discord.commands());
    for (const step of scenes) await act(step);
    note('violations', discord.violations);
    note(
      'faults',
      faults().map(({ level, sentence }) => ({ level, sentence })),
    );
    return entries;
  } finally {
    await stop();
  }
}

const aFile = { name: 'rigs.csv', size: 1, url: 'data:text/csv,' };

function textOf({ content, files, ephemeral }: LocalMessage) {
  return {
    ephemeral,
    content,
    files: files.map(({ data, ...about }) => ({
      ...about,
      data: about.contentType?.startsWith('image/') ? fingerprint(data) : textIn(data),
    })),
  };
}

/** Returns a file's text; an export's drafts go by what they say, for their keys are random. */
function textIn(data: Uint8Array): string {
  const text = Buffer.from(data).toString();
  if (!text.startsWith('{')) return text;
  const { drafts = [], ...rest } = JSON.parse(text);
  const said = drafts.map((draft: unknown) => JSON.stringify(draft).replace(/[\da-f]{16}/, ''));
  return JSON.stringify({ ...rest, drafts: said.toSorted() });
}

/** Returns the buttons and selects of a message, with their choices; links lead elsewhere. */
function partsOf({ content }: LocalMessage): readonly Part[] {
  return (content.components ?? [])
    .flatMap((row) => [...row.components])
    .flatMap((part): Part[] => {
      const { type, custom_id: customId } = part;
      if (customId === undefined || part['disabled'] === true) return [];
      const options = type === ComponentType.StringSelect ? part['options'] : undefined;
      if (!Array.isArray(options)) return [{ type, customId, values: [undefined] }];
      const values = options.slice(0, CHOSEN).map(({ value }) => [String(value)]);
      return [{ type, customId, values }];
    });
}
