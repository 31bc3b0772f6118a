import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };

const dockerfile = readFileSync(new URL('../Dockerfile', import.meta.url), 'utf8');

it('starts in a container as npm start does, and fills the cache of just that', () => {
  const filled = /^RUN (node .*) \|\| true$/m.exec(dockerfile)?.[1];
  const started = /^CMD (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
  expect(filled).toBe(packageJson.scripts.start);
  expect(JSON.parse(started)).toEqual(packageJson.scripts.start.split(' '));
});

it('listens on all addresses in a container, which .env as it is copied does not undo', () => {
  expect(dockerfile).toMatch(/^ENV HTTP_HOST=0\.0\.0\.0$/m);
  expect(dockerfile).toMatch(/^ENV WEB_HOST=0\.0\.0\.0$/m);
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');
  expect(example).not.toMatch(/^(HTTP|WEB)_HOST=/m);
});
