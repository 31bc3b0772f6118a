import { describe, expect, it } from 'vitest';
import {
  anyDraft,
  defineAction,
  integer,
  layoutOf,
  migrated,
  oneOf,
  parseCustomId,
  rowId,
  textUpTo,
} from '../../src/message/custom-id.ts';

const sides = oneOf(['above', 'below']);
const turn = defineAction('probe', 'turn', { id: rowId, page: integer, side: sides });

const read = <V>(action: { read(id: object): V | undefined }, text: string) => {
  const id = parseCustomId(text);
  return id && action.read(id);
};

describe('a custom id', () => {
  it('says what is asked of whom', () => {
    const id = turn.id('42', { id: 7, page: -1, side: 'below' });
    expect(id).toBe('1:probe:turn:42:7.-1.below');
    expect(parseCustomId(id)).toEqual({
      version: '1',
      command: 'probe',
      action: 'turn',
      owner: '42',
      argument: '7.-1.below',
    });
    expect(read(turn, id)).toEqual({ id: 7, page: -1, side: 'below' });
  });

  it('may be anybody’s, and carry nothing', () => {
    const id = defineAction('probe', 'hello', {}).id(undefined, {});
    expect(id).toBe('1:probe:hello:-:');
    expect(parseCustomId(id)).toMatchObject({ owner: undefined, argument: undefined });
  });

  it.each(['', '7', '7.1', '7.1.beside', '0.1.above', '7.1.above.x', '7.1e3.above', 'x.1.above'])(
    'says nothing by %j',
    (argument) => {
      expect(read(turn, `1:probe:turn:42:${argument}`)).toBeUndefined();
    },
  );

  it.each(['', 'x', '1:probe', '1:probe:turn', '1::turn:42:7', ':probe:turn:42:7'])(
    'is not %j',
    (text) => {
      expect(parseCustomId(text)).toBeUndefined();
    },
  );

  it('carries a draft that has colons and points', () => {
    const ask = defineAction('probe', 'ask', { draft: anyDraft });
    const draft = { carried: { rig: '1.5TH 30W', electricity: 'a:b' } };
    expect(read(ask, ask.id('42', { draft }))).toEqual({ draft });
    for (const odd of ['{', '{"rig"', '-', 'a b']) {
      expect(read(ask, `1:probe:ask:42:${odd}`)).toBeUndefined();
    }
  });
});

describe('Discord’s 100 characters', () => {
  it('are checked for the longest id there can be, when the action is defined', () => {
    // "1:probe:say:", 20 digits and a colon leave 67.
    expect(() => defineAction('probe', 'say', { text: textUpTo(67) })).not.toThrow();
    expect(() => defineAction('probe', 'say', { text: textUpTo(68) })).toThrow(
      /^A custom id of 101 characters, 100 at most: 1:probe:say:9+:x+$/,
    );
  });

  it('are checked for each id', () => {
    const say = defineAction('probe', 'say', { text: textUpTo(60) });
    expect(() => say.id('42', { text: 'x'.repeat(100) })).toThrow(RangeError);
  });
});

describe('an older version', () => {
  const turned = defineAction(
    'probe',
    'turn',
    { id: rowId, side: sides },
    {
      version: '2',
      older: {
        1: migrated(layoutOf({ id: rowId, above: oneOf(['y', 'n']) }, '-'), ({ id, above }) =>
          id === 13 ? undefined : { id, side: above === 'y' ? 'above' : 'below' },
        ),
      },
    },
  );

  it('is read as today’s', () => {
    expect(turned.id('42', { id: 7, side: 'above' })).toBe('2:probe:turn:42:7.above');
    expect(read(turned, '2:probe:turn:42:7.above')).toEqual({ id: 7, side: 'above' });
    expect(read(turned, '1:probe:turn:42:7-y')).toEqual({ id: 7, side: 'above' });
    expect(read(turned, '1:probe:turn:42:7-n')).toEqual({ id: 7, side: 'below' });
  });

  it('says nothing by what it can’t carry, or what can’t be said any more', () => {
    expect(read(turned, '1:probe:turn:42:7.above')).toBeUndefined();
    expect(read(turned, '1:probe:turn:42:13-y')).toBeUndefined();
  });

  it('is known from those that never were', () => {
    expect(['0', '1', '2', '3', 'toString'].filter(turned.reads)).toEqual(['1', '2']);
  });
});
