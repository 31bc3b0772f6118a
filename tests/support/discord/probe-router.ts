import {
  createRouter,
  type Router,
  type RouterParts,
} from '../../../src/discord/interactions/router.ts';
import type { Ports } from '../../../src/discord/services.ts';
import { SourceError, UserError } from '../../../src/errors.ts';
import { sampleMarket } from '../../../src/market/sources/sample/sample-network.ts';
import type { RouterTexts } from '../../../src/message/message.port.ts';
import { memoryCache } from '../memory-cache.ts';
import { sharedStores } from '../memory-stores.ts';
import { withComposer } from '../with-composer.ts';
import { type LogLine, logLines } from './log-lines.ts';
import { type Probes, probeCommands } from './probe-commands.ts';

export const probeTexts: RouterTexts = {
  failure(error, locale, incident) {
    if (error instanceof UserError) return { content: error.message };
    if (error instanceof SourceError) return { content: `${error.source} does not answer` };
    return { content: `sorry (${locale}, ${incident})` };
  },
  notYours: () => ({ content: 'not yours' }),
  usedUp: () => 'used up',
  outdated: () => ({ content: 'outdated' }),
};

export function probePorts(): Ports {
  return withComposer({
    clock: () => 1_790_000_000,
    market: sampleMarket(),
    ...sharedStores(),
    spot: { learn: async () => {}, zones: () => [] },
    drafts: memoryCache(),
    defaults: {
      currency: 'USD',
      tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
      poolFee: 0.02,
    },
    about: { version: '0.0.0', startedAt: 1_790_000_000 },
    isSending: async () => true,
  });
}

export interface ProbeRouter extends Probes {
  readonly router: Router;
  readonly lines: readonly LogLine[];
}

/** @param changes - Instead of the usual parts; the ports on top of the usual ones. */
export function probeRouter({
  ports,
  ...changes
}: {
  readonly ports?: Partial<Ports>;
} & Pick<RouterParts, 'afterCommand'> = {}): ProbeRouter {
  const probes = probeCommands();
  const { log, lines } = logLines();
  const { commands } = probes;
  // Long enough for whatever is at hand, short enough not to wait for.
  const router = createRouter({
    commands,
    ports: { ...probePorts(), ...ports },
    log,
    texts: probeTexts,
    patience: 25,
    ...changes,
  });
  return { ...probes, router, lines };
}
