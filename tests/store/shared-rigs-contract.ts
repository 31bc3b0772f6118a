import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/store/database.ts';
import { sharedRigs } from '../../src/store/shared-rigs.ts';
import { ADA, BOB } from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

/** What every engine must do. @param place - Gives the address of an empty database. */
export function sharedRigsContract(place: () => Promise<string>): void {
  let database: Database;
  beforeEach(async () => {
    database = await openDatabase(await place(), { log: silent });
  });
  afterEach(() => database.close());

  describe('shared rigs', () => {
    it('are shared by who says so, server by server', async () => {
      const shared = sharedRigs(database);
      await shared.share(BOB, '1', 'named');
      await shared.share(ADA, '2', 'named');
      await shared.share(ADA, '1', 'counted');
      expect(await shared.of(ADA, '1')).toBe('counted');
      expect(await shared.of(ADA, '2')).toBe('named');
      expect(await shared.of(BOB, '2')).toBeUndefined();
      expect([...(await shared.inServer('1'))]).toEqual([
        [ADA, 'counted'],
        [BOB, 'named'],
      ]);
      expect([...(await shared.inServer('3'))]).toEqual([]);
      expect(await shared.everywhere(ADA)).toEqual([
        { guildId: '1', how: 'counted' },
        { guildId: '2', how: 'named' },
      ]);
    });

    it('are as the last word has it', async () => {
      const shared = sharedRigs(database);
      await shared.share(ADA, '1', 'counted');
      await shared.share(ADA, '1', 'named');
      expect(await shared.of(ADA, '1')).toBe('named');
      await shared.share(ADA, '2', 'named');
      await shared.share(BOB, '1', 'named');
      await shared.share(ADA, '1', undefined);
      await shared.share(ADA, '1', undefined);
      expect(await shared.of(ADA, '1')).toBeUndefined();
      expect(await shared.everywhere(ADA)).toEqual([{ guildId: '2', how: 'named' }]);
      expect([...(await shared.inServer('1'))]).toEqual([[BOB, 'named']]);
    });
  });
}
