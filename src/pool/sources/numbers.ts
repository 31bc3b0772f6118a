import * as z from 'zod';
import { numeric } from '../../http/numeric.ts';
import { readHashrateText } from '../hashrate-text.ts';

/*
 * The limits below allow each number far more than it ever was: beyond them it is a slip, another
 * unit, or a lie.
 */

/** Hashes per second of one address: all of the network made 1.2e21 in 2026. */
const MOST_HASHES = 1e22;

export const hashrate = numeric.pipe(z.number().nonnegative().max(MOST_HASHES));

/** A hashrate as CKPool writes it. */
export const hashrateText = z
  .string()
  .transform((text, context) => {
    const value = readHashrateText(text);
    if (value !== undefined) return value;
    context.addIssue('expected hashrate');
    return z.NEVER;
  })
  .pipe(z.number().max(MOST_HASHES));

/** Unix seconds, where 0 says "never". */
const LATEST = 9_999_999_999;
export const shareTime = numeric
  .pipe(z.number().nonnegative().max(LATEST, 'expected unix seconds'))
  .transform((at) => (at === 0 ? undefined : at));

/** A time as ISO 8601 has it; one without a zone is in UTC. */
export const isoTime = z.string().transform((text, context) => {
  const hasZone = /(z|[+-]\d\d:?\d\d)$/i.test(text);
  const at = Date.parse(hasZone ? text : `${text.replace(' ', 'T')}Z`) / 1_000;
  if (at > 0 && at <= LATEST) return at;
  context.addIssue('expected time');
  return z.NEVER;
});

/** Difficulty of a share; a network's was 1.5e14 in 2026. */
export const shareDifficulty = numeric.pipe(z.number().nonnegative().max(1e21));

/** The most workers of an address that are read. */
export const MOST_WORKERS = 10_000;
export const workerName = z.string().max(200);
