import type { Migration } from 'kysely/migration';
import { initial } from './0001-initial.ts';

/**
 * The migrations in the order of their names. One that was released is never changed, only followed
 * by another.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-initial': initial,
};
