import { describe, expect, it } from 'vitest';
import { i18nFor } from '../../src/i18n/i18n.ts';
import { parseTariff, type TariffProblem } from '../../src/power/tariff-text.ts';
import { minerModels } from '../../src/rig/models.ts';
import { rigProblemText, tariffProblemText } from '../../src/rig/problem-text.message.ts';
import type { RigProblem } from '../../src/rig/rig.ts';
import { listedMachines } from '../../src/rig/several.ts';
import { parseRig } from '../../src/rig/text.ts';

const models = minerModels.slice(0, 4);

const rigProblems: readonly RigProblem[] = [
  { kind: 'empty' },
  { kind: 'missing-power', hashrate: 120e12 },
  { kind: 'missing-hashrate' },
  { kind: 'missing-hashrate', power: 3_000 },
  { kind: 'missing-hashrate', efficiency: 25 },
  { kind: 'unknown-model', text: 'Frob', suggestions: [] },
  { kind: 'unknown-model', text: 'Frob', suggestions: models },
  { kind: 'ambiguous-model', text: 'S', candidates: models },
  { kind: 'ambiguous-number', text: '1.500', readings: ['1.5TH 30W', '1.5PH 30kW'] },
  { kind: 'contradiction', quantity: 'power', text: '120TH 3kW 4kW' },
  { kind: 'not-positive', quantity: 'hashrate' },
  { kind: 'too-large', quantity: 'hashrate', value: 2e22, limit: 1e22 },
  { kind: 'too-large', quantity: 'power', value: 5e9, limit: 1e9 },
  { kind: 'too-large', quantity: 'efficiency', value: 5e9, limit: 1e3 },
  { kind: 'too-large', quantity: 'count', value: 5e9, limit: 1e6 },
  { kind: 'leftover', text: '120TH 3000W bow', leftover: 'bow' },
  ...['2%', 'overclocked'].flatMap((leftover) =>
    ['s21 200th 0.07', '3.2PH 96kW 0.055', '2x S19 1%fee'].flatMap(
      (text): readonly RigProblem[] => {
        const read = parseRig(`${text} ${leftover}`);
        return read.ok ? [] : [read.problem];
      },
    ),
  ),
  { kind: 'contradiction', quantity: 'tariff', text: '120TH 3kW 7c 8c' },
  { kind: 'energy', text: '3kWh', power: 3_000 },
  { kind: 'unknown-unit', text: '120TG', unit: 'TG' },
  { kind: 'unreadable-number', text: '1e30' },
  { kind: 'several-rigs', text: 'S21 + S19' },
  { kind: 'unknown-kind', text: '3x Foo', readable: ['10x S19j Pro'] },
  { kind: 'unknown-kind', text: 'Foo', readable: [] },
  { kind: 'too-many-kinds', count: 12, limit: 10 },
  { kind: 'not-bitcoin', text: 'Antminer L7' },
  { kind: 'tariff', problem: { kind: 'too-low', text: '-11', perKwh: -11, limit: 10 } },
];

const tariffProblems: readonly TariffProblem[] = [
  { kind: 'not-a-tariff', text: 'cheap' },
  { kind: 'unknown-currency', text: '5 RUB', currency: 'RUB' },
  { kind: 'too-low', text: '-50 EUR', perKwh: -50, limit: 10, currency: 'EUR' },
  { kind: 'too-high', text: '28', perKwh: 28, limit: 10 },
];

describe.each(['en-US', 'de'])('in %s', (locale) => {
  const i18n = i18nFor(locale);

  function expectSentence(text: string) {
    expect(text).toMatch(/[.?]$/);
    expect(text).not.toMatch(/[{}]|undefined|NaN|\n/);
    expect(text).not.toMatch(/\b(rig|tariff|quantity)\.\w/);
    expect(text).toMatch(/`[^`]+`/);
  }

  it.each(rigProblems)('one sentence with an example for %o', (problem) => {
    const text = rigProblemText(problem, 'USD', i18n);
    expectSentence(text);
    const examples = [...text.matchAll(/`([^`]+)`/g)].map(([, example = '']) => example);
    for (const example of examples) {
      if (problem.kind === 'tariff') expect(parseTariff(example)).toMatchObject({ ok: true });
      else if (example.startsWith('/')) expect(listedMachines(example)).toHaveLength(2);
      else expect({ example, ...parseRig(example) }).toMatchObject({ ok: true });
    }
  });

  it.each(tariffProblems)('one sentence with an example for %o', (problem) => {
    const text = tariffProblemText(problem, 'EUR', i18n);
    expectSentence(text);
    for (const [, example = ''] of text.matchAll(/`([^`]+)`/g)) {
      expect({ example, ...parseTariff(example) }).toMatchObject({ ok: true });
    }
  });
});

it('says what was understood', () => {
  const i18n = i18nFor('en-US');
  expect(rigProblemText({ kind: 'missing-power', hashrate: 120e12 }, 'USD', i18n)).toBe(
    'I read 120 TH/s, but not how many watts it takes: add them, such as `120TH 3000W`, or J/TH, such as `120TH 25J/TH`.',
  );
  const tooMuch: TariffProblem = { kind: 'too-high', text: '28', perKwh: 28, limit: 10 };
  expect(tariffProblemText(tooMuch, 'EUR', i18n)).toBe(
    'I read “28” as €28.00 per kWh, and that is over €10.00: perhaps you mean cents, such as `7c`?',
  );
  const inPounds: TariffProblem = { ...tooMuch, text: '28 GBP', currency: 'GBP' };
  expect(tariffProblemText(inPounds, 'EUR', i18n)).toBe(
    'I read “28 GBP” as £28.00 per kWh, and that is over £10.00: perhaps you mean cents, such as `7c`?',
  );
});
