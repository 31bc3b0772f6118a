import { SourceError } from '../../errors.ts';
import type { Provider } from '../../http/provider.ts';
import type { PoolAnswer, PoolKind } from '../pool.ts';

/** A pool. Its questions throw SourceError; the caller runs them in `provider.attempt`. */
export interface PoolSource {
  ask(address: string): Promise<PoolAnswer>;
  /** Returns when the pool last counted for itself, unix seconds, where it tells. */
  countedAt?(): Promise<number>;
}

/** A pool that may be asked, whose source is there when it first is. */
export interface ListedPool {
  readonly kind: PoolKind;
  readonly provider: Provider;
  readonly source: () => Promise<PoolSource>;
}

/**
 * Runs a question about an address and keeps the address out of the error: errors are logged, and
 * addresses are personal.
 */
export async function withoutAddress<T>(
  address: string,
  provider: Provider,
  question: () => Promise<T>,
): Promise<T> {
  try {
    return await question();
  } catch (error) {
    if (!(error instanceof SourceError) || !error.message.includes(address)) throw error;
    const reason = error.message.replace(`${provider.name}: `, '').replaceAll(address, '…');
    throw provider.error(reason);
  }
}
