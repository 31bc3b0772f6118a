import * as z from 'zod';
import { NotFound } from '../../http/http.ts';
import type { Provider } from '../../http/provider.ts';
import { byName, type PoolAnswer, together, type Worker } from '../pool.ts';
import { shareInterval } from '../shares.ts';
import { hashrate, shareDifficulty, workerName } from './numbers.ts';
import { type PoolSource, withoutAddress } from './pool-source.ts';

/** Hashes per second in the unit of SHA-256. */
const TERA = 1e12;
/** Algorithms that mine Bitcoin. */
const BITCOIN = /^SHA256(ASICBOOST)?$/;
/** Rigs of a page, and the pages that are read. */
const PAGE = 25;
const MOST_PAGES = 8;

const milliseconds = z.number().int().min(1e12).max(9_999_999_999_999);

const Rigs = z.object({
  miningRigs: z
    .array(
      z.object({
        rigId: workerName,
        name: workerName.optional(),
        minerStatus: z.string(),
        stats: z
          .array(
            z.object({
              statsTime: milliseconds,
              algorithm: z.object({ enumName: z.string() }),
              difficulty: shareDifficulty.optional(),
              speedAccepted: hashrate,
            }),
          )
          .optional(),
      }),
    )
    .max(1_000),
  pagination: z.object({ totalPageCount: z.number().int().nonnegative().max(10_000) }),
});

/** Asks NiceHash for a mining address, which is not the one it pays to. */
export function niceHash(provider: Provider): PoolSource {
  return {
    ask: (address) =>
      withoutAddress(address, provider, async (): Promise<PoolAnswer> => {
        const workers: Worker[] = [];
        for (let page = 0, pages = 1; page < Math.min(pages, MOST_PAGES); page += 1) {
          const found = await rigsOf(provider, address, page);
          if (!found) return { known: false };
          pages = found.pagination.totalPageCount;
          workers.push(...found.miningRigs.flatMap(workersOf));
        }
        if (workers.length === 0) return { known: false };
        return { known: true, all: together(workers), workers: byName(workers) };
      }),
  };
}

async function rigsOf(provider: Provider, address: string, page: number) {
  try {
    const path = `main/api/v2/mining/external/${address}/rigs2?size=${PAGE}&page=${page}`;
    return await provider.getJson(path, Rigs);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

type Rig = z.infer<typeof Rigs>['miningRigs'][number];

/** Returns a rig's work; one that mines, but none of it Bitcoin, is no worker of ours. */
function workersOf({ rigId, name, minerStatus, stats = [] }: Rig): readonly Worker[] {
  const ours = stats.filter(({ algorithm }) => BITCOIN.test(algorithm.enumName));
  if (stats.length > 0 && ours.length === 0) return [];
  const measured = ours.map(({ speedAccepted, statsTime, difficulty }) => {
    const speed = speedAccepted * TERA;
    // It says neither when the last share came nor that none did: speed is of accepted shares.
    const works = minerStatus === 'MINING' && speed > 0;
    return {
      fiveMinutes: speed,
      lastShareAt: works ? Math.floor(statsTime / 1_000) : undefined,
      interval:
        works && difficulty !== undefined && difficulty > 0
          ? shareInterval(speed, difficulty)
          : undefined,
    };
  });
  const none = [{ fiveMinutes: 0 }];
  return [{ name: name || rigId, ...together(measured.length > 0 ? measured : none) }];
}
