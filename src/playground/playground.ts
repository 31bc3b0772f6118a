import { randomUUID } from 'node:crypto';
import { InteractionResponseType } from 'discord-api-types/v10';
import type * as z from 'zod';
import { callables, type Declaration } from '../discord/command.ts';
import type { Ports } from '../discord/services.ts';
import type { Reading } from '../market/reading.ts';
import type { AttachedFile } from '../message/attached-file.port.ts';
import { type ChatParts, createChat, NoAnswer } from './chat/chat.ts';
import { chatPoster } from './chat/chat-poster.ts';
import {
  botUser,
  commandInteraction,
  formInteraction,
  type Occasion,
  pressInteraction,
} from './chat/interactions.ts';
import { CHANNEL } from './chat/places.ts';
import { parseLine, shownName } from './line/command-line.ts';
import { lineProblemText, slashHint } from './line/line-problem-text.ts';
import { suggest } from './line/suggestions.ts';
import { ALICE } from './operators.ts';
import type { TimeMachine } from './time/time-machine.ts';
import { tourSteps } from './time/tours.ts';
import { loadPageFiles } from './web/page-files.ts';
import { type Answer, BadRequest, type Routes, startWebServer } from './web/web-server.ts';
import {
  type ActAnswer,
  type DataOrigin,
  Dismissal,
  Form,
  type PageEvent,
  type Persona,
  Press,
  Seat,
  type SentFile,
  SentLine,
  Skip,
  type TourStep,
  TypedLine,
  tours,
  WantedTour,
} from './web/wire.ts';

const personas: readonly Persona[] = [
  { id: ALICE, name: 'Alice', colour: '#eb459e' },
  { id: '100000000000000002', name: 'Bob', colour: '#3ba55d' },
];

/** Names of all that can be mentioned, by id. */
const names = Object.fromEntries(
  [CHANNEL, ...personas, { id: botUser.id, name: botUser.username }].map(({ id, name }) => [
    id,
    name,
  ]),
);

/**
 * Milliseconds between two looks at the origin of the figures; a page is told if it has changed.
 */
const ORIGIN_EVERY_MS = 5_000;

interface PlaygroundParts extends Omit<ChatParts, 'personas' | 'clock'> {
  readonly commands: readonly Declaration[];
  readonly ports: Pick<Ports, 'market' | 'clock' | 'settings' | 'rigs'>;
  readonly port: number;
  /** The time machine; absent where time can't be moved. */
  readonly machine?: TimeMachine | undefined;
  /** Does the tick that the time machine makes at every stop. */
  readonly tickNow?: () => Promise<void>;
}

