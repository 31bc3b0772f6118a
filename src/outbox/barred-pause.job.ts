import { isWithin } from '../time/elapsed.ts';
import type { DeliveryPorts } from './deliver-notice.job.ts';
import type { Poster } from './outbox.port.ts';

interface BarredPause {
  readonly poster: Poster;
  isOn(): boolean;
}

/**
 * Returns a poster that notes when Discord bars us, whatever we send: nothing more is to be sent
 * for a while then, as every refused request counts against us and the whole outbox would be
 * refused.
 */
export function barredPause({
  poster,
  clock,
  log,
}: Pick<DeliveryPorts, 'poster' | 'clock' | 'log'>): BarredPause {
  let barred = { since: Number.NEGATIVE_INFINITY, seconds: 0 };
  const isOn = () => isWithin(barred.seconds, barred.since, clock());
  return {
    isOn,
    poster: {
      ...poster,
      async post(posting) {
        const outcome = await poster.post(posting);
        // Requests that were under way when the pause began are refused for the same reason.
        if (outcome.kind === 'retry-later' && outcome.isForAll && !isOn()) {
          const { code, reason, after } = outcome;
          barred = { since: clock(), seconds: after };
          log.error({ code, reason, seconds: after }, 'Discord bars us: nothing is sent meanwhile');
        }
        return outcome;
      },
    },
  };
}
