import * as z from 'zod';
import type { Mode, Modes } from './mode.ts';
import type { Period } from './schedule.ts';
import type { Tariff } from './tariff.ts';

/** Minutes after midnight. */
const quarter = z.int().min(0).max(1_440).multipleOf(15);

const common = { currency: z.string(), name: z.string().optional() };

const period: z.ZodType<Period> = z.object({
  perKwh: z.number(),
  days: z.array(z.int().min(1).max(7)).optional(),
  hours: z.object({ from: quarter, to: quarter }).optional(),
  months: z.array(z.int().min(1).max(12)).optional(),
  holidays: z.literal(true).optional(),
});

/** Fields that schedules and prices of exchanges have in common. */
const besides = {
  timeZone: z.string().optional(),
  holidays: z.array(z.string()).optional(),
  taxShare: z.number().optional(),
  feePerDay: z.number().optional(),
  heatCreditPerKwh: z.number().optional(),
  rampMinutes: z.number().optional(),
  minimumHours: z.number().optional(),
  ...common,
};

const tariff: z.ZodType<Tariff> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('flat'), perKwh: z.number(), ...common }),
  z.object({
    kind: z.literal('schedule'),
    periods: z.tuple([period], period),
    countedIn: z.int().min(1).max(12).optional(),
    ...besides,
  }),
  z.object({
    kind: z.literal('spot'),
    zone: z.string(),
    markup: z.number(),
    grid: z.tuple([period], period).optional(),
    rate: z.number().optional(),
    seen: z
      .object({ perKwh: z.number(), days: z.number(), until: z.number(), on: z.number() })
      .optional(),
    ...besides,
  }),
]);

const mode: z.ZodType<Mode> = z.object({
  name: z.string(),
  hashrate: z.number(),
  power: z.number(),
  figures: z.literal(['measured', 'nominal']),
});
const modes: z.ZodType<Modes> = z.tuple([mode], mode);

/** Writes a tariff as the JSON that stands in its column. */
export const tariffColumn = (value: Tariff): string => JSON.stringify(value);

/** Reads a tariff from its column. @throws z.ZodError for a text that is no tariff. */
export const tariffOf = (column: string): Tariff => tariff.parse(JSON.parse(column));

/**
 * Writes modes as the JSON that stands in their column; null stands for a machine with one mode
 * alone.
 */
export const modesColumn = (value: Modes | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value);

/** Reads modes from their column. @throws z.ZodError for a text that is no modes. */
export const modesOf = (column: string | null): Modes | undefined =>
  column === null ? undefined : modes.parse(JSON.parse(column));
