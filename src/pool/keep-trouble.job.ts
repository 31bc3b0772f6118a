import { MINUTE } from '../time/seconds.ts';
import { DOWN_AFTER, nextTrouble, type PoolTrouble } from './link.ts';
import type { PoolLinkStore } from './pool.port.ts';

interface KeepTroublePorts {
  readonly poolLinks: Pick<PoolLinkStore, 'troubles' | 'saveTrouble'>;
  /** Tells whose rigs work for a pool that it is down since then, each once. */
  readonly tellDown: (pool: string, since: number) => Promise<void>;
}

/** Seconds until an outage of the same pool is worth another message. */
const TOLD_FOR = 6 * 60 * MINUTE;

/** Makes the keeper of one pool's trouble, who has it told once when the pool is down. */
export function troubleKeeper(
  { poolLinks, tellDown }: KeepTroublePorts,
  pool: string,
): (isGood: boolean, now: number) => Promise<void> {
  /** When this process itself first saw the pool fail, in a row. */
  let failingHere: number | undefined;
  return async (isGood, now) => {
    failingHere = isGood ? undefined : (failingHere ?? now);
    const before: PoolTrouble = (await poolLinks.troubles()).get(pool) ?? {};
    let trouble = nextTrouble(before, isGood, now);
    if (trouble !== before) await poolLinks.saveTrouble(pool, trouble);
    const { failingSince, toldAt } = trouble;
    const isDown = failingHere !== undefined && now - failingHere >= DOWN_AFTER;
    if (failingSince === undefined || !isDown) return;
    if (toldAt !== undefined && now - toldAt < TOLD_FOR) return;
    await tellDown(pool, failingSince);
    trouble = { ...trouble, toldAt: now };
    await poolLinks.saveTrouble(pool, trouble);
  };
}
