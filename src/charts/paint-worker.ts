import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parentPort } from 'node:worker_threads';
import { type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';

/** What the thread is asked, and what it says. */
export interface PaintRequest {
  readonly id: number;
  readonly svg: string;
}
export type PaintAnswer = { readonly id: number } & (
  | { readonly png: Uint8Array }
  | { readonly problem: string }
);

/** Of woff the library draws nothing. */
const fontFiles = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf'),
].map((url) => fileURLToPath(url));
const options: ResvgRenderOptions = {
  font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' },
  logLevel: 'off',
};

/**
 * An image is 5 MB outside of the heap, of which the collector knows nothing: without a call a hundred
 * charts took 600 MB, which stayed. The flag is for who runs without `--expose-gc`.
 */
setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

async function answer({ id, svg }: PaintRequest): Promise<PaintAnswer> {
  try {
    return { id, png: (await renderAsync(svg, options)).asPng() };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
}

const port = parentPort;
port?.on('message', (request: PaintRequest) => {
  // It never rejects.
  void answer(request).then((said) => {
    port.postMessage(said);
    collectGarbage();
  });
});
