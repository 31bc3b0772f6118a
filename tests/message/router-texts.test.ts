import { expect, it } from 'vitest';
import { SourceError, StoreOutage, UserError } from '../../src/errors.ts';
import { routerTexts } from '../../src/message/router-texts.ts';

it('lets a UserError speak for itself', () => {
  expect(routerTexts.failure(new UserError('Say `120TH 3000W`.'), 'de', 'abc')).toEqual({
    content: 'Say `120TH 3000W`.',
  });
});

it('names the source that failed, escaped', () => {
  const error = new SourceError('a_b_c', 'HTTP 500 with a secret');
  expect(routerTexts.failure(error, 'en-US', 'abc').content).toBe(
    'a\\_b\\_c did not answer as it should: try again in a minute.',
  );
});

it('says that the records cannot be reached, and nothing of why', () => {
  const error = new StoreOutage('disk full');
  expect(routerTexts.failure(error, 'en-US', 'abc').content).toMatch(
    /^My records cannot be reached/,
  );
  expect(routerTexts.failure(error, 'de', 'abc').content).toMatch(/^Meine Aufzeichnungen sind/);
});

it('says sorry for everything else, with a number and nothing of the error', () => {
  for (const locale of ['en-US', 'de']) {
    const { content } = routerTexts.failure(new Error('password=1'), locale, 'abc-123');
    expect(content).toContain('`abc-123`');
    expect(content).not.toContain('password');
  }
});

it('says whose a button is, and when it is too old', () => {
  expect(routerTexts.notYours('de').content).toContain('gehört jemand anderem');
  expect(routerTexts.outdated('fr').content).toContain('older version');
});
