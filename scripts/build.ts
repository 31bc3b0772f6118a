/**
 * Bundles the bot into `dist/`, with all libraries but the native ones: a thousand modules that are
 * loaded one by one take 20 MB more, and a third more time to start. Does nothing where what is there
 * is newer than all it is made from.
 */
import { cp, glob, readFile, rm, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build, type Plugin, transform } from 'esbuild';

const ROOT = new URL('../', import.meta.url);
const SOURCES = ['src/**', 'commands/**', 'scripts/build.ts', 'package.json', 'package-lock.json'];
/** Programs that run in processes of their own. */
const PROGRAMS = ['src/main.ts', 'src/chart/paint-process.ts', 'src/forecast/simulate-process.ts'];
/** Libraries with native parts, or loaded only with PostgreSQL, or looked for in vain. */
const LEFT_OUT = [
  ...['better-sqlite3', '@resvg/resvg-js', 'pg'],
  ...['zlib-sync', 'bufferutil', 'utf-8-validate', '@discordjs/voice'],
];

/** CommonJS asks for Node's modules by `require`, which a module of ours has not. */
const REQUIRE = `import { createRequire as requireFrom } from 'node:module';
const require = requireFrom(import.meta.url);`;

/** Shortens the names within libraries; ours stay, so that the stack of an error can be read. */
const shorterLibraries: Plugin = {
  name: 'shorter-libraries',
  setup(bundle) {
    bundle.onLoad({ filter: /\/node_modules\/.*\.[cm]?js$/ }, async ({ path }) => ({
      contents: (await transform(await readFile(path, 'utf8'), { minify: true })).code,
    }));
  },
};

export async function buildHashbell(): Promise<void> {
  if (await isFresh()) return;
  await rm(new URL('dist', ROOT), { recursive: true, force: true });
  await build({
    absWorkingDir: fileURLToPath(ROOT),
    entryPoints: PROGRAMS,
    entryNames: '[name]',
    outdir: 'dist/bot',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minifySyntax: true,
    minifyWhitespace: true,
    external: LEFT_OUT,
    banner: { js: REQUIRE },
    plugins: [shorterLibraries],
    logLevel: 'warning',
  });
  // It comes last: with it the whole is complete.
  await cp(new URL('src/compile-cache.js', ROOT), new URL('dist/compile-cache.js', ROOT));
}

async function isFresh(): Promise<boolean> {
  const built = await changed('dist/compile-cache.js');
  if (built === undefined) return false;
  for await (const file of glob(SOURCES, { cwd: fileURLToPath(ROOT) })) {
    if (((await changed(file)) ?? 0) > built) return false;
  }
  return true;
}

/** Milliseconds since 1970; nothing for a file that is not there. */
async function changed(file: string): Promise<number | undefined> {
  return stat(new URL(file, ROOT)).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
}

if (import.meta.main) await buildHashbell();
