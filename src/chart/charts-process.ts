import { createHash } from 'node:crypto';
import type { Cache } from '../database/cache.port.ts';
import type { Logger } from '../log/logger.port.ts';
import type { ChartClient, Charts } from '../message/message.port.ts';
import { HOUR } from '../time/seconds.ts';
import { WorkshopBusyError, type WorkshopLimits } from '../work/workshop.ts';
import { createPainter, painterDefaults } from './painter.ts';

export interface RunningCharts extends Charts {
  /** Ends the painting process, if there is one; from then on there are no pictures. */
  stop(): Promise<void>;
}

/** Seconds that a painted chart is kept. */
const LIFETIME = HOUR;

/**
 * Mark of the pictures that the painter makes of an SVG; others need another mark, lest old
 * pictures stay.
 */
const KIND = 'png1';

/** Queue of the charts that nobody asked for: those of digests. */
const OURS = '';

/** Nothing here loads the painting library: only the painter's process does, from the first chart on. */
export function createCharts(
  { cache, log }: { readonly cache: Cache; readonly log: Logger },
  limits: WorkshopLimits = painterDefaults,
): RunningCharts {
  const painter = createPainter(limits);
  const underWay = new Map<string, Promise<Uint8Array | undefined>>();

  async function kept(key: string): Promise<Uint8Array | undefined> {
    try {
      const base64 = await cache.get<string>(key);
      return base64 === undefined ? undefined : Buffer.from(base64, 'base64');
    } catch (error) {
      log.warn({ err: error }, 'No painted chart could be looked up');
      return undefined;
    }
  }

  async function keep(key: string, png: Uint8Array): Promise<void> {
    try {
      await cache.set(key, Buffer.from(png).toString('base64'), LIFETIME);
    } catch (error) {
      log.warn({ err: error }, 'A painted chart could not be kept');
    }
  }

  async function paintAnew(
    key: string,
    svg: string,
    client: string,
  ): Promise<Uint8Array | undefined> {
    try {
      const png = await painter.do(svg, client);
      await keep(key, png);
      return png;
    } catch (error) {
      if (error instanceof WorkshopBusyError) log.warn({ err: error }, 'Too many charts at once');
      else log.error({ err: error }, 'A chart could not be painted');
      return undefined;
    }
  }

  async function keptOrPainted(key: string, svg: string, client: ChartClient | undefined) {
    const known = await kept(key);
    // Somebody else may have begun it meanwhile.
    return known ?? underWay.get(key) ?? begin(key, svg, client);
  }

  function begin(key: string, svg: string, client: ChartClient | undefined) {
    // The client is admitted here and not within the painting, which others wait for as well.
    client?.admit();
    const found = paintAnew(key, svg, client?.id ?? OURS).finally(() => underWay.delete(key));
    underWay.set(key, found);
    return found;
  }

  return {
    async paint({ svg, name, description }, client) {
      const key = `${KIND}:${createHash('sha256').update(svg).digest('base64url')}`;
      const data = await (underWay.get(key) ?? keptOrPainted(key, svg, client));
      return data && { name, data, description };
    },
    stop: painter.stop,
  };
}
