import * as z from 'zod';
import { unixSeconds } from '../../http/numeric.ts';
import type { Provider } from '../../http/provider.ts';
import type { Clock } from '../../time/clock.port.ts';
import { HOUR } from '../../time/seconds.ts';
import { byName, type PoolAnswer, type Worker } from '../pool.ts';
import { hashrate, MOST_WORKERS, shareTime, workerName } from './numbers.ts';
import { type PoolSource, withoutAddress } from './pool-source.ts';

/** Seconds by which the pool's own time may lie back before its answer is of no use. */
const STALE = HOUR;

const rates = {
  hashrate_60s: hashrate.optional(),
  hashrate_300s: hashrate.optional(),
  hashrate_3600s: hashrate.optional(),
  // As the pool spells it.
  lastest_share_ts: shareTime.optional(),
};
const Rates = z.object(rates);
/** The key is the worker's name. */
const Named = z.record(workerName, z.object({ ...rates, is_active: z.boolean().optional() }));
const User = z.object({
  snap_ts: unixSeconds,
  workers: z.array(Named).max(MOST_WORKERS),
  user_full: Rates,
});

/** An error is JSON as well, with one of several HTTP codes. */
const answerOf = <T>(result: z.ZodType<T>) =>
  z.union([z.object({ result }), z.object({ error: z.string() })]);
const UserAnswer = answerOf(User);

const NO_USER = /^no such user/i;

/** Asks Ocean for an address. It doesn't tell one that is unknown from one that nobody works for. */
export function ocean(provider: Provider, clock: Clock): PoolSource {
  return {
    ask: (address) =>
      withoutAddress(address, provider, async (): Promise<PoolAnswer> => {
        const answer = await provider.getAnswer(`v1/userinfo_full/${address}`, UserAnswer);
        if ('error' in answer) {
          if (NO_USER.test(answer.error)) return { known: false };
          throw provider.error(answer.error.slice(0, 100));
        }
        const { snap_ts: at, workers, user_full: all } = answer.result;
        if (clock() - at > STALE) throw provider.error('its numbers are over an hour old');
        const named = workers.flatMap((one) =>
          Object.entries(one).map(
            ([name, told]): Worker => ({
              name,
              ...measured(told, told.is_active === false ? undefined : at),
            }),
          ),
        );
        return { known: true, all: measured(all, at), workers: byName(named) };
      }),
  };
}

/** @param at - When the pool counted, where the worker is active: its last share is of then. */
function measured(told: z.infer<typeof Rates>, at: number | undefined) {
  const worked = (told.hashrate_60s ?? 0) > 0;
  return {
    minute: told.hashrate_60s,
    fiveMinutes: told.hashrate_300s,
    hour: told.hashrate_3600s,
    lastShareAt: told.lastest_share_ts ?? (worked ? at : undefined),
  };
}
