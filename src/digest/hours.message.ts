import type { APIEmbedField } from 'discord-api-types/v10';
import type { I18n } from '../i18n/i18n.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';
import { planHours } from '../rig/day-plan.message.ts';
import type { DigestFacts } from './facts.ts';
import type { RigHours } from './hours.ts';

/** Characters of all lines, within those of a field. */
const ROOM = 950;

/** Says in which hours each rig is best run, and what that earns beside running always. */
export function digestHoursField(
  hours: NonNullable<DigestFacts['hours']>,
  i18n: I18n,
): APIEmbedField {
  const { t } = i18n;
  const name = t('digest.hours.title');
  if (hours === 'personal' || hours === 'none') return { name, value: t(`digest.hours.${hours}`) };
  const lines = hours.rigs.map((one) => lineOf(one, i18n));
  return { name, value: fittingLines(lines, ROOM, i18n, hours.left).join('\n') };
}

function lineOf({ rig, which, day }: RigHours, i18n: I18n): string {
  const { t } = i18n;
  const said = {
    rig: quoted(rig.name, 40),
    day: t(`notice.hourly.day.${which}`),
    hours: planHours(day, i18n),
  };
  const { plan } = day;
  if (!plan || plan.hours === plan.ofHours) return t('digest.hours.line', said);
  const gain = i18n.signedMoney(plan.best - plan.always, rig.tariff.currency);
  return t('digest.hours.gain', { ...said, gain });
}
