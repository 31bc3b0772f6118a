import { ckpoolReply, type ShownWorker } from './pool-world.ts';
import type { Reply } from './provider-network.ts';

/** A pool as it answers: its workers, and an address that nobody works for. */
interface StandIn {
  readonly pool: string;
  readonly origin: string;
  readonly shows: (workers: readonly ShownWorker[], now: number) => Reply;
  readonly gone: Reply;
}

/** Seconds since its last share after which a worker counts as away, where the pool says so itself. */
const AWAY = 90;

const iso = (at: number) => new Date(at * 1_000).toISOString();
const isAt = ({ lastShareAt }: ShownWorker, now: number) => now - lastShareAt <= AWAY;

/** Stand-ins of the pools, each with the shapes of its recorded answers. */
export const standIns: Readonly<Record<string, StandIn>> = {
  CKPool: {
    pool: 'solo.ckpool.org',
    origin: 'https://solo.ckpool.org',
    shows: (workers) => ckpoolReply(workers),
    gone: { status: 404, body: 'not found' },
  },
  'public-pool': {
    pool: 'public-pool.io',
    origin: 'https://public-pool.io:40557',
    shows: (workers, now) => ({
      body: {
        bestDifficulty: 51_230_000,
        workersCount: workers.length,
        // A connection that has ended stays for some minutes, and leaves the list then.
        workers: workers
          .filter(({ lastShareAt }) => now - lastShareAt < 300)
          .map(({ name, fiveMinutes, lastShareAt }) => ({
            sessionId: 'a068be21',
            name,
            bestDifficulty: '51230000.12',
            hashRate: fiveMinutes,
            startTime: iso(lastShareAt - 3_600),
            lastSeen: iso(lastShareAt),
          })),
      },
    }),
    gone: { body: { workersCount: 0, workers: [] } },
  },
  Ocean: {
    pool: 'Ocean',
    origin: 'https://api.ocean.xyz',
    shows: (workers, now) =>
      workers.some((one) => isAt(one, now))
        ? {
            body: {
              result: {
                snap_ts: `${Math.floor(now)}`,
                workers: workers.map((one) => ({
                  [one.name]: {
                    hashrate_60s: isAt(one, now) ? one.fiveMinutes.toFixed(0) : '0',
                    hashrate_300s: one.fiveMinutes.toFixed(0),
                    is_active: isAt(one, now),
                  },
                })),
                user_full: {
                  hashrate_60s: '0',
                  lastest_share_ts: `${Math.floor(Math.max(...workers.map(({ lastShareAt }) => lastShareAt)))}`,
                },
              },
            },
          }
        : { body: { error: 'No such user or user has no active workers' } },
    gone: { status: 404, body: { error: 'No such user or user has no active workers' } },
  },
  NiceHash: {
    pool: 'NiceHash',
    origin: 'https://api2.nicehash.com',
    shows: (workers, now) => ({
      body: {
        miningRigs: workers.map((one) => ({
          rigId: `0-${one.name}`,
          name: one.name,
          minerStatus: isAt(one, now) ? 'MINING' : 'OFFLINE',
          ...(isAt(one, now) && {
            stats: [
              {
                statsTime: Math.floor(one.lastShareAt * 1_000),
                algorithm: { enumName: 'SHA256ASICBOOST' },
                difficulty: 10_000,
                speedAccepted: one.fiveMinutes / 1e12,
              },
            ],
          }),
        })),
        pagination: { totalPageCount: 1 },
      },
    }),
    gone: { status: 404, body: 'not found' },
  },
};
