import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../src/database/database.ts';
import { DIGEST_LIFETIME, type Digest } from '../../src/digest/digest.ts';
import { digestStore } from '../../src/digest/digests.store.ts';
import { sharedRigs } from '../../src/digest/shared-rigs.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import type { Recipient } from '../../src/outbox/recipient.ts';
import { privacyStore } from '../../src/privacy/privacy.store.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { ADA, BOB, NOON, sampleDigest, sampleNotice } from '../support/sample-rows.ts';

const DAY = 86_400;

/** Tests shared rigs on any engine. @param open - Gives an empty database. */
export function sharedRigsContract(open: () => Promise<OpenedStore>): void {
  let database: Database;
  beforeEach(async () => {
    ({ database } = await open());
  });

  describe('shared rigs', () => {
    it('are shared by who says so, server by server', async () => {
      const shared = sharedRigs(database);
      await shared.share(BOB, '1', 'named', NOON);
      await shared.share(ADA, '2', 'named', NOON);
      await shared.share(ADA, '1', 'counted', NOON);
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
      await shared.share(ADA, '1', 'counted', NOON);
      await shared.share(ADA, '1', 'named', NOON);
      expect(await shared.of(ADA, '1')).toBe('named');
      await shared.share(ADA, '2', 'named', NOON);
      await shared.share(BOB, '1', 'named', NOON);
      await shared.share(ADA, '1', undefined, NOON);
      await shared.share(ADA, '1', undefined, NOON);
      expect(await shared.of(ADA, '1')).toBeUndefined();
      expect(await shared.everywhere(ADA)).toEqual([{ guildId: '2', how: 'named' }]);
      expect([...(await shared.inServer('1'))]).toEqual([[BOB, 'named']]);
    });

    it.each([
      ['withdrawn', () => sharedRigs(database).share(ADA, '1', undefined, NOON)],
      ['counted alone', () => sharedRigs(database).share(ADA, '1', 'counted', NOON)],
      ['forgotten', () => privacyStore(database).forget(ADA)],
    ] as const)('that are %s are named in nothing that is composed before', async (_, withdraw) => {
      const shared = sharedRigs(database);
      for (const guildId of ['1', '2']) await shared.share(BOB, guildId, 'named', NOON);
      await shared.share(ADA, '1', 'named', NOON);
      const begun = await waiting('1', 'c:1');
      // A sender has this notice in hand.
      const [claimed] = await openOutbox(database).claim({ now: NOON, limit: 1, lease: 60 });
      await waiting('1', 'c:2');
      await waiting('2', 'c:3');
      await withdraw();
      const digests = digestStore(database);
      const due = await digests.due({ now: NOON, limit: 9 });
      expect(due).toMatchObject([{ recipient: 'c:2', nextAt: NOON, state: 'active' }]);
      expect(claimed).toMatchObject({ recipient: 'c:1' });
      expect((await digests.find(begun))?.nextAt).toBe(NOON + DAY);
      const sent = await openOutbox(database).claim({ now: NOON + 60, limit: 9, lease: 60 });
      expect(sent.map(({ recipient }) => recipient)).toEqual(['c:1', 'c:3']);
      for (const digest of due) await serve(digest);
      const again = await openOutbox(database).claim({ now: NOON + 60, limit: 9, lease: 60 });
      expect(again.map(({ recipient }) => recipient)).toEqual(['c:2']);
    });

    it('that are to be named as well take nothing back', async () => {
      await sharedRigs(database).share(ADA, '1', 'counted', NOON);
      await waiting('1', 'c:1');
      await sharedRigs(database).share(ADA, '1', 'named', NOON);
      await sharedRigs(database).share(BOB, '1', undefined, NOON);
      await sharedRigs(database).share(BOB, '1', 'counted', NOON);
      expect(await digestStore(database).due({ now: NOON, limit: 9 })).toEqual([]);
    });
  });

  async function serve(digest: Digest): Promise<void> {
    const { id, recipient, guildId } = digest;
    const notice = sampleNotice({
      recipient,
      owner: `g:${guildId}`,
      digest: id,
      expiresAt: NOON + DIGEST_LIFETIME,
      dedupeKey: `digest:${id}:${NOON}`,
    });
    const onward = { ...digest, nextAt: NOON + DAY, lastAt: NOON };
    await digestStore(database).advance({ served: [{ digest: onward, notice }], contents: [] });
  }

  /** Adds a digest of that server that is to be sent. @returns Its id. */
  async function waiting(guildId: string, recipient: Recipient): Promise<number> {
    const wish = sampleDigest({ guildId, recipient, userId: BOB, nextAt: NOON });
    const added = await digestStore(database).add(wish);
    if (!added.ok) throw new Error(added.why);
    await serve(added.digest);
    return added.digest.id;
  }
}
