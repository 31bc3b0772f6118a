import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import type { Payback, PaybackFacts, RigPayback } from './paybacks.ts';

/** Characters, out of Discord's 1,024 for a field. */
const ROOM = 800;

/** Says when rigs pay back what was paid for them, and how that was a month ago. */
export function digestPaybacksField(facts: PaybackFacts, i18n: I18n): APIEmbedField {
  const { t } = i18n;
  const growth = i18n.signedPercent(facts.growth);
  return {
    name: t('digest.paybacks'),
    value: [
      ...fittingLines(
        facts.rigs.map((rig) => lineOf(rig, facts, i18n)),
        ROOM,
        i18n,
      ),
      `-# ${t(facts.hasCut ? 'digest.payback.basisCut' : 'digest.payback.basis', { growth })}`,
    ].join('\n'),
  };
}

function lineOf({ name, now, before }: RigPayback, { within }: PaybackFacts, i18n: I18n): string {
  const { t } = i18n;
  const said = { rig: quoted(name, 60), before: beforeText(now, before, i18n) };
  return now.months === undefined
    ? t('digest.payback.not', { ...said, months: within })
    : t('digest.payback.in', { ...said, months: now.months });
}

function beforeText(now: Payback, { months }: Payback, { t, count }: I18n): string {
  if (now.months === months) return t('digest.payback.same');
  if (months === undefined) return t('digest.payback.wasNot');
  return now.months === undefined
    ? t('digest.payback.wasIn', { months })
    : t('digest.payback.was', { months: count(months) });
}
