import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgress } from '../../src/log/progress.ts';
import { channelRecipient } from '../../src/outbox/recipient.ts';
import { type Sender, senderDefaults, startSender } from '../../src/outbox/sender.job.ts';
import { apiError } from '../support/discord/api-error.ts';
import { CHANNEL } from '../support/discord/people.ts';
import { ADA, BOB } from '../support/sample-rows.ts';
import { SenderWorld } from '../support/sender-world.ts';

const POST = 'POST /channels/:id/messages';

let world: SenderWorld;
let sender: Sender;
beforeEach(async () => {
  world = await SenderWorld.open();
});
afterEach(async () => {
  vi.useRealTimers();
  await sender.stop();
  await world.close();
});

const start = (changes: Partial<SenderWorld['ports']> = {}) => {
  sender = startSender(
    { ...world.ports, ...changes },
    { ...senderDefaults, dmOpenPerMinute: 60_000 },
  );
};
const ready = async () => (await world.ports.outbox.depth(world.now)).ready;

describe('the outbox is drained', () => {
  it('in order for each recipient, whatever goes wrong on the way', async () => {
    const recipients = [CHANNEL, '800000000000000011', '800000000000000012'];
    for (const recipient of [...recipients, ...recipients, ...recipients, ...recipients]) {
      await world.put({ recipient: `c:${recipient}` });
    }
    world.discord.inject(POST, { kind: 'error-after-commit' }, 3);
    start();
    await expect.poll(ready).toBe(0);
    for (const [index, recipient] of recipients.entries()) {
      expect(world.said(recipient)).toEqual(
        [1, 4, 7, 10].map((number) => `Notice ${number + index}`),
      );
    }
  });

  it('with an alert before the ten thousand digests that were there first', async () => {
    const { discord } = world;
    const alerted = '800000000000000099';
    const channels = Array.from(
      { length: 10_000 },
      (_, n) => `c:900000000000${100_000 + n}` as const,
    );
    await world.put(...channels.map((recipient) => ({ recipient, priority: 'digest' as const })));
    start();
    await expect.poll(discord.total).toBeGreaterThan(10);
    await world.put({ recipient: `c:${alerted}`, priority: 'alert' });
    const before = discord.total();
    await expect.poll(() => world.said(alerted), { timeout: 10_000 }).toHaveLength(1);
    const idIn = (channel: string) => BigInt(discord.messages(channel)[0]?.id ?? 0);
    const earlier = [...discord.counts().keys()].filter((one) => idIn(one) < idIn(alerted));
    // At 48 requests a second that is two seconds.
    expect(earlier.length - before).toBeLessThan(96);
    expect(await ready()).toBeGreaterThan(1_000);
  });

  it('of what came later as well', async () => {
    start();
    await world.put({ recipient: `c:${CHANNEL}` });
    await expect.poll(() => world.said(CHANNEL)).toEqual(['Notice 1']);
  });

  it('without one recipient holding up the others', async () => {
    const slow = '800000000000000011';
    await world.put({ recipient: `c:${slow}` }, { recipient: `c:${CHANNEL}` });
    const { poster } = world.ports;
    const answered = Promise.withResolvers<void>();
    start({
      poster: {
        ...poster,
        async post(posting) {
          if (posting.channelId === slow) await answered.promise;
          return poster.post(posting);
        },
      },
    });
    await expect.poll(() => world.said(CHANNEL)).toEqual(['Notice 2']);
    expect(world.said(slow)).toEqual([]);
    answered.resolve();
    await expect.poll(() => world.said(slow)).toEqual(['Notice 1']);
  });

  it('at once when it is taken anew before its last attempt is quite over', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    world.discord.inject(POST, { kind: 'bad-gateway' }, 4);
    const { outbox } = world.ports;
    const again = Promise.withResolvers<void>();
    start({
      outbox: {
        ...outbox,
        async claim(question) {
          const claimed = await outbox.claim(question);
          if (claimed.some(({ attempts }) => attempts > 0)) again.resolve();
          return claimed;
        },
        async retry(notice, _notBefore, refusal) {
          const isOurs = await outbox.retry(notice, world.now, refusal);
          sender.wake();
          await again.promise;
          return isOurs;
        },
      },
    });
    await expect.poll(() => world.said(CHANNEL), { timeout: 10_000 }).toEqual(['Notice 1']);
    expect(await ready()).toBe(0);
  });

  it('in spite of a store that fails for once', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    const { outbox } = world.ports;
    let failures = 0;
    start({
      outbox: {
        ...outbox,
        claim(question) {
          failures += 1;
          return failures === 1 ? Promise.reject(new Error('disk full')) : outbox.claim(question);
        },
      },
    });
    await expect.poll(() => world.said(CHANNEL)).toEqual(['Notice 1']);
    expect(world.lines.map(({ sentence }) => sentence)).toEqual(['the outbox could not be read']);
  });
});

