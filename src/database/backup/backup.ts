import { copyFile, mkdtemp, open, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Logger } from '../../log/logger.port.ts';
import { openDatabase, sqliteFile } from '../database.ts';
import { longPatience } from '../postgres-pool.ts';
import { explained } from '../sqlite.ts';
import { StoreError } from '../store-error.ts';
import { writing } from '../writing.ts';
import { copyTables, emptyTables, isUsed, type RowCounts } from './copy-tables.ts';

interface Options {
  readonly log: Logger;
}

/**
 * Writes what a database holds at this moment to a new SQLite file, while the bot goes on. A
 * SQLite database is only read, whatever its version; one on PostgreSQL is brought to ours first.
 *
 * @throws StoreError when there is no such database, or the file is there already.
 */
export async function backUp(url: string, file: string, options: Options): Promise<void> {
  if (await isThere(file)) throw new StoreError(`${resolve(file)} is there already.`);
  const beside = join(dirname(resolve(file)), '.hashbell-backup-');
  const folder = await mkdtemp(beside).catch((cause: Error) => {
    throw new StoreError(`${resolve(file)} can't be written: ${cause.message}.`, { cause });
  });
  try {
    const unfinished = join(folder, 'backup.db');
    const source = sqliteFile(url);
    if (source === undefined) await copyPostgres(url, unfinished, options);
    else await copySqlite(source, unfinished);
    await reachTheDisk(unfinished);
    await rename(unfinished, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Copies without SQLite's backup interface, which begins anew whenever somebody writes. */
async function copySqlite(source: string, file: string): Promise<void> {
  if (!(await isThere(source))) throw new StoreError(`There is no database at ${resolve(source)}.`);
  try {
    const handle = new Sqlite(source, { readonly: true });
    try {
      handle.prepare('vacuum into ?').run(file);
    } finally {
      handle.close();
    }
  } catch (error) {
    throw explained(error, source);
  }
}

async function copyPostgres(url: string, file: string, options: Options): Promise<void> {
  const source = await openDatabase(url, { ...options, patience: longPatience });
  try {
    const target = await openDatabase(`sqlite:${file}`, options);
    try {
      await source.kysely
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((from) => writing(target, (to) => copyTables(from, target, to)));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

/**
 * Fills a database from a backup of any earlier version, taken from either engine. It does so as a
 * whole or not at all; the file stays as it is.
 *
 * @param replace - Whether what the database holds may go.
 * @returns How many rows came.
 * @throws StoreError when the file is no sound backup, or the database holds something that may not go.
 */
export async function restore(
  file: string,
  url: string,
  { replace, ...options }: Options & { readonly replace: boolean },
): Promise<RowCounts> {
  if (!(await isThere(file))) throw new StoreError(`There is no backup at ${resolve(file)}.`);
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-restore-'));
  try {
    // We open a copy, for opening a file brings it to our version.
    const copy = join(folder, 'backup.db');
    await copyFile(file, copy);
    const source = await openDatabase(`sqlite:${copy}`, options).catch((error: unknown) => {
      // Nobody else knows of the copy.
      throw error instanceof StoreError
        ? new StoreError(error.message.replaceAll(copy, resolve(file)), { cause: error })
        : error;
    });
    try {
      const target = await openDatabase(url, { ...options, patience: longPatience });
      try {
        return await writing(target, async (to) => {
          if (!replace && (await isUsed(to))) {
            throw new StoreError(
              'The database is not empty. Nothing was changed. Say --replace to lose what it holds.',
            );
          }
          await emptyTables(to);
          return copyTables(source.kysely, target, to);
        });
      } finally {
        await target.close();
      }
    } finally {
      await source.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

async function reachTheDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
