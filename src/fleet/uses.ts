/** The uses that a column of a table can have for us. */
export const columnUses = [
  'rig',
  'hashrate',
  'unit',
  'power',
  'efficiency',
  'count',
  'name',
  'electricity',
  'fee',
  'uptime',
  'fixed_cost',
  'cost',
  'modes',
  'coin',
  'currency',
  'status',
] as const;

export type ColumnUse = (typeof columnUses)[number];
