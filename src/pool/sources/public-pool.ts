import * as z from 'zod';
import { NotFound } from '../../http/http.ts';
import type { Provider } from '../../http/provider.ts';
import { HOUR } from '../../time/seconds.ts';
import { byName, largest, type PoolAnswer, together } from '../pool.ts';
import { hashrate, isoTime, MOST_WORKERS, shareDifficulty, workerName } from './numbers.ts';
import { type PoolSource, withoutAddress } from './pool-source.ts';

/** A connection: after a reconnect the name stands there twice. */
const Session = z.object({
  name: workerName,
  hashRate: hashrate,
  bestDifficulty: shareDifficulty.optional(),
  lastSeen: isoTime,
});

/** The hosted server counts shares as well; one's own doesn't. */
const Accounting = z.object({
  acceptedSharesLastHour: z.number().nonnegative().max(1e9),
  hashRateLast10Minutes: hashrate,
  hashRateLastHour: hashrate,
  latestShareAt: isoTime.nullish(),
});

const Client = z.object({
  // Of the address; those of connections begin anew with each.
  bestDifficulty: shareDifficulty.optional(),
  workers: z.array(Session).max(MOST_WORKERS),
  accounting: Accounting.optional(),
});

/** Asks a server of public-pool for an address. One that it has never seen has no workers. */
export function publicPool(provider: Provider): PoolSource {
  return {
    ask: (address) =>
      withoutAddress(address, provider, async (): Promise<PoolAnswer> => {
        const client = await clientOf(provider, address);
        if (!client || client.workers.length === 0) return { known: false };
        const sessions = client.workers.map((session) => ({
          name: session.name,
          fiveMinutes: session.hashRate,
          lastShareAt: session.lastSeen,
          bestShare: session.bestDifficulty,
        }));
        const { accounting, bestDifficulty } = client;
        const sum = together(sessions);
        const all = { ...sum, bestShare: largest([sum.bestShare, bestDifficulty]) };
        if (!accounting) return { known: true, all, workers: byName(sessions) };
        const shares = accounting.acceptedSharesLastHour;
        return {
          known: true,
          all: {
            ...all,
            fiveMinutes: accounting.hashRateLast10Minutes,
            hour: accounting.hashRateLastHour,
            lastShareAt: accounting.latestShareAt ?? all.lastShareAt,
            interval: shares > 0 ? HOUR / shares : undefined,
          },
          workers: byName(sessions),
        };
      }),
  };
}

async function clientOf(provider: Provider, address: string) {
  try {
    return await provider.getJson(`api/client/${address}`, Client);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}
