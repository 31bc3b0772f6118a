import { describe, expect, it } from 'vitest';
import { choiceNamed, nearestChoices } from '../../src/text/choices.ts';

const choice = (value: string, text: string, de: string) => ({
  value,
  name: { text, localizations: { de } },
});
const choices = [
  choice('unprofitable', 'A rig stops paying, and pays again', 'Ein Rig lohnt sich nicht mehr'),
  choice('outlook', 'A rig is about to stop paying', 'Ein Rig lohnt sich bald nicht mehr'),
  choice('fees.below', 'Fees below a level', 'Gebühren unter einer Schwelle'),
  choice('fees.above', 'Fees above a level', 'Gebühren über einer Schwelle'),
  choice('halving', 'The halving: 30 days before', 'Das Halving: 30 Tage davor'),
];
const nearest = (text: string) => {
  const { some, more } = nearestChoices(text, choices, 3);
  return [...some.map(({ value }) => value), more];
};

describe('a choice', () => {
  it.each([
    ['FEES.BELOW', 'fees.below'],
    ['gebühren über', 'fees.above'],
    ['pays again', 'unprofitable'],
    ['The halving: 30 days before', 'halving'],
    ['paying', undefined],
    ['', undefined],
  ])('is called “%s”', (text, value) => {
    expect(choiceNamed(text, choices)?.value).toBe(value);
  });

  it('may be meant by words that several have, or by one with a slip', () => {
    expect(nearest('paying')).toEqual(['unprofitable', 'outlook', 0]);
    expect(nearest('fees')).toEqual(['fees.below', 'fees.above', 0]);
    expect(nearest('halvinj')).toEqual(['halving', 0]);
    expect(nearest('moon')).toEqual(['unprofitable', 'outlook', 'fees.below', 2]);
    expect(nearest('')).toEqual(['unprofitable', 'outlook', 'fees.below', 2]);
  });
});
