interface PipelineSteps<Group, Found, Step> {
  readonly read: (group: Group) => Promise<Found>;
  readonly decide: (found: Found) => Promise<Step>;
  readonly write: (step: Step) => Promise<void>;
}

/**
 * Reads one group while it decides on the one before and the one before that is written: reading and
 * writing are PostgreSQL's work, deciding is ours. Each group is written before the next one is.
 */
export async function pipeline<Group, Found, Step>(
  groups: readonly Group[],
  { read, decide, write }: PipelineSteps<Group, Found, Step>,
): Promise<void> {
  const [first, ...others] = groups;
  if (first === undefined) return;
  let found = await read(first);
  let writing = Promise.resolve();
  try {
    for (const following of others) {
      const [step, next] = await Promise.all([decide(found), read(following), writing]);
      writing = write(step);
      found = next;
    }
    const [last] = await Promise.all([decide(found), writing]);
    writing = write(last);
    await writing;
  } finally {
    // When something failed meanwhile: no write is on its way once the work is over.
    await Promise.allSettled([writing]);
  }
}
