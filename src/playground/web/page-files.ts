import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Answer } from './web-server.ts';

const folder = new URL('../page/', import.meta.url);

let loaded: Promise<ReadonlyMap<string, Answer>> | undefined;

/** Returns the files of the page by path: bundled once, for every playground of this process. */
export function loadPageFiles(): Promise<ReadonlyMap<string, Answer>> {
  loaded ??= bundled();
  return loaded;
}

/** Bundles the page; nothing of it is written to disk. */
async function bundled(): Promise<ReadonlyMap<string, Answer>> {
  const [bundle, html, favicon] = await Promise.all([
    build({
      entryPoints: [fileURLToPath(new URL('page.ts', folder))],
      outdir: '/',
      // A name that changes with what is in the file: a browser asks for each one once.
      entryNames: '[name]-[hash]',
      bundle: true,
      minify: true,
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
  const files = new Map<string, Answer>([['/bell.svg', { type: 'image/svg+xml', body: favicon }]]);
  let page = html;
  for (const { path, contents } of bundle.outputFiles) {
    const [name, stem, extension] = /(page)-\w+(\.(?:js|css))$/.exec(path) ?? [];
    if (name === undefined) continue;
    const type = extension === '.css' ? 'text/css' : 'text/javascript';
    page = page.replace(`/${stem}${extension}`, `/${name}`);
    files.set(`/${name}`, { type: `${type}; charset=utf-8`, body: contents, immutable: true });
  }
  return files.set('/', { type: 'text/html; charset=utf-8', body: page });
}
