import { renderAsync } from '@resvg/resvg-js';
import { paintOptions } from './paint-options.ts';

/** The question to the painting process; `PaintAnswer` is its answer. */
export interface PaintRequest {
  readonly id: number;
  readonly svg: string;
}
export type PaintAnswer = { readonly id: number } & (
  | { readonly png: Uint8Array }
  | { readonly problem: string }
);

async function answer({ id, svg }: PaintRequest): Promise<PaintAnswer> {
  try {
    return { id, png: (await renderAsync(svg, paintOptions)).asPng() };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}

process.on('message', (request: PaintRequest) => {
  // It never rejects.
  void answer(request).then((said) => {
    process.send?.(said);
    // An image is megabytes outside of the heap, of which the collector knows nothing.
    globalThis.gc?.();
  });
});
// The process that asked is gone, whatever ended it.
process.once('disconnect', () => process.exit());
