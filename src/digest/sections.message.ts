import type { APIEmbedField } from 'discord-api-types/v10';
import type { Voice } from '../i18n/i18n.ts';
import type { MachineFacts, MachinesFacts } from './machines.ts';

/** Characters of a line in a code block that a phone does not wrap. */
const PHONE_WIDTH = 34;

/** Which popular machines pay at the digest's terms, and up to which power price. */
export function digestMachinesField(facts: MachinesFacts, voice: Voice): APIEmbedField {
  const { t } = voice;
  const { machines, tariff, poolFee } = facts;
  const name = t('digest.machines.title');
  const terms = t('digest.machines.terms', {
    tariff: voice.tariff(tariff.perKwh, tariff.currency),
    fee: voice.exactPercent(poolFee),
  });
  if (!machines) return { name, value: [terms, t('digest.machines.unknown')].join('\n') };
  const paying = machines.filter(pays).length;
  const count = t('digest.machines.paying', {
    paying: voice.count(paying),
    all: voice.count(machines.length),
  });
  const value = [terms, count, ...rows(machines, facts.currency, voice)];
  return { name, value: value.join('\n') };
}

const pays = ({ profit }: MachineFacts) => profit >= 0;

/** A table where it fits a phone, without the efficiency if need be; else a line for each. */
function rows(
  machines: readonly MachineFacts[],
  currency: string,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  const limitOf = ({ breakEven }: MachineFacts) =>
    breakEven === undefined ? '?' : voice.rate(breakEven, currency);
  const mark = (machine: MachineFacts) => (pays(machine) ? '▲' : '▼');
  const names = ['', ...machines.map(({ nickname }) => nickname)];
  const numbers = [
    [
      t('digest.machines.efficiency'),
      ...machines.map(({ efficiency }) => voice.efficiency(efficiency).replace(/\sJ\/TH$/, '')),
    ],
    [
      t('digest.machines.profit'),
      ...machines.map(({ profit }) => voice.signedMoney(profit, currency)),
    ],
    [t('digest.machines.limit'), ...machines.map(limitOf)],
  ];
  const marks = ['', ...machines.map(mark)];
  for (const columns of [numbers, numbers.slice(1)]) {
    const lines = table(names, columns).map((line, row) => `${line} ${marks[row]}`.trimEnd());
    if (lines.every((line) => line.length <= PHONE_WIDTH)) {
      return ['```', ...lines, '```', `-# ${t('digest.machines.legend')}`];
    }
  }
  return machines.map((machine) =>
    t('digest.machines.line', {
      mark: mark(machine),
      name: machine.nickname,
      profit: voice.signedMoney(machine.profit, currency),
      limit: limitOf(machine),
    }),
  );
}

/** The first column to the left, numbers to the right, each as wide as it has to be. */
function table(
  names: readonly string[],
  columns: readonly (readonly string[])[],
): readonly string[] {
  const width = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length));
  const first = width(names);
  const widths = columns.map(width);
  return names.map((name, row) =>
    [
      name.padEnd(first),
      ...columns.map((texts, at) => (texts[row] ?? '').padStart(widths[at] ?? 0)),
    ].join(' '),
  );
}