/** Starts the bot without Discord, with a local page in place of the gateway. */
export async function startPlayground(parts: PlaygroundParts) {
  const { handle, ports, log, port, machine, tickNow = async () => {} } = parts;
  const commands = callables(parts.commands);
  const chat = createChat({ handle, personas, clock: ports.clock, log });
  const run = randomUUID();
  const pageFiles = await loadPageFiles();

  const occasionOf = (seat: Seat): Occasion => {
    const persona = personas.find(({ id }) => id === seat.persona);
    if (!persona) throw new BadRequest('There is no such person.');
    return { id: chat.nextId(), seat, persona };
  };

  const posts: Readonly<Record<string, (body: unknown) => Promise<unknown>>> = {
    '/typing': async (body) => {
      const { hasFile, ...typed } = check(TypedLine, body);
      const file = hasFile ? attachedFile({ name: 'file', base64: '' }) : undefined;
      return suggest({ ...typed, file }, commands, occasionOf(typed), chat);
    },

    '/send': async (body): Promise<ActAnswer> => {
      const seat = check(SentLine, body);
      const occasion = occasionOf(seat);
      if (!seat.line.startsWith('/')) {
        const line = `/${seat.line.trim()}`;
        if (parseLine(line, commands).ok) return { problem: slashHint(line, seat.locale) };
        chat.say(occasion, seat.line);
        return {};
      }
      const parsed = parseLine(seat.line, commands, seat.file && attachedFile(seat.file));
      if (!parsed.ok) return { problem: lineProblemText(parsed.problem, seat.locale) };
      const { command, values } = parsed;
      return act(
        chat.interact(occasion, commandInteraction(occasion, command, values), {
          command: shownName(command.name, command.nameLocalizations, seat.locale),
        }),
      );
    },

    '/press': async (body): Promise<ActAnswer> => {
      const press = check(Press, body);
      const message = chat.asSent(press, press.message);
      if (!message) throw new BadRequest('There is no such message.');
      const occasion = occasionOf(press);
      return act(
        chat.interact(occasion, pressInteraction(occasion, press, message), {
          pressed: message.id,
        }),
      );
    },

    '/form': async (body): Promise<ActAnswer> => {
      const form = check(Form, body);
      const message = chat.asSent(form, form.message ?? '');
      const occasion = occasionOf(form);
      return act(
        chat.interact(occasion, formInteraction(occasion, form, message), { pressed: message?.id }),
      );
    },

    '/dismiss': async (body): Promise<ActAnswer> => {
      const dismissal = check(Dismissal, body);
      chat.dismiss(dismissal, dismissal.message);
      return {};
    },

    '/skip': async (body): Promise<ActAnswer> => {
      const { to, persona } = check(Skip, body);
      if (!machine) throw new BadRequest('Time stands still here.');
      const timeZone = await timeZoneOf(persona);
      await machine.go(to, { timeZone, tick: tickNow });
      return {};
    },

    '/tour': async (body): Promise<readonly TourStep[]> => {
      const { tour, ...seat } = check(WantedTour, body);
      const rigs = (await ports.rigs.list(seat.persona)).map(({ name }) => name);
      const steps = tourSteps(tour, { ...surroundings(seat), rigs });
      if (!steps) throw new BadRequest('There is no such tour.');
      return steps;
    },
  };

  /** Returns the circumstances that the steps of a tour depend on. */
  const surroundings = ({ locale }: Seat) => ({
    commands,
    locale,
    priceFactor: machine?.state().priceFactor,
  });

  const routes: Routes = {
    get: (path) => pageFiles.get(path) ?? avatar(path) ?? file(path),
    post: async (path, body) => posts[path]?.(body),
    stream(path, query, send: (event: PageEvent) => void) {
      if (path !== '/events') return undefined;
      const seat = check(Seat, Object.fromEntries(query));
      let origin = dataOrigin(ports.market.reading());
      // Headers go out with the first event; the caller writes them in the same turn.
      queueMicrotask(() =>
        send({
          type: 'hello',
          personas,
          origin,
          run,
          now: ports.clock(),
          messages: chat.messagesFor(seat),
          tours: tours.filter((tour) => tourSteps(tour, surroundings(seat))),
          names,
          unread: chat.unreadBy(seat.persona),
        }),
      );
      const look = () => {
        const now = dataOrigin(ports.market.reading());
        if (JSON.stringify(now) === JSON.stringify(origin)) return;
        origin = now;
        send({ type: 'origin', origin });
      };
      const ticking = setInterval(look, ORIGIN_EVERY_MS);
      const deafen = chat.listen({ seat, hear: send });
      const unwatch = machine && watchMachine(machine, seat.persona, { send, look });
      return () => {
        clearInterval(ticking);
        deafen();
        unwatch?.();
      };
    },
  };

  /** Returns the time zone in which `/digest` and all else means a person's nine o'clock. */
  async function timeZoneOf(persona: string): Promise<string> {
    return (await ports.settings.user(persona)).timeZone ?? 'UTC';
  }

  /**
   * Tells a page the time of the clock, now and whenever it was moved.
   *
   * @returns A function that ends it.
   */
  function watchMachine(
    { state, listen }: TimeMachine,
    persona: string,
    page: { readonly send: (event: PageEvent) => void; readonly look: () => void },
  ): () => void {
    let tells = true;
    const tell = async () => {
      const timeZone = await timeZoneOf(persona).catch(() => 'UTC');
      if (!tells) return;
      page.send({ type: 'clock', clock: state(), timeZone });
      page.look();
    };
    const hush = listen(() => void tell());
    void tell();
    return () => {
      tells = false;
      hush();
    };
  }

  function file(path: string): Answer | undefined {
    const [, folder, id = '', name = ''] = path.split('/');
    if (folder !== 'files') return undefined;
    const found = chat.fileOf(id, decoded(name));
    return found && { type: typeOf(found.name), body: found.data };
  }

  const server = await startWebServer(routes, { port, log });
  return { ...server, poster: chatPoster(chat, ports.clock) };
}

async function act(
  answer: ReturnType<ReturnType<typeof createChat>['interact']>,
): Promise<ActAnswer> {
  try {
    const first = await answer;
    return first?.type === InteractionResponseType.Modal ? { modal: first.data } : {};
  } catch (error) {
    if (error instanceof NoAnswer) return { unanswered: true };
    throw error;
  }
}

/** Makes an attached file that carries its bytes along: nobody else keeps them. */
function attachedFile({ name, base64 }: SentFile): AttachedFile {
  const size = Buffer.byteLength(base64, 'base64');
  return { name, size, url: `data:application/octet-stream;base64,${base64}` };
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    throw new BadRequest('Not a name.');
  }
}

function check<S extends z.ZodType>(schema: S, body: unknown): z.infer<S> {
  const result = schema.safeParse(body);
  if (!result.success) throw new BadRequest('Not understood.');
  return result.data;
}

/** Draws `/avatar/<persona>.svg`: the initial on the person's colour. */
function avatar(path: string): Answer | undefined {
  const persona = personas.find(({ id }) => path === `/avatar/${id}.svg`);
  if (!persona) return undefined;
  return {
    type: 'image/svg+xml',
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" fill="${persona.colour}"/><text x="20" y="27" font-family="sans-serif" font-size="20" font-weight="600" fill="#fff" text-anchor="middle">${persona.name.charAt(0)}</text></svg>`,
  };
}

/**
 * Returns the content type of a file: only pictures are shown in place; everything else is inert.
 */
function typeOf(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  const types: Readonly<Record<string, string>> = {
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
  };
  return types[extension] ?? 'application/octet-stream';
}

/** Returns the sources of the figures, and their time. */
function dataOrigin({ origin, at, tip, difficulty, meanFees, price }: Reading): DataOrigin {
  const data = [difficulty, tip, meanFees, price].filter((datum) => datum !== undefined);
  if (data.length === 0) return { kind: 'none' };
  return {
    kind: origin,
    at: origin === 'sample' ? at : Math.min(...data.map((datum) => datum.at)),
    sources: [...new Set(data.map(({ source }) => source))],
  };
}
