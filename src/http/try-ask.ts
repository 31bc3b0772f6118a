import { SourceError } from '../errors.ts';
import type { Provider } from './provider.ts';
import type { Topic } from './source-health.ts';

/**
 * Asks a provider whose failure is no failure of ours: it is in the provider's record.
 *
 * @returns The answer, or undefined. An error that isn't the provider's fault rejects.
 */
export async function tryAsk<T>(
  provider: Provider,
  topic: Topic,
  question: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await provider.attempt(topic, question);
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

/** Returns the first good answer, asking one after the other. */
export async function firstAnswer<S extends { readonly provider: Provider }, T>(
  sources: readonly S[],
  topic: Topic,
  question: (source: S) => Promise<T>,
): Promise<{ readonly source: S; readonly answer: T } | undefined> {
  for (const source of sources) {
    const answer = await tryAsk(source.provider, topic, () => question(source));
    if (answer !== undefined) return { source, answer };
  }
  return undefined;
}
