import type { RestResponse } from './rest-message.ts';

/** A fault that one request meets. */
export type Fault =
  /** The answer is that one, and nothing is done: `closedDms`, `rateLimited(2, false)`, … */
  | { readonly kind: 'refuse'; readonly with: RestResponse }
  /** The answer is a proxy's HTML page, and nothing is done. */
  | { readonly kind: 'bad-gateway' }
  /** The request is done, and yet answered with a 500. */
  | { readonly kind: 'error-after-commit' }
  /** The socket is cut instead of an answer; the request is done if `committed`. */
  | { readonly kind: 'drop'; readonly committed: boolean }
  /** No answer comes, ever; the request is done if `committed`. */
  | { readonly kind: 'hang'; readonly committed: boolean };

export interface Faults {
  /** The next `times` requests of that route ("POST /channels/:id/messages") meet the fault. */
  inject(route: string, fault: Fault, times?: number): void;
  take(route: string): Fault | undefined;
  /** Removes the faults that no request has met yet. */
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
