import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { callables } from '../../../src/discord/command.ts';
import { parseLine } from '../../../src/playground/line/command-line.ts';
import { tourSteps } from '../../../src/playground/time/tours.ts';
import { tours } from '../../../src/playground/web/wire.ts';
import { demoCommands } from '../demo-commands.ts';

const all = callables(commands);
const locales = ['en-US', 'de'] as const;

describe('a tour', () => {
  it.each(locales)('sends what is there, in %s', (locale) => {
    const sent = tours.map((tour) => {
      const [first] = tourSteps(tour, { commands: all, locale, priceFactor: 1 }) ?? [];
      const parsed = parseLine(first?.kind === 'send' ? first.line : '', all);
      return parsed.ok ? parsed.command.name : undefined;
    });
    expect(sent).toEqual(['profit', 'rig add', 'digest me']);
  });

  it.each(locales)(
    'of an alert begins where a rig pays, under a name that is free, in %s',
    (locale) => {
      const rigs = ['cellar', 'Cellar 2', 'Keller', 'keller 2'];
      const steps = tourSteps('alert', { commands: all, locale, rigs, priceFactor: 0.7 }) ?? [];
      expect(steps.map(({ kind }) => kind)).toEqual(['skip', 'send', 'press', 'skip', 'notice']);
      expect(steps[0]).toEqual({ kind: 'skip', to: 'price-back' });
      expect(steps[1]).toMatchObject({ line: expect.stringMatching(/ name:(?:Cellar|Keller) 3$/) });
    },
  );

  it('is none where its command is not, or time can’t be moved', () => {
    const at = (shapes: typeof all, priceFactor?: number) =>
      tours.filter((tour) => tourSteps(tour, { commands: shapes, locale: 'de', priceFactor }));
    expect(at(callables(demoCommands), 1)).toEqual([]);
    expect(at(all)).toEqual(['profit']);
  });
});
