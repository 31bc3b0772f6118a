import type { Logger } from './logger.port.ts';

/** Some work that goes on by itself says here how it gets on. */
export interface Work {
  /** The work takes up the next step. */
  begun(): void;
  /** The work has made a step. */
  done(): void;
}

export interface Progress {
  /** @param pace - In seconds: how long a step may take, and how often one is made. */
  watch(name: string, pace: { readonly step: number; readonly every: number }): Work;
  /** Seconds by which each work is late with its step; 0 when it isn't. */
  lateness(): ReadonlyMap<string, number>;
  stop(): void;
}

/** Milliseconds between two looks. */
const LOOK = 5_000;

/**
 * Watches whether work that should go on does: by a clock that nobody can set, so that neither a
 * jump of the other one nor a run that never ends is taken for work. Late work is reported in the
 * log, and again when it goes on.
 */
export function createProgress({ log }: { readonly log: Logger }): Progress {
  /** Moments by which each work has to make its step, by name, in seconds of that clock. */
  const due = new Map<string, number>();
  const said = new Set<string>();
  const seconds = () => performance.now() / 1_000;
  const lateness = () => {
    const now = seconds();
    return new Map([...due].map(([name, at]) => [name, Math.max(0, now - at)]));
  };
  const look = () => {
    for (const [name, late] of lateness()) {
      if (late > 0 === said.has(name)) continue;
      if (late > 0) {
        said.add(name);
        log.error({ work: name }, 'no progress');
      } else {
        said.delete(name);
        log.info({ work: name }, 'progress again');
      }
    }
  };
  const timer = setInterval(look, LOOK).unref();

  return {
    watch(name, { step, every }) {
      due.set(name, seconds() + every + step);
      return {
        // Work that fails again and again begins again and again.
        begun: () => due.set(name, Math.min(due.get(name) ?? 0, seconds() + step)),
        done: () => due.set(name, seconds() + every + step),
      };
    },
    lateness,
    stop: () => clearInterval(timer),
  };
}
