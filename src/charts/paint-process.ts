import { fileURLToPath } from 'node:url';
import { type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';

/** What the process is asked, and what it says. */
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

async function answer({ id, svg }: PaintRequest): Promise<PaintAnswer> {
  try {
    return { id, png: (await renderAsync(svg, options)).asPng() };
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
// Who asked is gone, whatever ended it.
process.once('disconnect', () => process.exit());
