import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted, shortened, visible } from '../../src/message/markdown.ts';
import { modelTitle } from '../../src/rig/model.ts';
import { minerModels } from '../../src/rig/models.ts';
import { freeName } from '../../src/rig/own-text.ts';
import { parseRig } from '../../src/rig/text.ts';
import type { RigParams } from './rig-params.ts';

/** Characters. */
export const MAX_NAME = 50;

/** Longer names are not looked at: what can't be seen in them doesn't count, but costs time. */
const MOST_READ = 20 * MAX_NAME;

/** A mark without a letter below it is no name. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Room for a number behind it. */
const MAX_LABEL = MAX_NAME - 5;

/**
 * The name somebody gave; without one that can be seen what they called it, or that of the model, numbered where they have it already.
 *
 * @param taken - Names of the person's other rigs.
 * @throws UserError when it is too long.
 */
export function nameOf(
  { name = '', label, model, hashrate }: Pick<RigParams, 'name' | 'label' | 'model' | 'hashrate'>,
  taken: readonly string[],
  { t, count, hashrate: written }: I18n,
): string {
  const long = name.length > MOST_READ ? name.length : undefined;
  const given = long === undefined ? visible(name).replace(/\s+/g, ' ') : '';
  const length = long ?? given.length;
  if (length > MAX_NAME) {
    throw new UserError(t('rig.nameTooLong', { count: length, limit: count(MAX_NAME) }));
  }
  if (SEEN.test(given)) return given;
  if (label !== undefined) return freeName(shortened(visible(label), MAX_LABEL), taken);
  const known = minerModels.find((candidate) => candidate.name === model);
  return freeName(
    known ? modelTitle(known, hashrate) : t('rig.defaultName', { hashrate: written(hashrate) }),
    taken,
  );
}

/** A sentence where the name of a rig is what a model went by so far; nothing for other names. */
export function nameClash(name: string, { t }: I18n): readonly string[] {
  const understood = parseRig(name);
  const isModel = understood.ok
    ? understood.rig.model !== undefined
    : understood.problem.kind === 'ambiguous-model';
  return isModel ? [t('rig.shadows', { name: quoted(name) })] : [];
}
