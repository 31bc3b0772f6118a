import { expect, inject, onTestFinished } from 'vitest';
import { openDatabase } from '../../src/database/database.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { startLocalDiscord } from '../support/discord/local-discord.ts';
import { migratedDatabase } from '../support/postgres.ts';
import { HASTE, runProgram } from '../support/run-program.ts';
import { sampleNotice } from '../support/sample-rows.ts';
import { silent as log } from '../support/silent-log.ts';
import { plenty } from './chaos-scene.ts';

/** Milliseconds: most of it are starts of Node, on a machine that does other things as well. */
export const PATIENCE = 900_000;
export const SOON = { timeout: 60_000 };
export const POST = 'POST /channels/:id/messages';
export const LEADS = 'this process leads';
/** Seconds of a lease at the haste of these processes. */
export const LEASE = 15 / Number(HASTE.HASHBELL_HASTE);

const CHANNELS = 30;

/** A database whose outbox fills, a Discord, and a way to start the bot on them. */
export async function leaderScene() {
  const url = await migratedDatabase(inject('postgres'));
  const discord = await startLocalDiscord(plenty);
  onTestFinished(() => discord.close());
  const database = await openDatabase(url, { log });
  onTestFinished(() => database.close());
  const outbox = openOutbox(database);
  let written = 0;
  return {
    discord,
    async start({ api = discord.url, env = {} }: StartOptions = {}) {
      const program = await runProgram('src/main.ts', {
        env: {
          ...HASTE,
          DATABASE_URL: url,
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: api,
          ...env,
        },
      });
      await expect.poll(program.output, SOON).toContain('Hashbell listens');
      return program;
    },
    async put(count: number) {
      const notices = Array.from({ length: count }, () => {
        written += 1;
        return sampleNotice({
          recipient: `c:80000000000000${1_000 + (written % CHANNELS)}`,
          payload: { content: String(written) },
          dedupeKey: `leader:${written}`,
        });
      });
      await outbox.put(notices);
    },
    /** Waits until nothing is left to be sent, and whoever sent the last knows that it did. */
    async settled() {
      const ready = async () => (await outbox.depth(Date.now() / 1_000)).ready;
      await expect.poll(ready, SOON).toBe(0);
    },
    /** Returns what became of all that was written: by what Discord shows, not the database. */
    outcome() {
      const shown = [...discord.counts().keys()].flatMap((channel) =>
        discord.messages(channel).map(({ content }) => content.content),
      );
      return { shown: shown.length, different: new Set(shown).size };
    },
    all: () => ({ shown: written, different: written }),
  };
}

interface StartOptions {
  /** Discord's address, where the process has a way of its own there. */
  readonly api?: string;
  readonly env?: Readonly<Record<string, string>>;
}
