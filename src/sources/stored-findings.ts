import { z } from 'zod';
import type { Findings } from '../domain/findings.ts';
import { coinPrice, meanBlockFees } from '../http/numeric.ts';
import type { Cache, Logger } from '../ports.ts';

const KEY = 'reading';

/** Seconds: long after the data is of use, it still tells since when there is none. */
const LIFETIME = 30 * 86_400;

const finding = <T extends z.ZodType>(value: T) =>
  z
    .object({ value, source: z.string(), at: z.number(), unconfirmed: z.boolean().optional() })
    .optional();

/** What an earlier version stored in another shape is as good as nothing. */
const Stored = z.object({
  tip: finding(z.object({ height: z.number(), time: z.number(), bits: z.number() })),
  meanFees: finding(meanBlockFees),
  price: finding(
    z.object({ usd: coinPrice, sources: z.array(z.string()), cut: z.array(z.string()) }),
  ),
  fx: finding(
    z.object({
      perUsd: z.record(z.string(), z.number()),
      date: z.string(),
      elsewhere: z
        .record(z.string(), z.object({ source: z.string(), date: z.string() }))
        .optional(),
    }),
  ),
  epoch: finding(
    z.object({
      marks: z.array(z.object({ height: z.number(), time: z.number() })),
      previousDifficulty: z.number().optional(),
    }),
  ),
  agreed: z
    .object({ height: z.number(), time: z.number(), bits: z.number(), seen: z.number() })
    .optional(),
});

/** The last good findings, through a restart. A broken cache is logged; the market does without. */
export function storedFindings({ cache, log }: { readonly cache: Cache; readonly log: Logger }) {
  return {
    async load(): Promise<Findings> {
      try {
        const { data = {} } = Stored.safeParse(await cache.get(KEY));
        return data.agreed ? data : inDoubt(data);
      } catch (error) {
        log.warn({ err: error }, 'Last reading cannot be loaded');
        return {};
      }
    },
    async save(findings: Findings): Promise<void> {
      try {
        await cache.set(KEY, findings, LIFETIME);
      } catch (error) {
        log.warn({ err: error }, 'Last reading cannot be saved');
      }
    },
  };
}

/** What was stored before difficulties had to be agreed on. */
function inDoubt({ tip, epoch, ...rest }: Findings): Findings {
  return {
    ...rest,
    tip: tip && { ...tip, unconfirmed: true },
    epoch: epoch && { ...epoch, unconfirmed: true },
  };
}
