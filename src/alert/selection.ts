import type { Field } from '../message/custom-id.ts';
import type { Alert } from './types.ts';

/** Characters of a selection: longer ones don't fit into the id of a button. */
const LONGEST = 40;
const RADIX = 36;

/**
 * The alerts that a message's buttons are for: their ids, or the moment the message spoke of them.
 */
export type Selection =
  | { readonly ids: readonly number[] }
  /** Unix milliseconds: finer than any two ticks. */
  | { readonly at: number };

/** Ids are each written as the distance from the one before. */
export const selection: Field<Selection> = {
  longest: LONGEST,
  write: (chosen) => ('at' in chosen ? `@${chosen.at.toString(RADIX)}` : writeIds(chosen.ids)),
  read(text) {
    if (text.length > LONGEST || !/^(@[\da-z]+|[\da-z]+(\.[\da-z]+)*)$/.test(text))
      return undefined;
    return text.startsWith('@')
      ? { at: Number.parseInt(text.slice(1), RADIX) }
      : { ids: readIds(text) };
  },
};

/** @param alerts - At least one, all told at the same moment: by that where their ids are too many. */
export function selectionOf(alerts: readonly Alert[]): Selection {
  const ids = alerts.map(({ id }) => id).sort((a, b) => a - b);
  return writeIds(ids).length <= LONGEST ? { ids } : { at: momentOf(alerts[0]?.notifiedAt ?? 0) };
}

/** @returns Those of a person's alerts that are meant. */
export function selectAlerts(chosen: Selection, alerts: readonly Alert[]): readonly Alert[] {
  if ('at' in chosen) {
    // A loss is still found by its beginning when later messages spoke of it again.
    return alerts.filter(({ begunAt, notifiedAt }) =>
      [begunAt, notifiedAt].some((at) => at !== undefined && momentOf(at) === chosen.at),
    );
  }
  const ids = new Set(chosen.ids);
  return alerts.filter((alert) => ids.has(alert.id));
}

function writeIds(ids: readonly number[]): string {
  return ids.map((id, index) => (id - (ids[index - 1] ?? 0)).toString(RADIX)).join('.');
}

function readIds(text: string): readonly number[] {
  let id = 0;
  return text.split('.').map((step) => {
    id += Number.parseInt(step, RADIX);
    return id;
  });
}

const momentOf = (unixSeconds: number) => Math.round(unixSeconds * 1_000);
