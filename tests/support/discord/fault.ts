import type { RestResponse } from './rest-message.ts';

/** What may go wrong with one request. */
export type Fault =
  /** Answered so, nothing done: `closedDms`, `rateLimited(2, false)`, … */
  | { readonly kind: 'refuse'; readonly with: RestResponse }
  /** A proxy's HTML page, nothing done. */
  | { readonly kind: 'bad-gateway' }
  /** Done, and yet answered with a 500. */
  | { readonly kind: 'error-after-commit' }
  /** The socket is cut instead of an answer. */
  | { readonly kind: 'drop'; readonly committed: boolean }
  /** No answer, ever. */
  | { readonly kind: 'hang'; readonly committed: boolean };

export interface Faults {
  /** The next `times` requests of that route ("POST /channels/:id/messages") meet the fault. */
  inject(route: string, fault: Fault, times?: number): void;
  take(route: string): Fault | undefined;
  /** What was not met yet will not be. */
  calm(): void;
}

export function faults(): Faults {
  const waiting = new Map<string, Fault[]>();
  return {
    inject(route, fault, times = 1) {
      const queue = waiting.get(route) ?? [];
      queue.push(...Array.from({ length: times }, () => fault));
      waiting.set(route, queue);
    },
    take: (route) => waiting.get(route)?.shift(),
    calm: () => waiting.clear(),
  };
}
