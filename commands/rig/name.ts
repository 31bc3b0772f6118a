import { minerModels } from '../../src/domain/miner-catalogue.ts';
import { modelTitle } from '../../src/domain/miner-model.ts';
import { freeName } from '../../src/domain/own-rigs.ts';
import { UserError } from '../../src/errors.ts';
import { visible } from '../../src/render/markdown.ts';
import type { Voice } from '../../src/render/voice.ts';
import type { RigWish } from './wish.ts';

/** Characters. */
export const MAX_NAME = 50;

/**
 * The name somebody gave; without one that of the model, numbered where they have it already.
 *
 * @param taken - Names of the person's other rigs.
 * @throws UserError when it is too long.
 */
export function nameOf(
  { name = '', model, hashrate }: Pick<RigWish, 'name' | 'model' | 'hashrate'>,
  taken: readonly string[],
  { t, count, hashrate: written }: Voice,
): string {
  const given = visible(name).replace(/\s+/g, ' ');
  if (given.length > MAX_NAME) {
    throw new UserError(t('rig.nameTooLong', { count: given.length, limit: count(MAX_NAME) }));
  }
  if (given !== '') return given;
  const known = minerModels.find((candidate) => candidate.name === model);
  return freeName(
    known ? modelTitle(known, hashrate) : t('rig.defaultName', { hashrate: written(hashrate) }),
    taken,
  );
}
