import type { Ports } from '../../src/discord/services.ts';
import type { Logger } from '../../src/log/logger.port.ts';
import { sampleMarket } from '../../src/market/sources/sample/sample-network.ts';
import type { RouterTexts } from '../../src/message/message.port.ts';
import { sharedStores } from '../support/memory-stores.ts';
import { withComposer } from '../support/with-composer.ts';

/** Ports for commands that ask for little. */
export function demoPorts(): Ports {
  const drafts = new Map<string, unknown>();
  return withComposer({
    clock: () => 1_790_000_000,
    market: sampleMarket(),
    ...sharedStores(),
    spot: { learn: async () => {}, zones: () => [] },
    drafts: {
      get: async () => undefined,
      set: async (key, value) => void drafts.set(key, value),
      delete: async (key) => void drafts.delete(key),
    },
    defaults: {
      currency: 'USD',
      tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
      poolFee: 0.02,
    },
    about: { version: '0.0.0', startedAt: 1_790_000_000 },
    isSending: async () => true,
  });
}

export const demoTexts: RouterTexts = {
  failure: (error) => ({ content: error instanceof Error ? error.message : 'failed' }),
  notYours: () => ({ content: 'This belongs to somebody else.' }),
  usedUp: () => 'Later.',
  outdated: () => ({ content: 'This is from an earlier version.' }),
};

export const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};
