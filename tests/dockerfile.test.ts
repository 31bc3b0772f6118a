import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

it('starts in a container as npm start does, and fills the cache of just that', async () => {
  const dockerfile = await readFile(new URL('../Dockerfile', import.meta.url), 'utf8');
  const filled = /^RUN (node .*) \|\| true$/m.exec(dockerfile)?.[1];
  const started = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
  expect(filled).toBe(packageJson.scripts.start);
  expect(JSON.parse(started)).toEqual(packageJson.scripts.start.split(' '));
});
