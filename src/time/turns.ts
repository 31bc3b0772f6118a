/** Milliseconds that one person's work may keep others waiting; a step of it comes on top. */
const TURN = 3;

/**
 * Returns a function to await between two steps of long work: it lets others go first now and then.
 */
export function inTurns(): () => Promise<void> {
  let began = performance.now();
  return async () => {
    if (performance.now() - began < TURN) return;
    await othersFirst();
    began = performance.now();
  };
}

/** Waits until everybody else who waits has had a turn. */
export function othersFirst(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
