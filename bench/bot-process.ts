import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LocalDiscord } from '../tests/support/discord/local-discord.ts';
import type { LongestTurn } from './longest-turn.ts';
import type { Usage } from './meter.ts';

const ROOT = new URL('../', import.meta.url);
const METER = new URL('meter.ts', import.meta.url).href;
const START_LIMIT_MS = 30_000;

interface BotParts {
  /** Arguments of Node: flags, then the program, as seen from the repository's root. */
  readonly command: readonly string[];
  readonly discord: LocalDiscord;
  /** An empty folder: the bot may write there, and finds no `.env`. */
  readonly folder: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Tells whether it is up: by default, whether it is connected and has registered its commands. */
  readonly isUp?: () => boolean | Promise<boolean>;
}

/** A bot in a process of its own, so that the local Discord's work is not counted as the bot's. */
export interface BotProcess {
  usage(): Promise<Usage>;
  /** Returns the longest turn of the bot's event loop while that work is done. */
  longestTurn(work: () => Promise<unknown>): Promise<LongestTurn>;
  stop(): Promise<void>;
}

/** Starts the bot and waits until it is up. */
export async function startBot(parts: BotParts): Promise<BotProcess> {
  const { command, discord, folder, env } = parts;
  const isHeard = () => discord.gateway.connections > 0 && discord.commands().length > 0;
  const { isUp = isHeard } = parts;
  const program = command.at(-1) ?? '';
  const args = command.map((arg) =>
    /\.[jt]s$/.test(arg) ? fileURLToPath(new URL(arg, ROOT)) : arg,
  );
  const child = spawn(
    process.execPath,
    [...args.slice(0, -1), '--import', METER, ...args.slice(-1)],
    {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        DISCORD_TOKEN: discord.token,
        DISCORD_API_URL: discord.url,
        ...env,
      },
    },
  );
  const deadline = performance.now() + START_LIMIT_MS;
  while (!(await isUp())) {
    if (child.exitCode !== null || performance.now() > deadline) {
      child.kill();
      throw new Error(`${program} did not start`);
    }
    await sleep(50);
  }
  return {
    usage: () => ask<Usage>(child, 'usage'),
    async longestTurn(work) {
      await ask<string>(child, 'watch');
      await work();
      return ask<LongestTurn>(child, 'longest-turn');
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill();
      await gone;
    },
  };
}

async function ask<T>(child: ChildProcess, question: string): Promise<T> {
  const answer = once(child, 'message');
  child.send(question);
  const [told]: T[] = await answer;
  if (!told) throw new Error('The bot does not tell what it uses');
  return told;
}
