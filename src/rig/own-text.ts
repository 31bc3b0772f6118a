import { distance } from 'fastest-levenshtein';
import { understood } from '../i18n/understood.ts';
import type { WrittenTariff } from '../power/tariff.ts';
import { parseTariff } from '../power/tariff-text.ts';
import { oneOf } from '../text/one-of.ts';
import { isOrdinary } from './facts.ts';
import { modelNamed } from './models.ts';
import { nameKey, type RegisteredRig } from './registered.ts';
import type { Rig } from './rig.ts';

/** Returns a registered rig as its owner would write it: by its model where it was named. */
export function writtenRig({ coin, count, hashrate, power, measured, model }: RegisteredRig): Rig {
  const known = modelNamed(model);
  return {
    ...{ coin, count, hashrate, power },
    ...(measured && { measured }),
    ...(known && { model: known }),
  };
}

/**
 * Returns the own rig that is meant by its name, or by a suggestion that begins with the name
 * ("Shed · 120 TH/s → …"): the longest name that fits.
 */
export function ownRigNamed(
  text: string,
  rigs: readonly RegisteredRig[],
): RegisteredRig | undefined {
  const wanted = nameKey(text);
  return rigs
    .filter(({ name }) => wanted === nameKey(name) || wanted.startsWith(`${nameKey(name)} · `))
    .toSorted((a, b) => b.name.length - a.name.length)[0];
}

/** Share of a name's letters that may be wrong, for it to be meant all the same. */
const MISTYPED = 0.4;

/** Returns the own rigs whose names are like the text, the likest first. */
export function ownRigsLike(
  text: string,
  rigs: readonly RegisteredRig[],
): readonly RegisteredRig[] {
  const wanted = nameKey(text);
  return rigs
    .map((rig) => {
      const key = nameKey(rig.name);
      const isBegun = wanted !== '' && (key.startsWith(wanted) || wanted.startsWith(key));
      return { rig, far: isBegun ? 0 : distance(wanted, key) / Math.max(key.length, 1) };
    })
    .filter(({ far }) => far <= MISTYPED)
    .toSorted((one, other) => one.far - other.far)
    .map(({ rig }) => rig);
}

/** An own rig, and the things that a text says about it besides its name. */
export interface OwnRigMeant {
  readonly own: RegisteredRig;
  /** Factor on the rig's count of units: the 2 of "2x Shed". */
  readonly times: number;
  /** A whole number that is hardly a price per kWh: the 7 of "Shed @ 7". */
  readonly unclear?: string | undefined;
  /** Tariff in place of the rig's own. */
  readonly tariff?: WrittenTariff | undefined;
}

/**
 * Finds a rig as `ownRigNamed` does, also with a count or another power price: "2x Shed", "Shed
 * 0.05".
 */
export function ownRigMeant(text: string, rigs: readonly RegisteredRig[]): OwnRigMeant | undefined {
  if (rigs.length === 0) return undefined;
  const whole = ownRigNamed(text, rigs);
  if (whole) return { own: whole, times: 1 };
  const { times, name } = withoutCount(nameKey(text));
  for (const own of rigs.toSorted((a, b) => b.name.length - a.name.length)) {
    const key = nameKey(own.name);
    if (!name.startsWith(key)) continue;
    const after = name.slice(key.length);
    // A suggestion goes on after the name with a mark.
    const more = after.split(/(?:^| )[·→]/, 1)[0]?.trim() ?? '';
    if (more === '') {
      if (after === '' || after.startsWith(' ')) return { own, times };
      continue;
    }
    const unclear = unclearIn(after, own.tariff.currency);
    if (unclear !== undefined) return { own, times, unclear };
    const tariff = priceIn(after.slice(0, after.indexOf(more)) + more, own.tariff.currency);
    if (tariff) return { own, times, tariff };
  }
  return undefined;
}

/** Takes a text about an own rig, still being typed, apart: "2x she 7c" is looked for as "she". */
export function ownRigTyped(text: string): {
  readonly times: number;
  readonly name: string;
  /** Power price as it is written. */
  readonly price?: string | undefined;
} {
  const { times, name } = withoutCount(nameKey(text));
  for (const { index } of name.matchAll(/ /g)) {
    if (priceIn(name.slice(index))) {
      return {
        times,
        name: name.slice(0, index).replace(/ *[,@]$/, ''),
        price: name.slice(index + 1),
      };
    }
  }
  return { times, name };
}

const COUNT_BEFORE = /^(\d{1,7}) ?[x×*] ?/;
const COUNT_AFTER = / [x×*] ?(\d{1,7})$/;

function withoutCount(text: string) {
  const count = COUNT_BEFORE.exec(text) ?? COUNT_AFTER.exec(text);
  if (!count) return { times: 1, name: text };
  return { times: Number(count[1]), name: text.replace(count[0], '') };
}

/** Marks and words that may stand between a name and a power price, and the price. */
const PRICE_BEHIND = new RegExp(`^( ?[,@]| ${oneOf(understood(({ at }) => at))})? (.+)$`);

/** Returns a whole number behind a mark that may be cents or units, as beside a model's name. */
function unclearIn(text: string, currency: string): string | undefined {
  const number = /^(?: ?[,@]| at| bei) ?(\d+)$/.exec(text.split(/(?:^| )[·→]/, 1)[0] ?? '')?.[1];
  const isClear = number === undefined || Number(number) === 0;
  return isClear || isOrdinary(Number(number), currency) ? undefined : number;
}

/** Returns the power price after a name; the 2 of "Shed 2" is none. */
function priceIn(text: string, currency?: string): WrittenTariff | undefined {
  const [, mark, price = ''] = PRICE_BEHIND.exec(text) ?? [];
  if (mark === undefined && /^\d+$/.test(price)) return undefined;
  const read = parseTariff(price, currency);
  return read.ok ? read.tariff : undefined;
}

/** Returns the name, or the first of "name 2", "name 3", … that no rig has. */
export function freeName(name: string, taken: readonly string[]): string {
  const keys = new Set(taken.map(nameKey));
  if (!keys.has(nameKey(name))) return name;
  let number = 2;
  while (keys.has(nameKey(`${name} ${number}`))) number += 1;
  return `${name} ${number}`;
}
