import { type Database, openDatabase } from '../../src/database/database.ts';
import { emptyDatabase } from './empty-database.ts';
import { silent } from './silent-log.ts';

export interface OpenedStore {
  readonly url: string;
  /** Stays open for the next test, unless this one closes it. */
  readonly database: Database;
}

interface KeptStore {
  /** Opens it where it isn't open, and empties it. */
  readonly opened: () => Promise<OpenedStore>;
  readonly close: () => Promise<void>;
}

/** One database for many tests: to open one takes longer than most of them. */
export function keptStore(place: () => Promise<string>): KeptStore {
  let address: Promise<string> | undefined;
  let kept: Database | undefined;

  async function open(url: string): Promise<Database> {
    const database = await openDatabase(url, { log: silent });
    return {
      ...database,
      async close() {
        kept = undefined;
        await database.close();
      },
    };
  }

  return {
    async opened() {
      address ??= place();
      const url = await address;
      kept ??= await open(url);
      await emptyDatabase(kept);
      return { url, database: kept };
    },
    async close() {
      await kept?.close();
    },
  };
}
