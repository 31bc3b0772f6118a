import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../src/database/database.ts';
import { type DigestSection, digestSections } from '../src/digest/digest.ts';
import { digestStore } from '../src/digest/digests.store.ts';
import { historyStore } from '../src/market/history.store.ts';
import { type LocalDiscord, startLocalDiscord } from '../tests/support/discord/local-discord.ts';
import { startLocalProviders } from '../tests/support/local-providers.ts';
import { silent } from '../tests/support/silent-log.ts';
import { type BotProcess, startBot } from './bot-process.ts';
import { underLoad } from './load.ts';
import { seedHistory } from './seed-history.ts';
import { startCommand } from './start-command.ts';

const CHANNELS = 10_000;
const CHANNELS_OF_A_SERVER = 10;
/** Discord's limit for a bot. */
export const REQUESTS_PER_SECOND = 50;
const SETTLE_MS = 5_000;
/** Seconds that the bot gets to start before the digests are due. */
const HEAD_START = 75;
const QUESTIONS = { perSecond: 10, seconds: 30 };
const LONGEST_WAIT_MS = 300_000;

const CONTENTS: readonly {
  readonly locale: string;
  readonly currency: string;
  readonly sections: readonly DigestSection[];
}[] = ['en-US', 'de'].flatMap((locale) =>
  ['USD', 'EUR'].flatMap((currency) => [
    { locale, currency, sections: digestSections },
    { locale, currency, sections: ['headline', 'retarget', 'chart'] as const },
  ]),
);

/** The figures of sending all channels their digests. */
export interface SendFigures {
  readonly channels: number;
  readonly contents: number;
  /** Messages a second, from the first to the last. */
  readonly perSecond: number;
  /** Seconds from the minute in which the digests were due to the first message. */
  readonly firstAfter: number;
  readonly rateLimited: number;
  /** Channels that got no digest; below, those that got more than one. */
  readonly lost: number;
  readonly doubled: number;
  readonly withPicture: number;
  /** Megabytes, before the digests were due and at most. */
  readonly memory: { readonly before: number; readonly most: number };
  /**
   * Milliseconds from a question to its acknowledgement, in a quiet minute and while digests are
   * sent; 1 in 100 takes longer.
   */
  readonly quietP99: number;
  readonly busyP99: number;
}

/** Sends the digests of all channels in the same minute, from the bot as `npm start` runs it. */
export async function sendDigests(): Promise<SendFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-bench-'));
  const providers = await startLocalProviders();
  const discord = await startLocalDiscord({
    globalPerSecond: REQUESTS_PER_SECOND,
    channelMessages: { limit: 5, seconds: 5 },
    keepsFiles: false,
  });
  let bot: BotProcess | undefined;
  try {
    const url = `sqlite:${join(folder, 'bell.db')}`;
    const due = Math.ceil((Date.now() / 1_000 + HEAD_START) / 60) * 60;
    await seed(url, due);
    const command = await startCommand();
    bot = await startBot({
      command,
      discord,
      folder,
      env: { ...providers.env, DATABASE_URL: url },
    });
    return await figuresOf(bot, discord, due);
  } finally {
    await bot?.stop();
    await discord.close();
    providers.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function seed(url: string, due: number): Promise<void> {
  const database = await openDatabase(url, { log: silent });
  try {
    await seedHistory(historyStore(database), due);
    const digests = digestStore(database);
    const date = new Date(due * 1_000);
    const minute = date.getUTCHours() * 60 + date.getUTCMinutes();
    for (let index = 0; index < CHANNELS; index += 1) {
      const content = CONTENTS[index % CONTENTS.length];
      if (!content) continue;
      const added = await digests.add({
        guildId: String(
          700_000_000_000_000_000n + BigInt(Math.floor(index / CHANNELS_OF_A_SERVER)),
        ),
        recipient: `c:${channelOf(index)}`,
        userId: '600000000000000001',
        schedule: { minute, days: 'daily', timeZone: 'UTC' },
        ...content,
        createdAt: due - 86_400,
        nextAt: due,
      });
      if (!added.ok) throw new Error(added.why);
    }
  } finally {
    await database.close();
  }
}

const channelOf = (index: number) => String(800_000_000_000_000_000n + BigInt(index));

async function figuresOf(
  bot: BotProcess,
  discord: LocalDiscord,
  due: number,
): Promise<SendFigures> {
  const ask = () => discord.people.slash('profit', { rig: '120TH 3000W' });
  await sleep(SETTLE_MS);
  const quiet = await underLoad({ bot, ask, ...QUESTIONS });
  if (Date.now() / 1_000 > due) throw new Error('The bot took too long to start');
  const before = (await bot.usage()).rss / 1e6;
  const posts = () => discord.count('POST /channels/:id/messages');

  let [first, last, seen, most] = [0, 0, 0, before];
  const stop = Date.now() + LONGEST_WAIT_MS;
  const watching = (async () => {
    while (seen < CHANNELS && Date.now() < stop) {
      await sleep(20);
      if (posts() === seen) continue;
      seen = posts();
      last = performance.now();
      first ||= last;
    }
  })();
  const weighing = (async () => {
    while (seen < CHANNELS && Date.now() < stop) {
      most = Math.max(most, (await bot.usage()).rss / 1e6);
      await sleep(500);
    }
  })();
  while (first === 0 && Date.now() < stop) await sleep(20);
  const firstAfter = Date.now() / 1_000 - due;
  const busy = await underLoad({ bot, ask, ...QUESTIONS });
  await Promise.all([watching, weighing]);
  // The last answers are on their way.
  await sleep(1_000);

  const counts = discord.counts();
  const channels = Array.from({ length: CHANNELS }, (_, index) => channelOf(index));
  const told = channels.map((id) => counts.get(id) ?? 0);
  return {
    channels: CHANNELS,
    contents: CONTENTS.length,
    perSecond: (seen - 1) / ((last - first) / 1_000),
    firstAfter,
    rateLimited: discord.answered(429),
    lost: told.filter((count) => count === 0).length,
    doubled: told.filter((count) => count > 1).length,
    withPicture: channels
      .slice(0, CONTENTS.length)
      .filter((id) => discord.messages(id)[0]?.files.length === 1).length,
    memory: { before, most },
    quietP99: quiet.p99,
    busyP99: busy.p99,
  };
}
