import type { APIEmbedField } from 'discord-api-types/v10';
import type { FleetFacts, NamedRig } from '../digest/rigs.ts';
import type { Voice } from '../i18n/i18n.ts';
import { fittingLines } from '../message/fitting-lines.ts';
import { quoted } from '../message/markdown.ts';

/** Characters for names; the field takes 1,024. */
const ROOM = 600;
const NAMES = 8;

/** How many rigs pay, what they make together, and those that may be named. */
export function digestRigsField(facts: FleetFacts, currency: string, voice: Voice): APIEmbedField {
  const { t } = voice;
  const { of, count, paying, losing, unknown, named } = facts;
  const name = t(`digest.rigs.${of}`);
  if (count === 0) return { name, value: t(`digest.rigs.none.${of}`) };
  const parts = [
    t('digest.rigs.count', { count }),
    ...(paying > 0 ? [t('digest.rigs.paying', { count: paying })] : []),
    ...(losing > 0 ? [t('digest.rigs.losing', { count: losing })] : []),
    ...(unknown > 0 ? [t('digest.rigs.unknown', { count: unknown })] : []),
  ];
  const names = named.slice(0, NAMES).map((standing) => lineOf(standing, voice));
  const shown = fittingLines(names, ROOM, voice);
  const left = named.length - NAMES;
  const value = [
    parts.join(' · '),
    ...totalLines(facts, currency, voice),
    ...(left > 0 && shown.length === names.length
      ? [...shown, t('notice.more', { count: voice.count(left) })]
      : shown),
  ];
  return { name, value: value.join('\n') };
}

function totalLines(
  { totals, count }: FleetFacts,
  currency: string,
  voice: Voice,
): readonly string[] {
  const { t } = voice;
  const { profit, counted, hashrate, power } = totals;
  const size = [voice.hashrate(hashrate), voice.power(power)];
  if (profit === undefined) return [t('digest.rigs.totals', { parts: size.join(' · ') })];
  const perDay = t('profit.perDay', { profit: voice.signedMoney(profit, currency) });
  return [
    t('digest.rigs.totals', { parts: [`**${perDay}**`, ...size].join(' · ') }),
    ...(counted < count ? [t('rigs.notCounted', { count: count - counted, currency })] : []),
  ];
}

function lineOf({ rig, profit }: NamedRig, voice: Voice): string {
  return voice.t('digest.rigs.line', {
    mark: profit < 0 ? '▼' : '▲',
    name: quoted(rig.name, 40),
    profit: voice.signedMoney(profit, rig.tariff.currency),
  });
}
