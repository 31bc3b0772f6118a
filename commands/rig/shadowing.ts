import type { Voice } from '../../src/i18n/i18n.ts';
import { quoted } from '../../src/message/markdown.ts';
import { parseRig } from '../../src/rig/text.ts';

/** A sentence where the name of a rig is what a model went by so far; nothing for other names. */
export function shadowing(name: string, { t }: Voice): readonly string[] {
  const understood = parseRig(name);
  const isModel = understood.ok
    ? understood.rig.model !== undefined
    : understood.problem.kind === 'ambiguous-model';
  return isModel ? [t('rig.shadows', { name: quoted(name) })] : [];
}
