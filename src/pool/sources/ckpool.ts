import * as z from 'zod';
import { NotFound } from '../../http/http.ts';
import { unixSeconds } from '../../http/numeric.ts';
import type { Provider } from '../../http/provider.ts';
import { byName, largest, type PoolAnswer } from '../pool.ts';
import { hashrateText, MOST_WORKERS, shareDifficulty, shareTime, workerName } from './numbers.ts';
import { type PoolSource, withoutAddress } from './pool-source.ts';

const work = {
  hashrate1m: hashrateText.optional(),
  hashrate5m: hashrateText,
  hashrate1hr: hashrateText,
  lastshare: shareTime,
  // Since the pool's last block, and since ever.
  bestshare: shareDifficulty.optional(),
  bestever: shareDifficulty.optional(),
};
const Work = z.object(work);
const User = z.object({
  ...work,
  worker: z.array(z.object({ ...work, workername: workerName })).max(MOST_WORKERS),
});

/** The first of the three objects in `pool.status`, which stand one a line, or all on one. */
const Status = z.string().transform((text, context) => {
  const counted = unixSeconds.safeParse(/"lastupdate"\s*:\s*(\d+)/.exec(text)?.[1]);
  if (counted.success) return counted.data;
  context.addIssue('expected lastupdate');
  return z.NEVER;
});

/** Asks a pool of the CKPool family for an address. */
export function ckpool(provider: Provider): PoolSource {
  return {
    ask: (address) =>
      withoutAddress(address, provider, async (): Promise<PoolAnswer> => {
        const user = await userOf(provider, address);
        if (!user) return { known: false };
        const workers = user.worker.map(({ workername, ...rest }) => ({
          name: nameOf(workername, address),
          ...measured(rest),
        }));
        return { known: true, all: measured(user), workers: byName(workers) };
      }),
    countedAt: () => provider.getText('pool/pool.status', Status),
  };
}

/** Returns nothing for an address that the pool has never seen. */
async function userOf(provider: Provider, address: string) {
  try {
    return await provider.getJson(`users/${address}`, User);
  } catch (error) {
    if (error instanceof NotFound) return undefined;
    throw error;
  }
}

function measured(told: z.infer<typeof Work>) {
  return {
    minute: told.hashrate1m,
    fiveMinutes: told.hashrate5m,
    hour: told.hashrate1hr,
    lastShareAt: told.lastshare,
    bestShare: largest([told.bestshare, told.bestever]),
  };
}

/** Returns "cellar" of "bc1q….cellar"; the address alone has no name. */
function nameOf(workername: string, address: string): string {
  const isTheirs = workername.toLowerCase().startsWith(address.toLowerCase());
  return isTheirs ? workername.slice(address.length).replace(/^[._]/, '') : workername;
}
