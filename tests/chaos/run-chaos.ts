import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '../../src/database/database.ts';
import { rateLimited } from '../support/discord/api-error.ts';
import type { Fault } from '../support/discord/fault.ts';
import { type LocalDiscord, startLocalDiscord } from '../support/discord/local-discord.ts';
import { silent as log } from '../support/silent-log.ts';
import { PRICES } from './chaos-prices.ts';
import { startChaosProcess } from './chaos-process.ts';
import { type Outcome, outcomeOf, plenty, setScene } from './chaos-scene.ts';

const POST = 'POST /channels/:id/messages';
const OPEN = 'POST /users/@me/channels';
const PEOPLE_PER_KILL = 6;
/** Processes that are started ahead. */
const AHEAD = 2;
/** Messages after which a life may end. */
const MOST_POSTS = 10;
/** Milliseconds that a life takes at most to post them: there may be too few that are due. */
const LONGEST_LIFE = 5_000;
/** Seconds in which a life sees its share of the fall in price. */
const FALL = 0.1;

const committed: readonly Fault[] = [
  { kind: 'error-after-commit' },
  { kind: 'drop', committed: true },
];
const faults: readonly Fault[] = [
  ...committed,
  { kind: 'drop', committed: false },
  { kind: 'bad-gateway' },
  { kind: 'refuse', with: rateLimited(0.02, false) },
];

interface ChaosReport extends Outcome {
  readonly kills: number;
  /** Kills while a message was posted of which the process had not heard yet. */
  readonly unheard: number;
  readonly faults: number;
  /** Messages that stood there before the last life. */
  readonly early: number;
}

/**
 * Kills a bot that watches and sends, again and again, at random moments, while Discord stumbles; then
 * lets one finish, and counts. Half way Discord begins to forget nonces between the lives.
 *
 * @param seed - The same gives the same plan, though not the same moments.
 */
export async function runChaos(kills: number, seed: number): Promise<ChaosReport> {
  const random = randomNumbers(seed);
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-chaos-'));
  const url = `sqlite:${join(folder, 'bell.db')}`;
  const discord = await startLocalDiscord(plenty);
  const people = kills * PEOPLE_PER_KILL;
  let injected = 0;
  let unheard = 0;
  let early = 0;

  const stumble = () => {
    discord.calm();
    for (let count = Math.floor(random() * 4); count > 0; count--) {
      const fault = faults[Math.floor(random() * faults.length)];
      if (fault) discord.inject(POST, fault);
      injected += 1;
    }
    if (random() < 0.2) {
      discord.inject(OPEN, { kind: 'drop', committed: random() < 0.5 });
      injected += 1;
    }
  };

  try {
    const digestsFrom = await inDatabase(url, (database) => setScene(database, discord, people));
    const start = () => startChaosProcess(url, discord);
    const started = Array.from({ length: AHEAD }, start);
    const step = (PRICES.from - PRICES.to) / kills;
    for (let kill = 0; kill <= kills; kill++) {
      const life = started.shift() ?? start();
      const last = kill === kills;
      if (kill + AHEAD <= kills) started.push(start());
      const forgets = kill >= kills / 2;
      if (forgets) discord.forgetNonces();
      stumble();
      if (last) {
        discord.calm();
        early = discord.total();
      }
      const from = PRICES.from - kill * step;
      await life.go({
        digestsFrom,
        from,
        to: last ? PRICES.to : from - step,
        seconds: FALL,
        nonceMemory: forgets ? 0 : 60,
        last,
      });
      if (last) {
        await life.end();
      } else if (random() < 0.2) {
        // Somewhere between opening the database and the first messages.
        await sleep(random() * 100);
        await life.kill();
      } else {
        const hears = random() < 0.4;
        await posts(discord, Math.floor(random() * MOST_POSTS));
        if (hears) {
          await sleep(random() * 20);
        } else {
          unheard += await unheardPost(discord);
        }
        await life.kill();
      }
    }
    const outcome = await inDatabase(url, (database) => outcomeOf(database, discord, people));
    return { kills, unheard, faults: injected, early, ...outcome };
  } finally {
    await discord.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits for so many more requests to post; not for ever. @returns Whether they came. */
async function posts(discord: LocalDiscord, more: number): Promise<boolean> {
  const target = discord.count(POST) + more;
  const deadline = performance.now() + LONGEST_LIFE;
  while (discord.count(POST) < target && performance.now() < deadline) await sleep(1);
  return discord.count(POST) >= target;
}

/** Waits for a message that stands there while the bot has not heard so. @returns 1, or 0 if none came. */
async function unheardPost(discord: LocalDiscord): Promise<number> {
  discord.calm();
  discord.inject(POST, { kind: 'hang', committed: true }, 20);
  const came = await posts(discord, 1);
  await sleep(3);
  return came ? 1 : 0;
}

async function inDatabase<T>(
  url: string,
  work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(url, { log });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Mulberry32. @returns Numbers from 0 to below 1. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
