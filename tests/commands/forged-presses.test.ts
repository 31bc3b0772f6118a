import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { UserError } from '../../src/errors.ts';
import { caller } from '../support/command-ports.ts';
import { frontDoor } from '../support/front-door.ts';
import { writtenId } from '../support/written-id.ts';

/** Arguments that no button of ours carries, or none of today's. */
const ODD = [
  undefined,
  'x',
  '-1',
  '1.5',
  '1e400',
  '99999999999',
  '9'.repeat(40),
  '🪙',
  '__proto__',
  ':::',
  '.',
  '1.',
  '{',
  '{}',
  '{"rig":5}',
  '{"rig":{}}',
  '{"rig":"S21","fee":"x"}',
  '[]',
  'null',
];

const actions = commands.flatMap(({ presses = [] }) =>
  presses.map(({ action }) => [action.command, action.name] as const),
);

describe('a forged button', () => {
  it.each(actions)('of /%s, %s, is answered with a sentence', async (command, action) => {
    const { press } = await frontDoor();
    for (const argument of ODD) {
      const id = writtenId({ command, action, owner: caller.id, argument });
      for (const given of [{}, { values: ['x', '1'] }, { fields: { x: 'x' } }]) {
        const said = await press(id, given).catch((error: unknown) => {
          if (error instanceof UserError) return error.message;
          throw new Error(`${id} with ${JSON.stringify(given)}`, { cause: error });
        });
        expect(said).toBeTruthy();
      }
    }
  });
});

describe('a button whose draft is gone', () => {
  it.each([
    ['profit', 'refresh', 'with `/profit', 'mit `/profit'],
    ['rig', 'choose', 'with `/rig add', 'mit `/rig hinzufügen'],
    ['rig', 'import', 'with `/rig import', 'mit `/rig importieren'],
    ['alerts', 'watch-all', 'with `/alerts add', 'mit `/alarme hinzufügen'],
    ['digest', 'restore', 'with `/digest subscribe', 'mit `/bericht abonnieren'],
  ])('of /%s, %s, says how to go on', async (command, action, english, german) => {
    const { press, as } = await frontDoor();
    const id = writtenId({ command, action, owner: caller.id, argument: 'gone' });
    const said = async (door: { press: typeof press }) => door.press(id).then(String, String);
    expect(await said({ press })).toContain(english);
    expect(await said(as({ locale: 'de' }))).toContain(german);
  });
});
