interface HearingParts {
  /** Milliseconds without a connection after which the process is deaf. */
  readonly patience: number;
  /** Called once, when the process is deaf. */
  readonly onDeaf: () => void;
}

/**
 * Tells whether Discord is heard, judged by what arrives: a dead socket looks like a quiet one. Each
 * shard, given by its number, has a connection of its own.
 */
export interface Hearing {
  /** So many shards are to be heard; one by default. */
  expects(shards: number): void;
  /** The gateway says hello, and how often it will be heard at least, in milliseconds. */
  beatsEvery(shard: number, interval: number): void;
  /** Something arrived, whatever it was. */
  heard(shard: number): void;
  /** A session stands: events will come. */
  opened(shard: number): void;
  closed(shard: number): void;
  /** No connection is to be expected for so many milliseconds. */
  excuse(duration: number): void;
  /** Tells whether all shards are connected. */
  isConnected(): boolean;
  /** Returns how many shards are to be heard, and how many are. */
  shards(): { readonly expected: number; readonly connected: number };
  stop(): void;
}

interface Ear {
  isOpen: boolean;
  /** Milliseconds. */
  interval: number;
  heardAt: number;
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
  const ears = new Map<number, Ear>();
  let expected = 1;
  let lookedAt = performance.now();
  let deafFor = 0;
  let excusedUntil = 0;

  function ear(shard: number): Ear {
    const known = ears.get(shard);
    if (known) return known;
    const fresh = { isOpen: false, interval: Number.POSITIVE_INFINITY, heardAt: 0 };
    ears.set(shard, fresh);
    return fresh;
  }

  function connected(): number {
    const now = performance.now();
    const hears = ({ isOpen, heardAt, interval }: Ear) =>
      isOpen && now - heardAt <= GRACE * interval + SLOW_ANSWER;
    return [...ears.values()].filter(hears).length;
  }

  const look = Math.min(LOOK, patience / 4);
  const timer = setInterval(() => {
    const now = performance.now();
    // A process that was stopped meanwhile has not listened in vain.
    const passed = Math.min(now - lookedAt, 2 * look);
    lookedAt = now;
    // As long as one shard hears, the others find their way back by themselves.
    if (connected() > 0 || now < excusedUntil) deafFor = 0;
    else deafFor += passed;
    if (deafFor < patience) return;
    clearInterval(timer);
    onDeaf();
  }, look);
  timer.unref();

  return {
    expects(shards) {
      expected = shards;
    },
    beatsEvery(shard, milliseconds) {
      ear(shard).interval = milliseconds;
    },
    heard(shard) {
      ear(shard).heardAt = performance.now();
    },
    opened(shard) {
      ear(shard).isOpen = true;
    },
    closed(shard) {
      ear(shard).isOpen = false;
    },
    excuse(duration) {
      excusedUntil = performance.now() + duration;
    },
    isConnected: () => connected() >= expected,
    shards: () => ({ expected, connected: connected() }),
    stop: () => clearInterval(timer),
  };
}
