/** A task as the process of a workshop gets it, and its answer. */
export interface WorkRequest<Task> {
  readonly id: number;
  readonly task: Task;
}
export type WorkAnswer<Result> = { readonly id: number } & (
  | { readonly result: Result }
  | { readonly problem: string }
);

/** Does what a workshop asks of this process, until the workshop is gone. */
export function doTasks<Task, Result>(work: (task: Task) => Result | Promise<Result>): void {
  async function answer({ id, task }: WorkRequest<Task>): Promise<WorkAnswer<Result>> {
    try {
      return { id, result: await work(task) };
    } catch (error) {
      return { id, problem: error instanceof Error ? error.message : String(error) };
    }
  }
  process.on('message', (request: WorkRequest<Task>) => {
    // It never rejects.
    void answer(request).then((said) => {
      process.send?.(said);
      // An image is megabytes outside of the heap, of which the collector knows nothing.
      globalThis.gc?.();
    });
  });
  // The asking process is gone, whatever ended it.
  process.once('disconnect', () => process.exit());
}
