import type { REST } from 'discord.js';
import type { Logger } from '../../log/logger.port.ts';
import { within } from '../../time/ending-within.ts';
import { readAddress } from '../interactions/read-interaction.ts';
import type { Responder, Router } from '../interactions/router.ts';
import { restResponder } from '../rest/rest-responder.ts';

interface WayBack {
  readonly rest: Pick<REST, 'post' | 'patch'>;
  readonly applicationId?: string | undefined;
  /** The way of the first answer, where it isn't Discord's REST. */
  readonly callback?: Responder['callback'];
}

/** The desk hands interactions to the router, and knows those under way. */
interface InteractionDesk {
  /** Settles when all is answered. */
  receive(interaction: unknown, wayBack: WayBack): Promise<void>;
  /** Takes no more on. */
  close(): void;
  /**
   * Takes no more on, and waits for what is under way, and for what else is.
   *
   * @param patience - Seconds that it waits at most.
   */
  finish(besides?: Promise<unknown>, patience?: number): Promise<void>;
}

/** Seconds for what is under way when we stop, as a rule. */
const STOP_PATIENCE = 8;

export function interactionDesk({
  router,
  log,
}: {
  readonly router: Router;
  readonly log: Logger;
}): InteractionDesk {
  const underWay = new Set<Promise<void>>();
  let isOpen = true;
  return {
    async receive(interaction, { rest, applicationId, callback }) {
      if (!isOpen) return;
      const address = readAddress(interaction);
      if (!address) {
        log.warn({}, 'an interaction without a way back, left out');
        return;
      }
      const responder = restResponder({ rest, address, applicationId, log });
      const handling = router
        .handle(interaction, callback ? { ...responder, callback } : responder)
        .finally(() => underWay.delete(handling));
      underWay.add(handling);
      await handling;
    },
    close() {
      isOpen = false;
    },
    async finish(besides, patience = STOP_PATIENCE) {
      isOpen = false;
      await within(patience, Promise.allSettled([...underWay, besides]));
    },
  };
}
