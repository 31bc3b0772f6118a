interface HearingParts {
  /** Milliseconds without a connection after which the process is deaf. */
  readonly patience: number;
  /** Called once, when the process is deaf. */
  readonly onDeaf: () => void;
}

/** Tells whether Discord is heard, judged by what arrives: a dead socket looks like a quiet one. */
export interface Hearing {
  /** The gateway says hello, and how often it will be heard at least, in milliseconds. */
  beatsEvery(interval: number): void;
  /** Something arrived, whatever it was. */
  heard(): void;
  /** A session stands: events will come. */
  opened(): void;
  closed(): void;
  /** No connection is to be expected for so many milliseconds. */
  excuse(duration: number): void;
  isConnected(): boolean;
  stop(): void;
}

/** Milliseconds between two looks. */
const LOOK = 1_000;
/**
 * Share of the heartbeat interval in which something has to arrive, if only the answer to a
 * heartbeat.
 */
const GRACE = 1.25;
/** Milliseconds that Discord's answer to a heartbeat may take. */
const SLOW_ANSWER = 2_000;

export function createHearing({ patience, onDeaf }: HearingParts): Hearing {
  let isOpen = false;
  let interval = Number.POSITIVE_INFINITY;
  let heardAt = 0;
  let lookedAt = performance.now();
  let deafFor = 0;
  let excusedUntil = 0;

  function isConnected(): boolean {
    return isOpen && performance.now() - heardAt <= GRACE * interval + SLOW_ANSWER;
  }

  const look = Math.min(LOOK, patience / 4);
  const timer = setInterval(() => {
    const now = performance.now();
    // A process that was stopped meanwhile has not listened in vain.
    const passed = Math.min(now - lookedAt, 2 * look);
    lookedAt = now;
    if (isConnected() || now < excusedUntil) deafFor = 0;
    else deafFor += passed;
    if (deafFor < patience) return;
    clearInterval(timer);
    onDeaf();
  }, look);
  timer.unref();

  return {
    beatsEvery(milliseconds) {
      interval = milliseconds;
    },
    heard() {
      heardAt = performance.now();
    },
    opened() {
      isOpen = true;
    },
    closed() {
      isOpen = false;
    },
    excuse(duration) {
      excusedUntil = performance.now() + duration;
    },
    isConnected,
    stop: () => clearInterval(timer),
  };
}
