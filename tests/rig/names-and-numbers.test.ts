import { describe, expect, it } from 'vitest';
import { meanPerKwh, type WrittenTariff } from '../../src/power/tariff.ts';
import type { MinerModel } from '../../src/rig/model.ts';
import { minerModels } from '../../src/rig/models.ts';
import type { Rig } from '../../src/rig/rig.ts';
import { choicesFor, parseRig } from '../../src/rig/text.ts';

/** Returns a model's names: without parentheses, and short, without the brand: "s21 pro". */
function namesOf({ name }: MinerModel): readonly string[] {
  const whole = name.replace(/ \([^)]*\)/g, '');
  const short = whole.replace(/^(?:Antminer|Whatsminer|SEALMINER|AvalonMiner|Teraflux) /, '');
  return [...new Set([name, short.toLowerCase()])];
}

/** Returns the name of a model without its size. */
const familyOf = ({ name }: MinerModel) => name.replace(/ \([\d.]+T[^)]*\)$/, '');

/** Names that mean one machine by themselves. */
const names = minerModels.flatMap((model) =>
  namesOf(model).flatMap((name) => {
    const alone = parseRig(name);
    return alone.ok && alone.rig.model ? [{ name, rig: alone.rig, model: alone.rig.model }] : [];
  }),
);

const efficiencyOf = ({ hashrate, power }: Pick<Rig, 'hashrate' | 'power'>) => power / hashrate;

/** Returns the fault in how a text is read, if any: it means what is wanted, or is asked about. */
function fault(text: string, wanted: Partial<Rig> & { readonly model: MinerModel }) {
  const read = parseRig(text);
  if (!read.ok) {
    const { kind } = read.problem;
    const asks = kind === 'unclear-number' || kind === 'ambiguous-model';
    return asks && choicesFor(read.problem).length > 0 ? 'asked' : `${text}: ${kind}`;
  }
  const { rig } = read;
  const differs = (['count', 'hashrate', 'power'] as const).some(
    (key) => wanted[key] !== undefined && Math.abs(rig[key] / wanted[key] - 1) > 1e-4,
  );
  const other = !rig.model || familyOf(rig.model) !== familyOf(wanted.model);
  const priced = meanOf(rig.tariff) !== meanOf(wanted.tariff);
  return differs || other || priced ? `${text}: ${JSON.stringify(rig)}` : undefined;
}

const meanOf = (tariff: WrittenTariff | undefined) => tariff && meanPerKwh(tariff);

/** Returns the fault of a text that must be understood; `fault` alone lets a question pass. */
const understood = (text: string, wanted: Parameters<typeof fault>[1]) => {
  const found = fault(text, wanted);
  return found === 'asked' ? `${text}: asked` : found;
};
const orAsked = (found: string | undefined) => (found === 'asked' ? undefined : found);
const faults = (found: readonly (string | undefined)[]) => found.filter((one) => one !== undefined);

describe('every name of the catalogue', () => {
  it('means itself', () => {
    expect(
      minerModels.filter((model) => {
        const read = parseRig(model.name);
        return !read.ok || read.rig.model !== model;
      }),
    ).toEqual([]);
  });

  it('keeps its number of units, before and after', () => {
    const found = names.flatMap(({ name, rig, model }) =>
      [2, 3, 19].flatMap((count) => {
        const { hashrate, power } = rig;
        const wanted = { count, hashrate, power, model };
        return [
          ...[`${count}x ${name}`, `${count} × ${name}`, `${count}x${name}`, `${name} x ${count}`],
          ...[`${count} ${name} 0.07`, `${count}x ${name} @ 0.07`],
        ].map((text) => {
          const tariff = text.includes('0.07')
            ? ({ kind: 'flat', perKwh: 0.07 } as const)
            : undefined;
          const read = text.includes('x') || text.includes('×') ? understood : fault;
          return orAsked(read(text, { ...wanted, tariff }));
        });
      }),
    );
    expect(faults(found)).toEqual([]);
  });

  it('takes a small whole number in front for the number of units', () => {
    const found = names.flatMap(({ name, rig: { hashrate, power }, model }) =>
      [3, 10].flatMap((count) =>
        [`${count} ${name}`, `(${count}) ${name}`].map((text) =>
          understood(text, { count, hashrate, power, model }),
        ),
      ),
    );
    expect(faults(found)).toEqual([]);
  });

  it('never takes a whole number behind it for a price', () => {
    const found = names.flatMap(({ name }) =>
      [1, 2, 21, 90, 195, 602, 3_250].map((number) => {
        const read = parseRig(`${name} ${number}`);
        return read.ok && read.rig.tariff ? `${name} ${number}` : undefined;
      }),
    );
    expect(faults(found)).toEqual([]);
  });

  it('keeps its size and J/TH, with a unit and without', () => {
    const found = names.flatMap(({ name, model }) =>
      [1, 0.96, 1.04].flatMap((share) => {
        const size = Math.round((model.hashrate / 1e12) * share);
        if (size === 0 || Math.abs((size * 1e12) / model.hashrate - 1) > 0.09) return [];
        const hashrate = size * 1e12;
        const read = (text: string) => {
          const outcome = parseRig(text);
          if (!outcome.ok) return fault(text, { model });
          const { rig } = outcome;
          const near = rig.model && efficiencyOf(rig) / efficiencyOf(rig.model);
          const kept = near !== undefined && Math.abs(near - 1) < 1e-4;
          return fault(text, { hashrate, count: 1, model }) ?? (kept ? undefined : text);
        };
        return [
          ...[`${name} ${size}T`, `${name} ${size}TH`, `${name} ${size} TH/s`].map((text) =>
            read(text) === 'asked' ? `${text}: asked` : read(text),
          ),
          orAsked(read(`${name} ${size}`)),
        ];
      }),
    );
    expect(faults(found)).toEqual([]);
  });

  it('keeps its watts, with a unit and without', () => {
    const found = names.flatMap(({ name, rig: { hashrate }, model }) =>
      [1, 0.95, 1.05].flatMap((share) => {
        const power = Math.round(model.power * share);
        const wanted = { hashrate, power, count: 1, model };
        const size = `${hashrate / 1e12}T`;
        return [
          understood(`${name} ${power}W`, wanted),
          understood(`${name} ${size} ${power}W`, wanted),
          orAsked(fault(`${name} ${size} ${power}`, wanted)),
          orAsked(
            fault(`${name} ${size} ${power} 0.07`, {
              ...wanted,
              tariff: { kind: 'flat', perKwh: 0.07 },
            }),
          ),
        ];
      }),
    );
    expect(faults(found)).toEqual([]);
  });

  it('keeps a price with a point, a currency or a cent', () => {
    const found = names.flatMap(({ name, rig: { hashrate, power }, model }) =>
      [
        ...[`${name} 0.07`, `${name} @ 0.07`, `${name} 7c`, `${name} $0.07/kWh`, `0.07 ${name}`],
        ...[`${name}, 0.07`, `${name} 0,07`, `${name} 7 ct/kWh`, `${name} .07`],
      ].map((text) =>
        understood(text, {
          count: 1,
          hashrate,
          power,
          model,
          tariff: { kind: 'flat', perKwh: 0.07 },
        }),
      ),
    );
    expect(faults(found)).toEqual([]);
  });
});
