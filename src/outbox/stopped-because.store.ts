import * as z from 'zod';
import type { StoppedBecause } from './stopped-because.ts';

export const stoppedBecause: z.ZodType<StoppedBecause> = z.object({
  why: z.enum([
    'channel-gone',
    'no-access',
    'missing-permission',
    'dm-closed',
    'kicked',
    'left',
    'may-not-write',
    'removed',
    'other',
  ]),
  reason: z.string(),
  at: z.number(),
});
