import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Answer } from './web-server.ts';

const folder = new URL('../page/', import.meta.url);

let loaded: Promise<ReadonlyMap<string, Answer>> | undefined;

/** The page, by path: bundled once, for every playground of this process. */
export function loadPageFiles(): Promise<ReadonlyMap<string, Answer>> {
  loaded ??= bundled();
  return loaded;
}

/** Nothing of it is written to disk. */
async function bundled(): Promise<ReadonlyMap<string, Answer>> {
  const [bundle, html, favicon] = await Promise.all([
    build({
      entryPoints: [fileURLToPath(new URL('page.ts', folder))],
      outdir: '/',
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2024',
      // Lit's development build warns on the console.
      conditions: ['production'],
      logLevel: 'silent',
      // The root's settings are Node's.
      tsconfig: fileURLToPath(new URL('tsconfig.json', folder)),
    }),
    readFile(new URL('index.html', folder), 'utf8'),
    readFile(new URL('bell.svg', folder), 'utf8'),
  ]);
  const files = new Map<string, Answer>([
    ['/', { type: 'text/html; charset=utf-8', body: html }],
    ['/bell.svg', { type: 'image/svg+xml', body: favicon }],
  ]);
  for (const { path, contents } of bundle.outputFiles) {
    const type = path.endsWith('.css') ? 'text/css' : 'text/javascript';
    const name = /page\.(?:js|css)$/.exec(path)?.[0];
    if (name) files.set(`/${name}`, { type: `${type}; charset=utf-8`, body: contents });
  }
  return files;
}
