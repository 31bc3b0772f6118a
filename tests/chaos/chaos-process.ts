import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { LocalDiscord } from '../support/discord/local-discord.ts';
import { NODE_FLAGS } from '../support/node-flags.ts';

const script = fileURLToPath(new URL('chaos-bot.ts', import.meta.url));

/** An order for the bot to live through; chaos-bot.ts says more of its parts. */
interface Order {
  readonly digestsFrom: number;
  readonly from: number;
  readonly to: number;
  readonly seconds: number;
  readonly nonceMemory: number;
  readonly last: boolean;
}

interface ChaosProcess {
  /** Gives the order. Resolves when the bot has the database open. */
  go(order: Order): Promise<void>;
  /** Kills the process without warning. */
  kill(): Promise<void>;
  /** Waits for the process to end. @throws Error when it didn't end well. */
  end(): Promise<void>;
}

export function startChaosProcess(database: string, discord: LocalDiscord): ChaosProcess {
  const child = spawn(
    process.execPath,
    [...NODE_FLAGS, script, database, discord.url, discord.token],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const lines = createInterface({ input: child.stdout });
  const ready = once(lines, 'line');
  const closed = once(child, 'close');
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  // A process may be killed before it reads its order.
  child.stdin.on('error', () => {});
  return {
    async go(order) {
      await Promise.race([ready, closed]);
      const open = once(lines, 'line');
      child.stdin.write(`${JSON.stringify(order)}\n`);
      await Promise.race([open, closed]);
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
      if (child.signalCode !== 'SIGKILL') throw new Error(`It had ended before: ${complaints}`);
    },
    async end() {
      await closed;
      if (child.exitCode !== 0) throw new Error(`It ended with ${child.exitCode}: ${complaints}`);
    },
  };
}
