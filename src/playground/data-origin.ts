import type { Reading } from '../market/reading.ts';
import type { DataOrigin } from './web/wire.ts';

/** Who gave the figures, and when. */
export function dataOrigin({ origin, at, tip, difficulty, meanFees, price }: Reading): DataOrigin {
  const data = [difficulty, tip, meanFees, price].filter((datum) => datum !== undefined);
  if (data.length === 0) return { kind: 'none' };
  return {
    kind: origin,
    at: origin === 'sample' ? at : Math.min(...data.map((datum) => datum.at)),
    sources: [...new Set(data.map(({ source }) => source))],
  };
}
