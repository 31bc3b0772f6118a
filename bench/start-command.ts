import packageJson from '../package.json' with { type: 'json' };
import { buildHashbell } from '../scripts/build.ts';

/** Returns what `npm start` passes to Node, once what it runs is built. */
export async function startCommand(): Promise<readonly string[]> {
  await buildHashbell();
  return packageJson.scripts.start.split(' ').slice(1);
}
