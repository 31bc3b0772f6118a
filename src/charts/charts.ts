import { createHash } from 'node:crypto';
import type { Cache, Charts, Logger } from '../ports.ts';
import { createPainter, type PainterLimits, painterDefaults } from './painter.ts';

export interface RunningCharts extends Charts {
  /** Ends the painting process, if there is one; from then on there are no pictures. */
  stop(): Promise<void>;
}

/** Seconds that a painted chart is kept. */
const LIFETIME = 3_600;

/** What comes out of the painter for an SVG; another one needs another mark, lest old pictures stay. */
const KIND = 'png1';

/** Nothing here loads the painting library: only the painter's process does, from the first chart on. */
export function createCharts(
  { cache, log }: { readonly cache: Cache; readonly log: Logger },
  limits: PainterLimits = painterDefaults,
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

  async function find(key: string, svg: string): Promise<Uint8Array | undefined> {
    const known = await kept(key);
    if (known) return known;
    try {
      const png = await painter.paint(svg);
      await keep(key, png);
      return png;
    } catch (error) {
      log.error({ err: error }, 'A chart could not be painted');
      return undefined;
    }
  }

  return {
    async paint({ svg, name, description }) {
      const key = `${KIND}:${createHash('sha256').update(svg).digest('base64url')}`;
      let found = underWay.get(key);
      if (!found) {
        found = find(key, svg).finally(() => underWay.delete(key));
        underWay.set(key, found);
      }
      const data = await found;
      return data && { name, data, description };
    },
    stop: painter.stop,
  };
}
