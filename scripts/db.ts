/**
 * `npm run db:backup -- FILE` writes the database of DATABASE_URL to a SQLite file, while the bot
 * goes on. `npm run db:restore -- FILE [--replace]` fills it from one; stop the bot before.
 */
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig } from '../src/app/config.ts';
import { readEnvironment } from '../src/app/environment.ts';
import { backUp, restore } from '../src/database/backup/backup.ts';
import { StoreError } from '../src/database/store-error.ts';
import { createLog } from '../src/log/log.ts';

const USAGE = 'Say: npm run db:backup -- FILE, or: npm run db:restore -- FILE [--replace]';

/** @returns What to tell. */
export async function runDbCommand(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<string> {
  const {
    values: { replace },
    positionals: [task, file, ...others],
  } = parsed(args);
  if (file === undefined || others.length > 0) throw new StoreError(USAGE);
  const { databaseUrl, logLevel } = loadConfig(env);
  const log = createLog(logLevel);
  switch (task) {
    case 'backup':
      await backUp(databaseUrl, file, { log });
      return `Wrote ${file}.`;
    case 'restore': {
      const rows = await restore(file, databaseUrl, { log, replace });
      const list = Object.entries(rows).map(([table, count]) => `${count} ${table}`);
      return `Restored ${list.join(', ')}.`;
    }
    default:
      throw new StoreError(USAGE);
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { replace: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
  } catch (cause) {
    throw new StoreError(USAGE, { cause });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(await runDbCommand(process.argv.slice(2), readEnvironment()));
  } catch (error) {
    if (!(error instanceof StoreError || error instanceof ConfigError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
