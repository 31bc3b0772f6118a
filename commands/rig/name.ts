import { UserError } from '../../src/errors.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted, shortened, visible } from '../../src/message/markdown.ts';
import { shortName } from '../../src/rig/model.ts';
import { modelNamed } from '../../src/rig/models.ts';
import { freeName } from '../../src/rig/own-text.ts';
import { parseRig } from '../../src/rig/text.ts';
import type { RigParams } from './rig-params.ts';

/** Characters of a name. */
export const MAX_NAME = 50;

/** The most characters that are read: those that can't be seen don't count, but cost time. */
const MOST_READ = 20 * MAX_NAME;

/** Matches a visible character: a mark without a letter below it is no name. */
const SEEN = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Characters of a label, which leaves room for a number behind it. */
const MAX_LABEL = MAX_NAME - 5;

/**
 * Returns the name somebody gave; without one that can be seen, the text they called the rig by, or
 * "My S21 Pro": that says in each list and alert which rig it is, and "S21 Pro" goes on to mean the
 * model. It is numbered where they have it already.
 *
 * @param taken - Names of the person's other rigs.
 * @throws UserError when it is too long.
 */
export function nameOf(
  { name = '', label, model, hashrate }: Pick<RigParams, 'name' | 'label' | 'model' | 'hashrate'>,
  taken: readonly string[],
  i18n: I18n,
): string {
  const { t, count, hashrate: written } = i18n;
  const long = name.length > MOST_READ ? name.length : undefined;
  const given = long === undefined ? visible(name).replace(/\s+/g, ' ') : '';
  const length = long ?? given.length;
  if (length > MAX_NAME) {
    throw new UserError(t('rig.nameTooLong', { count: length, limit: count(MAX_NAME) }));
  }
  if (SEEN.test(given)) return given;
  const known = modelNamed(model);
  const called = label === undefined ? known && shortName(known) : visible(label);
  if (called === undefined) {
    return freeName(t('rig.defaultName', { hashrate: written(hashrate) }), taken);
  }
  return freeName(shortened(unlikeModels(called, i18n), MAX_LABEL), taken);
}

/** Changes a name that is a model's: a name that was not chosen takes none from a model. */
function unlikeModels(name: string, { t }: I18n): string {
  return isModel(name) ? t('rig.myModel', { model: name }) : name;
}

/** Returns the name with a number, "Attic 2", or the first such name that is free. */
export function numbered(name: string, taken: readonly string[]): string {
  return freeName(shortened(name, MAX_LABEL), [...taken, name]);
}

/** Returns a sentence where a rig's name is one that a model went by so far; nothing for others. */
export function nameClash(name: string, { t }: I18n): readonly string[] {
  return isModel(name) ? [t('rig.shadows', { name: quoted(name) })] : [];
}

/** Tells whether a model goes by the name. */
function isModel(name: string): boolean {
  const understood = parseRig(name);
  return understood.ok
    ? understood.rig.model !== undefined
    : understood.problem.kind === 'ambiguous-model';
}