it('nothing more is sent for a while once Discord takes nothing from us', async () => {
  const refusal = apiError(403, 20026, 'Your bot has been flagged by our anti-spam system');
  world.discord.inject(POST, { kind: 'refuse', with: refusal }, 500);
  const crowd = Array.from({ length: 120 }, (_, n) => ({
    recipient: channelRecipient(`${8n * 10n ** 17n + BigInt(n)}`),
  }));
  await world.put(...crowd);
  start();
  await expect.poll(() => world.discord.count(POST)).toBeGreaterThan(0);
  await sleep(2_500);
  expect(world.discord.count(POST)).toBeLessThanOrEqual(50);
  expect(world.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  world.discord.calm();
  world.now += 601;
  sender.wake();
  await expect.poll(ready).toBe(0);
});

describe('a sender that is stuck', () => {
  it('is told, and goes on by itself, whether the store or a message never comes back', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const progress = createProgress({ log: world.ports.log });
    const work = progress.watch('sender', { step: 60, every: 1 });
    const late = () => (progress.lateness().get('sender') ?? 0) > 0;
    const { outbox } = world.ports;
    const gone = Promise.withResolvers<never>();
    let silent = true;
    sender = startSender(
      {
        ...world.ports,
        outbox: { ...outbox, claim: (asked) => (silent ? gone.promise : outbox.claim(asked)) },
      },
      { ...senderDefaults, dmOpenPerMinute: 60_000, work },
    );
    await world.put({ recipient: `c:${CHANNEL}` });
    await vi.advanceTimersByTimeAsync(50_000);
    expect(late()).toBe(false);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(late()).toBe(true);
    silent = false;
    gone.reject(new Error('Query read timeout'));
    await expect.poll(() => world.said(CHANNEL), { timeout: 5_000 }).toEqual(['Notice 1']);
    expect(late()).toBe(false);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(world.lines.map(({ sentence }) => sentence)).toEqual([
      'no progress',
      'the outbox could not be read',
      'progress again',
    ]);
    progress.stop();
  });
});

describe('a delivery that takes too long', () => {
  it('posts nothing once it is given up, which is before somebody else may have it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await world.put({ recipient: `c:${CHANNEL}` });
    const { servers, poster, outbox } = world.ports;
    const asked = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    const post = vi.fn(poster.post);
    const claim = vi.spyOn(outbox, 'claim');
    start({
      poster: { ...poster, post },
      servers: {
        ...servers,
        async standing() {
          asked.resolve();
          await answered.promise;
          return { kind: 'fine' };
        },
      },
    });
    await asked.promise;
    await vi.advanceTimersByTimeAsync(101_000);
    vi.useRealTimers();
    expect(world.lines.map(({ sentence }) => sentence)).toEqual(['a notice could not be settled']);
    answered.resolve();
    await sleep(50);
    expect(post).not.toHaveBeenCalled();
    // One more request, and a little.
    expect(claim.mock.calls[0]?.[0].lease).toBeGreaterThanOrEqual(100 + 15);
  });
});

describe('what goes out', () => {
  const ofChannel = () => sender.isSending(`c:${CHANNEL}`);
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));

  it('is judged by what becomes of it, not by who looks', async () => {
    world.discord.inject(POST, { kind: 'drop', committed: false }, 1);
    await world.put({ recipient: `c:${CHANNEL}` });
    start();
    await expect.poll(() => world.counted).toEqual(['retried']);
    expect(await ofChannel()).toBe(true);
    vi.advanceTimersByTime(31_000);
    expect(await ofChannel()).toBe(false);
    world.now += 60;
    await expect.poll(() => world.counted, { timeout: 3_000 }).toEqual(['retried', 'sent']);
    expect(await ofChannel()).toBe(true);
  });

  it('is not judged for ever by what somebody else has sent since', async () => {
    world.discord.inject(POST, { kind: 'drop', committed: false }, 1);
    await world.put({ recipient: `c:${CHANNEL}` });
    start();
    await expect.poll(() => world.counted).toEqual(['retried']);
    vi.advanceTimersByTime(31_000);
    expect(await ofChannel()).toBe(false);
    // As long as it is tried again in vain, the next time comes sooner.
    vi.advanceTimersByTime(2 * senderDefaults.longestRetry * 1_000);
    expect(await ofChannel()).toBe(true);
  });

  it('does not while one hangs', async () => {
    await world.put({ recipient: `c:${CHANNEL}` });
    const begun = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    const { poster } = world.ports;
    start({
      poster: {
        ...poster,
        async post(posting) {
          begun.resolve();
          await answered.promise;
          return poster.post(posting);
        },
      },
    });
    await begun.promise;
    vi.advanceTimersByTime(31_000);
    expect(await ofChannel()).toBe(false);
    answered.resolve();
    await expect.poll(ofChannel).toBe(true);
  });

  it('does not to whom no channel is opened for hours', async () => {
    const tooFast = apiError(403, 40003, 'You are opening direct messages too fast');
    await world.put({ recipient: `u:${BOB}`, owner: BOB });
    start();
    await expect.poll(() => world.counted).toEqual(['sent']);
    world.discord.inject('POST /users/@me/channels', { kind: 'refuse', with: tooFast }, 9);
    world.now += 1;
    await world.put({});
    await expect.poll(() => sender.isSending(`u:${ADA}`), { timeout: 3_000 }).toBe(false);
    expect(await sender.isSending(`u:${BOB}`)).toBe(true);
    expect(await ofChannel()).toBe(true);
    world.now += 6 * 3_600;
    expect(await sender.isSending(`u:${ADA}`)).toBe(true);
  });
});

describe('stopping', () => {
  it('finishes the send under way and begins none', async () => {
    await world.put({ recipient: `c:${CHANNEL}` }, { recipient: `c:${CHANNEL}` });
    const { poster } = world.ports;
    const posting = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<void>();
    start({
      poster: {
        ...poster,
        async post(wanted) {
          const outcome = await poster.post(wanted);
          posting.resolve();
          await answered.promise;
          return outcome;
        },
      },
    });
    await posting.promise;
    const stopped = sender.stop();
    expect(await Promise.race([stopped.then(() => 'stopped'), sleep(50, 'waits')])).toBe('waits');
    answered.resolve();
    await stopped;
    expect(world.said(CHANNEL)).toEqual(['Notice 1']);
    expect(world.counted).toEqual(['sent']);
    expect(await ready()).toBe(1);
  });
});
