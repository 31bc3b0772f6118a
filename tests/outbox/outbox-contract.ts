import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../../src/database/database.ts';
import type { ClaimedNotice, NewNotice } from '../../src/outbox/notice.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { personRecipient } from '../../src/outbox/recipient.ts';
import type { OpenedStore } from '../support/kept-store.ts';
import { ADA, BOB, NOON, sampleNotice } from '../support/sample-rows.ts';
import { silent } from '../support/silent-log.ts';

const DAY = 86_400;
const LEASE = 60;

/** Tests the outbox on any engine. @param open - Gives an empty database. */
export function outboxContract(open: () => Promise<OpenedStore>): void {
  let url: string;
  let database: Database;
  let box: ReturnType<typeof openOutbox>;
  beforeEach(async () => {
    ({ url, database } = await open());
    box = openOutbox(database);
  });

  const put = (...notices: readonly Partial<NewNotice>[]) =>
    box.put(notices.map((changes) => sampleNotice(changes)));
  const claim = (now = NOON, limit = 100) => box.claim({ now, limit, lease: LEASE });
  const claimOne = async (now = NOON): Promise<ClaimedNotice> => {
    const [notice, ...others] = await claim(now);
    if (!notice || others.length > 0) throw new Error('Not one');
    return notice;
  };
  const keys = (notices: readonly NewNotice[]) => notices.map(({ dedupeKey }) => dedupeKey);

  describe('outbox', () => {
    it('takes a notice once', async () => {
      expect(await put({ dedupeKey: 'a' }, { dedupeKey: 'b' }, { dedupeKey: 'a' })).toBe(2);
      expect(await put({ dedupeKey: 'b' }, { dedupeKey: 'c' })).toBe(1);
      expect(await box.put([])).toBe(0);
      expect(await box.depth(NOON)).toMatchObject({ ready: 3 });
    });

    it('hands out what was put, as it was', async () => {
      const notice = sampleNotice({
        recipient: 'c:800000000000000001',
        payload: { content: 'ü “🔔”', embeds: [{ title: 'Rig', color: 0xff8800 }] },
        content: 'hashprice:de',
        digest: 7,
        expiresAt: NOON + 0.5,
        priority: 'alert',
      });
      await box.put([notice]);
      expect(await claimOne()).toEqual({
        ...notice,
        id: expect.any(Number),
        nonce: expect.stringMatching(/^hb[0-9a-z]{7,23}$/),
        attempts: 0,
        firstTriedAt: NOON,
        leaseUntil: NOON + LEASE,
      });
    });

    it('keeps the order of each recipient, and lets nobody wait for another', async () => {
      await put(
        { dedupeKey: 'ada 1' },
        { dedupeKey: 'ada 2' },
        { dedupeKey: 'bob 1', recipient: `u:${BOB}` },
      );
      const [first, ...others] = await claim();
      expect(keys([...(first ? [first] : []), ...others])).toEqual(['ada 1', 'bob 1']);
      expect(await claim()).toEqual([]);
      await box.sent(first?.id ?? 0, '1', NOON);
      expect(keys(await claim())).toEqual(['ada 2']);
    });

    it('hands out no more than are wanted, the longest waiting first', async () => {
      for (const [i, age] of [0, 30, 10, 20].entries()) {
        await put({ dedupeKey: `${age}`, recipient: `u:${i}`, createdAt: NOON - age });
      }
      expect(keys(await claim(NOON, 2)).toSorted()).toEqual(['20', '30']);
      expect(keys(await claim(NOON, 2)).toSorted()).toEqual(['0', '10']);
    });

    it('hands out alerts first and digests last, of these no more than there is room for', async () => {
      for (const [i, priority] of (['digest', 'asked', 'digest', 'alert'] as const).entries()) {
        await put({ dedupeKey: `${priority} ${i}`, recipient: `u:${i}`, priority });
      }
      const taken = (digests: number, limit: number) =>
        box.claim({ now: NOON, limit, digests, lease: LEASE });
      expect(keys(await taken(0, 9))).toEqual(['alert 3', 'asked 1']);
      expect(keys(await taken(1, 9))).toEqual(['digest 0']);
      expect(keys(await claim())).toEqual(['digest 2']);
    });

    it('waits for its time, and so do those behind it', async () => {
      await put({ dedupeKey: 'a' }, { dedupeKey: 'b' });
      const head = await claimOne();
      expect(await box.retry(head, NOON + 5, { code: 500, reason: 'Discord stumbled' })).toBe(true);
      expect(await claim(NOON + 4.9)).toEqual([]);
      const again = await claimOne(NOON + 5);
      expect(again).toEqual({ ...head, attempts: 1, leaseUntil: NOON + 5 + LEASE });
    });

    it('counts no attempt when nobody tried', async () => {
      await put({});
      const head = await claimOne();
      expect(await box.postpone(head, NOON + 5)).toBe(true);
      expect(await box.postpone(head, NOON + 9)).toBe(false);
      expect(await claim(NOON + 4.9)).toEqual([]);
      expect(await claimOne(NOON + 5)).toEqual({
        ...head,
        firstTriedAt: NOON + 5,
        leaseUntil: NOON + 5 + LEASE,
      });
    });

    it('remembers when it was first tried at its recipient', async () => {
      await put({});
      await box.postpone(await claimOne(NOON + 10), NOON + 20);
      expect(await claimOne(NOON + 20)).toMatchObject({ attempts: 0, firstTriedAt: NOON + 20 });
      await box.releaseAll();
      const again = await claimOne(NOON + 30);
      expect(again).toMatchObject({ attempts: 1, firstTriedAt: NOON + 20 });
      await box.postpone(again, NOON + 40);
      const moved = await claimOne(NOON + 40);
      expect(moved).toMatchObject({ attempts: 1, firstTriedAt: NOON + 20 });
      await box.moved(moved, { recipient: 'c:1', payload: moved.payload });
      expect(await claimOne(NOON + 50)).toMatchObject({ attempts: 0, firstTriedAt: NOON + 50 });
    });

    it('gives a notice to somebody else when the lease ends, who then is the one to settle it', async () => {
      await put({});
      const lost = await claimOne();
      expect(await claim(NOON + LEASE - 0.001)).toEqual([]);
      const taken = await claimOne(NOON + LEASE);
      expect(taken).toMatchObject({ id: lost.id, nonce: lost.nonce, attempts: 1 });
      const refusal = { reason: 'no' };
      expect(await box.retry(lost, NOON, refusal)).toBe(false);
      expect(await box.failed(lost, refusal, NOON)).toBe(false);
      expect(await box.hold(lost, refusal, NOON)).toBe(false);
      expect(await box.moved(lost, { recipient: 'c:1', payload: {} })).toBe(false);
      expect(await box.failed(taken, refusal, NOON)).toBe(true);
      expect(await box.retry(taken, NOON, refusal)).toBe(false);
    });

    it('takes a late word that it was sent', async () => {
      await put({});
      const lost = await claimOne();
      const taken = await claimOne(NOON + LEASE);
      await box.sent(lost.id, '1', NOON + LEASE);
      expect(await box.retry(taken, NOON, { reason: 'no' })).toBe(false);
      expect(await claim(NOON + 3 * LEASE)).toEqual([]);
    });

    it('lets go of all leases for a process that starts alone', async () => {
      await put({});
      const before = await claimOne();
      await box.releaseAll();
      expect(await claimOne()).toMatchObject({ id: before.id, nonce: before.nonce, attempts: 1 });
    });

    it('hands each notice to one of many that ask at once', async () => {
      const others =
        database.engine === 'postgres'
          ? await Promise.all([1, 2, 3].map(() => openDatabase(url, { log: silent })))
          : [];
      try {
        const boxes = [box, box, ...others.map(openOutbox)];
        const notices = Array.from({ length: 300 }, (_, i) => ({
          dedupeKey: `${i}`,
          recipient: personRecipient(`${i % 150}`),
        }));
        await put(...notices);
        for (const round of [1, 2]) {
          const claimed: ClaimedNotice[] = [];
          while (claimed.length < 150) {
            const ask = (one: typeof box) => one.claim({ now: NOON, limit: 20, lease: LEASE });
            claimed.push(...(await Promise.all(boxes.map(ask))).flat());
          }
          expect(new Set(claimed.map(({ recipient }) => recipient)).size).toBe(150);
          expect(keys(claimed).every((key) => Number(key) < round * 150)).toBe(true);
          for (const { id } of claimed) await box.sent(id, '1', NOON);
        }
        expect(await box.depth(NOON)).toMatchObject({ ready: 0 });
      } finally {
        await Promise.all(others.map((other) => other.close()));
      }
    });

    it('has another nonce for every notice of every database, the same after a restart', async () => {
      await put({ dedupeKey: 'a', recipient: 'u:1' }, { dedupeKey: 'b', recipient: 'u:2' });
      const [a, b] = await claim();
      expect(a?.nonce).not.toBe(b?.nonce);
      await database.close();
      const reopened = await openDatabase(url, { log: silent });
      onTestFinished(() => reopened.close());
      const [again] = await openOutbox(reopened).claim({
        now: NOON + LEASE,
        limit: 1,
        lease: LEASE,
      });
      expect([a?.nonce, b?.nonce]).toContain(again?.nonce);

      const other = await openDatabase('sqlite::memory:', { log: silent });
      await openOutbox(other).put([sampleNotice()]);
      const [stranger] = await openOutbox(other).claim({ now: NOON, limit: 1, lease: LEASE });
      await other.close();
      expect([a?.nonce, b?.nonce]).not.toContain(stranger?.nonce);
    });

    it('moves one to a channel, in its turn there', async () => {
      await put({ dedupeKey: 'dm' }, { dedupeKey: 'channel', recipient: 'c:1' });
      const dm = (await claim()).find(({ dedupeKey }) => dedupeKey === 'dm');
      await box.releaseAll();
      const [claimed] = await claim();
      if (!dm || !claimed) throw new Error('None');
      const payload = { content: `<@${ADA}>: your rig stopped paying.` };
      expect(await box.moved(claimed, { recipient: 'c:1', payload })).toBe(true);
      await box.releaseAll();
      expect(await claimOne()).toMatchObject({
        id: dm.id,
        recipient: 'c:1',
        owner: ADA,
        payload,
        attempts: 0,
      });
    });

    it("keeps what can't be delivered for the owner, until it was shown", async () => {
      await put({ dedupeKey: 'a' }, { dedupeKey: 'b' }, { dedupeKey: 'c', owner: BOB });
      const ids: number[] = [];
      for (let i = 0; i < 3; i++) {
        const notice = await claimOne();
        ids.push(notice.id);
        await box.hold(notice, { code: 50_007, reason: 'Closed' }, NOON);
      }
      expect(keys(await box.held(ADA))).toEqual(['a', 'b']);
      await box.shown(ids.slice(0, 1), NOON);
      await box.shown([], NOON);
      expect(keys(await box.held(ADA))).toEqual(['b']);
      expect(keys(await box.held(BOB))).toEqual(['c']);
      expect(await claim(NOON + DAY)).toEqual([]);
    });

    it('tells how much waits, how long, and what failed why', async () => {
      expect(await box.depth(NOON)).toEqual({ ready: 0, failedByCode: {} });
      for (const [i, code] of [50_007, 50_001, 50_007, undefined].entries()) {
        await put({ dedupeKey: `${i}` });
        await box.failed(await claimOne(), { code, reason: 'no' }, NOON);
      }
      await put({ dedupeKey: 'old', createdAt: NOON - 90 }, { dedupeKey: 'new' });
      expect(await box.depth(NOON)).toEqual({
        ready: 2,
        oldestAge: 90,
        failedByCode: { '50007': 2, '50001': 1, other: 1 },
      });
      expect(await box.depth(NOON - 100)).toMatchObject({ ready: 2 });
      expect(await box.depth(NOON - 100)).not.toHaveProperty('oldestAge');
    });

    it('drops what was sent after a week, what failed or was held after a month', async () => {
      const many = Array.from({ length: 2_100 }, (_, i) => ({
        dedupeKey: `sent ${i}`,
        recipient: personRecipient(`${i}`),
      }));
      await put(...many);
      await database.kysely
        .updateTable('outbox')
        .set({ state: 'sent', finished_at: NOON })
        .execute();
      for (const state of ['failed', 'hold'] as const) {
        await put({ dedupeKey: state });
        await box[state](await claimOne(), { reason: 'no' }, NOON);
      }
      await put({ dedupeKey: 'ready' });
      expect(await box.sweep(NOON + 7 * DAY - 1)).toBe(0);
      expect(await box.sweep(NOON + 7 * DAY)).toBe(2_100);
      expect(await box.sweep(NOON + 30 * DAY)).toBe(2);
      expect(await box.sweep(NOON + 300 * DAY)).toBe(0);
      expect(await box.depth(NOON)).toMatchObject({ ready: 1 });
    });
  });
}
