import { spawnSync } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

it('says what to run first where no libraries are installed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-bare-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'src'));
  const script = join(folder, 'src', 'compile-cache.mjs');
  await copyFile(new URL('../src/compile-cache.js', import.meta.url), script);
  const { status, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  expect(stderr).toMatch(/^Run npm ci first: .*\n$/);
  expect(status).toBe(1);
});
