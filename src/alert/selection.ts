import type { Alert } from './types.ts';

/** Longer ones don't fit into the id of a button. */
const LONGEST = 40;
const RADIX = 36;

/**
 * Which alerts a message's buttons are for: their ids, each as the distance from the one before;
 * where those are too many, the moment the message spoke of them.
 *
 * @param alerts - At least one, all told at the same moment.
 * @returns At most 40 characters.
 */
export function formatSelection(alerts: readonly Alert[]): string {
  const ids = alerts.map(({ id }) => id).sort((a, b) => a - b);
  const text = ids.map((id, index) => (id - (ids[index - 1] ?? 0)).toString(RADIX)).join('.');
  return text.length <= LONGEST ? text : `@${momentOf(alerts[0]?.notifiedAt ?? 0)}`;
}

/** @returns Those of a person's alerts that are meant; none for a text that is not a selection. */
export function selectAlerts(text: string, alerts: readonly Alert[]): readonly Alert[] {
  if (text.startsWith('@')) {
    // A loss is still found by its beginning when later messages spoke of it again.
    return alerts.filter(({ begunAt, notifiedAt }) =>
      [begunAt, notifiedAt].some((at) => at !== undefined && momentOf(at) === text.slice(1)),
    );
  }
  const ids = new Set<number>();
  let id = 0;
  for (const step of text.split('.')) {
    id += Number.parseInt(step, RADIX);
    ids.add(id);
  }
  return alerts.filter((alert) => ids.has(alert.id));
}

/** Milliseconds: finer than any two ticks. */
const momentOf = (unixSeconds: number) => Math.round(unixSeconds * 1_000).toString(RADIX);
