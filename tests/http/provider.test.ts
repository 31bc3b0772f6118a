import { afterEach, describe, expect, it, vi } from 'vitest';
import { SourceError } from '../../src/errors.ts';
import { height } from '../../src/http/numeric.ts';
import {
  providerAt,
  providerNetwork,
  type Reply,
  recordingLogger,
} from '../support/provider-network.ts';

afterEach(() => void vi.useRealTimers());

function setUp() {
  const network = providerNetwork();
  const state: { reply: Reply; now: number } = { reply: { body: '7' }, now: 1_000 };
  network.answer('https://x.test', () => state.reply);
  const log = recordingLogger();
  const provider = providerAt(network.dispatcher, new URL('https://x.test'), {
    clock: () => state.now,
    log,
  });
  const ask = (topic: 'chain' | 'fees' = 'chain') =>
    provider
      .attempt(topic, () => provider.getText('height', height))
      .catch((error: unknown) => {
        expect(error).toBeInstanceOf(SourceError);
        return String(error);
      });
  return { state, provider, ask, log, network };
}

describe('a provider', () => {
  it('is idle, ok, failing and ok again, and logs the changes only', async () => {
    const { state, provider, ask, log } = setUp();
    expect(provider.status()).toMatchObject({ name: 'X', gives: ['chain'], state: 'idle' });
    expect(await ask()).toBe(7);
    expect(provider.status()).toMatchObject({ state: 'ok', lastGoodAt: 1_000 });

    state.reply = { body: '-1' };
    state.now = 1_060;
    await ask();
    await ask();
    expect(provider.status()).toMatchObject({
      state: 'failing',
      lastGoodAt: 1_000,
      lastErrorAt: 1_060,
      lastError: 'Too small: expected number to be >0',
    });

    state.reply = { body: '8' };
    expect(await ask()).toBe(8);
    expect(provider.status()).toMatchObject({ state: 'ok', lastGoodAt: 1_060, lastErrorAt: 1_060 });
    expect(log.lines.map(({ sentence }) => sentence)).toEqual(['Source fails', 'Source is back']);
  });

  it.each([3_600, 86_400])('rests no longer when the clock is set back by %i s', async (back) => {
    vi.useFakeTimers({ toFake: ['Date'], now: 10 * back * 1_000 });
    const { state, provider, ask } = setUp();
    const set = (now: number) => {
      state.now = now;
      vi.setSystemTime(now * 1_000);
    };
    set(10 * back);
    expect(await ask()).toBe(7);
    state.reply = { status: 429, headers: { 'retry-after': '600' } };
    await ask();
    state.reply = { body: '-1' };
    set(10 * back + 601);
    for (let time = 0; time < 6; time += 1) await ask();
    expect(provider.status().state).toBe('resting');
    set(9 * back);
    expect(provider.status()).toMatchObject({ lastGoodAt: undefined, lastErrorAt: undefined });
    state.reply = { body: '8' };
    expect(await ask()).toBe(8);
    state.reply = { status: 429, headers: { 'retry-after': '600' } };
    await ask();
    state.reply = { body: '9' };
    expect(await ask()).toContain('asked us to wait');
    set(8 * back);
    expect(await ask()).toBe(9);
  });

  it('rests after five failures in a row, and is tried again a minute later', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const { state, provider, ask, network } = setUp();
    state.reply = { body: '-1' };
    for (let time = 0; time < 5; time += 1) await ask();
    expect(provider.status().state).toBe('resting');
    expect(await ask()).toBe('SourceError: X: rests after: Too small: expected number to be >0');
    expect(network.asked).toHaveLength(5);

    vi.setSystemTime(61_000);
    state.reply = { body: '9' };
    expect(await ask()).toBe(9);
    expect(provider.status().state).toBe('ok');
  });

  it('is asked again within two minutes after hours of failing', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 0 });
    const { state, ask } = setUp();
    state.reply = { body: '-1' };
    for (let minute = 0; minute < 8 * 60; minute += 1) {
      vi.setSystemTime(minute * 60_000);
      await ask();
    }
    state.reply = { body: '9' };
    const answers = [];
    for (let minute = 0; minute < 2; minute += 1) {
      vi.setSystemTime((8 * 60 + minute) * 60_000);
      answers.push(await ask());
    }
    expect(answers.at(-1)).toBe(9);
  });

  it('may fail at one thing and be good at another', async () => {
    const { state, provider, ask, log, network } = setUp();
    for (let minute = 0; minute < 7; minute += 1) {
      state.now += 60;
      state.reply = { body: '7' };
      expect(await ask('chain')).toBe(7);
      state.reply = { body: '-1' };
      await ask('fees');
      expect(provider.status()).toMatchObject({ state: 'failing', lastGoodAt: state.now });
    }
    // The fees rest, the chain doesn't.
    expect(network.asked).toHaveLength(7 + 5);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        details: { source: 'X', topic: 'fees', reason: 'Too small: expected number to be >0' },
        sentence: 'Source fails',
      },
    ]);
  });

  it('is forgiven what nobody asks it for any more', async () => {
    const { state, provider, ask } = setUp();
    state.reply = { body: '-1' };
    await ask('fees');
    state.reply = { body: '7' };
    await ask('chain');
    state.now += 600;
    await ask('chain');
    expect(provider.status().state).toBe('failing');
    state.now += 1;
    expect(provider.status()).toMatchObject({ state: 'ok', lastErrorAt: 1_000 });
  });

  it('that asked us to wait is left alone with everything', async () => {
    const { state, provider, ask, network } = setUp();
    await ask('chain');
    state.reply = { status: 429 };
    await ask('fees');
    expect(provider.status().state).toBe('resting');
    expect(await ask('chain')).toBe('SourceError: X: asked us to wait');
    expect(network.asked).toHaveLength(2);
  });

  it.each([
    [undefined, 60],
    ['20', 20],
    ['86400', 900],
    ['Mon, 05 Oct 2026 09:40:00 GMT', 60],
  ])('is left alone after HTTP 429 with retry-after %s for %d s', async (retryAfter, rest) => {
    const { state, provider, ask, network } = setUp();
    state.reply = { status: 429, headers: retryAfter ? { 'retry-after': retryAfter } : {} };
    await ask();
    expect(provider.status()).toMatchObject({
      state: 'resting',
      lastError: 'HTTP 429: too many requests',
    });
    state.reply = { body: '7' };
    state.now += rest - 1;
    expect(await ask()).toBe('SourceError: X: asked us to wait');
    expect(network.asked).toHaveLength(1);
    state.now += 1;
    expect(await ask()).toBe(7);
  });

  it('tells an error of ours from a failure of theirs', async () => {
    const { provider, log } = setUp();
    const bug = new TypeError('undefined is not a function');
    await expect(provider.attempt('chain', () => Promise.reject(bug))).rejects.toBe(bug);
    expect(provider.status().lastError).toBe('an error of our own');
    expect(log.lines).toMatchObject([{ level: 'error', details: { source: 'X', err: bug } }]);
  });
});
