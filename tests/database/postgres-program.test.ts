import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { copied, installed, postgresProgram } from '../support/postgres-program.ts';

const isRoot = process.getuid?.() === 0;

/** Root’s own, as `/root` is. */
async function folderOfMine(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hashbell-private-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await chmod(folder, 0o700);
  return folder;
}

describe.runIf(isRoot)('PostgreSQL for root', () => {
  it('runs as another, though its programs lie where only root may go', async () => {
    const binaries = await copied(await installed(), join(await folderOfMine(), 'native'));
    const program = await postgresProgram({ binaries });
    onTestFinished(() => rm(program.folder, { recursive: true }));
    expect(program.user?.uid).toBeGreaterThan(0);
    expect(dirname(dirname(dirname(program.postgres)))).toBe(program.folder);
  });

  it('says in one line what is missing', async () => {
    const folder = await folderOfMine();
    await expect(postgresProgram({ places: [folder] })).rejects.toThrow(
      /^PostgreSQL can't be run as the user nobody from .*: set TMPDIR to .*\.$/,
    );
  });
});

it.runIf(!isRoot)('PostgreSQL runs as who we are, from where it lies', async () => {
  const program = await postgresProgram();
  onTestFinished(() => rm(program.folder, { recursive: true }));
  expect(program).toMatchObject({ ...(await installed()), user: undefined });
});
