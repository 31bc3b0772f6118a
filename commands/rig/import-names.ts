import { UserError } from '../../src/errors.ts';
import type { ImportedRig } from '../../src/fleet/import.message.ts';
import { mergeAlike } from '../../src/fleet/rig.ts';
import type { I18n } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import { freeName } from '../../src/rig/own-text.ts';
import { nameKey } from '../../src/rig/registered.ts';
import { inTurns } from '../../src/time/turns.ts';
import type { Fleet } from './fleet.ts';
import type { FleetRig } from './fleet-line.ts';
import { MAX_NAME, nameOf, numbered } from './name.ts';
import { MAX_RIGS, refusal } from './save.ts';

interface Named {
  readonly rigs: readonly ImportedRig[];
  readonly problems: Fleet['problems'];
  /** Notes on how the lines were read, a sentence each. */
  readonly notes: readonly string[];
}

/**
 * Gives the rigs of a file their names. Rigs without a name are counted together with their like;
 * so are all of them where there are more names than a person can have rigs.
 *
 * @param owned - Names of the rigs the person has already.
 * @throws UserError when there are too many of different kinds.
 */
export async function namedRigs(
  found: Fleet['rigs'],
  owned: readonly string[],
  i18n: I18n,
): Promise<Named> {
  const room = MAX_RIGS - owned.length;
  const hasNames = found.some(({ name }) => name !== undefined);
  const merged = hasNames && found.length <= room ? found : await counted(found);
  if (merged.length > room) {
    throw new UserError(
      i18n.t('import.tooMany', {
        had: i18n.count(owned.length),
        more: i18n.count(merged.length),
        limit: i18n.count(MAX_RIGS),
      }),
    );
  }
  const isMerged = merged.length < found.length;
  const notes = [
    ...(isMerged && hasNames ? [i18n.t('import.namesDropped')] : []),
    ...(isMerged ? [i18n.t('import.merged', { lines: found.length, rigs: merged.length })] : []),
    ...(found.some(({ isMeasured }) => isMeasured) ? [i18n.t('import.measured')] : []),
  ];
  return { ...(await eachNamed(merged, owned, i18n)), notes };
}

type Line = Fleet['rigs'][number];

/** Counts rigs together, without names; the first line of a kind stands for all. */
async function counted(found: readonly Line[]): Promise<readonly Line[]> {
  const turn = inTurns();
  const mergeable = [];
  for (const line of found) {
    await turn();
    const { params, called, figures, isMeasured } = line;
    const { count, hashrate, power, model, fixedCost, cost, ...terms } = params;
    const rest = JSON.stringify([terms, called, figures, cost?.currency]);
    const paid = cost?.value;
    mergeable.push({ count, hashrate, power, model, fixedCost, paid, isMeasured, rest, line });
  }
  await turn();
  return mergeAlike(mergeable).map(({ line, count, hashrate, power, fixedCost, paid }) => ({
    ...line,
    name: undefined,
    params: { ...line.params, count, hashrate, power, fixedCost, ...costOf(line, paid) },
  }));
}

/** The cost of all of a kind, which has one currency. */
function costOf({ params: { cost } }: Line, value: number | undefined) {
  return { cost: cost && value !== undefined ? { ...cost, value } : undefined };
}

async function eachNamed(
  lines: readonly Line[],
  owned: readonly string[],
  i18n: I18n,
): Promise<Pick<Named, 'rigs' | 'problems'>> {
  const turn = inTurns();
  const names = [...owned];
  const rigs: ImportedRig[] = [];
  const problems: { readonly line: number; readonly sentence: string }[] = [];
  for (const { line, ...one } of lines) {
    await turn();
    try {
      const name = nameIn(one, names, i18n);
      const isNamesake = (other: string) => nameKey(other) === nameKey(name);
      if (owned.some(isNamesake)) throw refusal('name-taken', name, i18n, names);
      if (names.some(isNamesake)) {
        const said = { name: quoted(name), free: numbered(name, names) };
        throw new UserError(i18n.t('import.sameName', said));
      }
      names.push(name);
      rigs.push({ ...one.params, name, figures: one.figures });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      problems.push({ line, sentence: error.message });
    }
  }
  return { rigs, problems };
}

/** Returns the name of a rig. @throws UserError when it is too long. */
function nameIn({ name, called, params }: FleetRig, taken: readonly string[], i18n: I18n): string {
  if (name === undefined && called !== undefined && called.length <= MAX_NAME - 5) {
    return freeName(nameOf({ ...params, name: called }, taken, i18n), taken);
  }
  return nameOf({ ...params, ...(name !== undefined && { name }) }, taken, i18n);
}
