import { digestComposer } from '../../src/digest/digest-composer.job.ts';
import type { Ports } from '../../src/discord/services.ts';
import { silent as log } from './silent-log.ts';

/** With digests worded from these ports, unless somebody brings another. */
export function withComposer(ports: Omit<Ports, 'composer'> & Partial<Ports>): Ports {
  return { composer: digestComposer({ ...ports, log }), ...ports };
}
