/**
 * Loaded ahead of a bot (`node --import`): tells the process that started it what the bot uses, each
 * time it is asked. The bot knows nothing of it.
 */

/** What a process has used so far, and holds now. */
export interface Usage {
  /** Of all its threads, in microseconds. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  const usage: Usage = { cpu: user + system, rss: process.memoryUsage.rss() };
  process.send?.(usage);
});
// Who is left behind, by a run that broke off, ends as well.
process.on('disconnect', () => process.exit());
// Being measured is no reason to go on living.
process.channel?.unref();
