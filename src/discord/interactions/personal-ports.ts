import type { Cache } from '../../database/cache.port.ts';
import { personKey } from '../../people/person-key.ts';
import type { Ports } from '../services.ts';

/** A person who asks, as far as what is shared among people concerns it. */
interface Person {
  readonly id: string;
  /** Called before something expensive is begun. @throws UserError when the share is used up. */
  admit(): void;
}

/**
 * The ports as one person gets them: drafts under the person's own key, so that they can be deleted
 * with all else, and charts and futures in the person's own queues, which nobody else waits for.
 */
export function personalPorts(ports: Ports, person: Person): Ports {
  const { charts, simulator, drafts } = ports;
  return {
    ...ports,
    drafts: ownDrafts(drafts, person.id),
    charts: { paint: (drawing) => charts.paint(drawing, person) },
    simulator: { simulate: (question) => simulator.simulate(question, person) },
  };
}

function ownDrafts(drafts: Cache, id: string): Cache {
  return {
    // Drafts of earlier versions stand under their own keys alone, for 30 days.
    get: async (key) => (await drafts.get(personKey(id, key))) ?? drafts.get(key),
    set: (key, value, lifetime) => drafts.set(personKey(id, key), value, lifetime),
    delete: (key) => drafts.delete(personKey(id, key)),
  };
}
