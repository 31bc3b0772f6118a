import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../src/database/database.ts';
import { openOutbox } from '../src/outbox/outbox.store.ts';
import { channelRecipient, serverOwner } from '../src/outbox/recipient.ts';
import { type LocalDiscord, startLocalDiscord } from '../tests/support/discord/local-discord.ts';
import { silent } from '../tests/support/silent-log.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import type { ScaleScene } from './scale-scene.ts';

/** Discord's limit for a bot. */
const REQUESTS_PER_SECOND = 50;
const POST = 'POST /channels/:id/messages';
const CALLBACK = 'POST /interactions/:id/:token/callback';
const HELLO = 'GET /applications/@me';
/** Milliseconds for a look of the leader at the market. */
const WATCHED_MS = 60_000;
/** Milliseconds in which a first start also fills in the past. */
const FIRST_MS = 75_000;
const SETTLE_MS = 10_000;
const LONGEST_WAIT_MS = 300_000;
const MESSAGES_OF_A_CHANNEL = 2;

export interface TogetherFigures {
  readonly asked: number;
  readonly callbacks: number;
  /** Refused answers: somebody had answered already. */
  readonly refused: number;
  readonly answered: number;
  /** Requests to the providers in a minute, of one process and of two. */
  readonly providersOfOne: number;
  readonly providersOfTwo: number;
}

/** Starts two processes with a gateway on one database, and asks them. */
export async function measureTogether(
  scene: ScaleScene,
  { profits, rigs }: { readonly profits: number; readonly rigs: number },
): Promise<TogetherFigures> {
  const url = await scene.emptyDatabase();
  const discord = await startLocalDiscord();
  const bots: BotProcess[] = [];
  const start = async () => {
    const wanted = bots.length + 1;
    bots.push(
      await startBot({
        ...scene.program,
        discord,
        env: { ...scene.program.env, DATABASE_URL: url },
        isUp: () => discord.gateway.connections >= wanted,
      }),
    );
    await sleep(wanted === 1 ? FIRST_MS : SETTLE_MS);
  };
  const requests = async (work: () => Promise<unknown> = async () => {}) => {
    const before = scene.asked();
    await Promise.all([sleep(WATCHED_MS), work()]);
    return scene.asked() - before;
  };
  try {
    await start();
    const providersOfOne = await requests();
    await start();
    const before = discord.count(CALLBACK);
    let answered = 0;
    const providersOfTwo = await requests(async () => {
      const user = (index: number) => ({ user: `30000000000000${1_000 + index}` });
      const { people } = discord;
      const asked = [
        ...Array.from({ length: profits }, (_, index) =>
          people.slash('profit', { rig: '120TH 3000W' }, user(index)),
        ),
        ...Array.from({ length: rigs }, (_, index) =>
          people.slash('rig add', { rig: '120TH 3000W', name: 'Shed' }, user(index)),
        ),
      ];
      const answers = await Promise.allSettled(asked.map(({ finished }) => finished));
      answered = answers.filter(({ status }) => status === 'fulfilled').length;
    });
    return {
      asked: profits + rigs,
      callbacks: discord.count(CALLBACK) - before,
      refused: discord.answered(400),
      answered,
      providersOfOne,
      providersOfTwo,
    };
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await discord.close();
  }
}

export interface SendingFigures {
  readonly processes: number;
  /** Messages a second, from the first to the last. */
  readonly perSecond: number;
  readonly rateLimited: number;
  readonly lost: number;
  readonly doubled: number;
}

/** Sends so many notices with one worker, then with all; the local Discord takes 50 a second. */
export async function measureSending(
  scene: ScaleScene,
  { processes, notices }: { readonly processes: number; readonly notices: number },
): Promise<readonly [one: SendingFigures, all: SendingFigures]> {
  const url = await scene.emptyDatabase();
  const discord = await startLocalDiscord({ globalPerSecond: REQUESTS_PER_SECOND });
  const bots: BotProcess[] = [];
  const start = async () => {
    const wanted = discord.count(HELLO) + 1;
    bots.push(
      await startBot({
        ...scene.program,
        discord,
        env: { ...scene.program.env, DATABASE_URL: url, ROLE: 'worker' },
        isUp: () => discord.count(HELLO) >= wanted,
      }),
    );
  };
  try {
    await start();
    await sleep(SETTLE_MS);
    const one = await send({ url, discord, round: 1, notices });
    while (bots.length < processes) await start();
    await sleep(SETTLE_MS);
    const all = await send({ url, discord, round: 2, notices });
    return [
      { processes: 1, ...one },
      { processes, ...all },
    ];
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await discord.close();
  }
}

interface Sending {
  readonly url: string;
  readonly discord: LocalDiscord;
  readonly round: number;
  readonly notices: number;
}

async function send({ url, discord, round, notices }: Sending) {
  const channelOf = (index: number) =>
    String(
      800_000_000_000_000_000n +
        BigInt(round * 1_000_000 + Math.floor(index / MESSAGES_OF_A_CHANNEL)),
    );
  const limited = discord.answered(429);
  const posted = discord.count(POST);
  const database = await openDatabase(url, { log: silent });
  try {
    await openOutbox(database).put(
      Array.from({ length: notices }, (_, index) => ({
        recipient: channelRecipient(channelOf(index)),
        owner: serverOwner('700000000000000001'),
        payload: { content: `Notice ${index}` },
        dedupeKey: `bench:${round}:${index}`,
        createdAt: Date.now() / 1_000,
      })),
    );
  } finally {
    await database.close();
  }
  let [first, last, seen] = [0, 0, 0];
  for (const stop = Date.now() + LONGEST_WAIT_MS; seen < notices && Date.now() < stop; ) {
    await sleep(10);
    const now = discord.count(POST) - posted - (discord.answered(429) - limited);
    if (now === seen) continue;
    seen = now;
    last = performance.now();
    first ||= last;
  }
  // One that is sent twice is on its way.
  await sleep(2_000);
  const counts = discord.counts();
  const channels = new Set(Array.from({ length: notices }, (_, index) => channelOf(index)));
  const told = [...channels].map((id) => counts.get(id) ?? 0);
  const missing = told.map((count) => Math.max(0, MESSAGES_OF_A_CHANNEL - count));
  const surplus = told.map((count) => Math.max(0, count - MESSAGES_OF_A_CHANNEL));
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  return {
    perSecond: (seen - 1) / ((last - first) / 1_000),
    rateLimited: discord.answered(429) - limited,
    lost: sum(missing),
    doubled: sum(surplus),
  };
}
