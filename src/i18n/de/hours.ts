import type { hoursEn } from '../en/hours.ts';

/** German; a key that is missing here fails the type check. */
export const hoursDe: Readonly<Record<keyof typeof hoursEn, string>> = {
  'choice.kind.hourly': 'Wann ein Rig morgen laufen soll, wenn sein Strompreis stündlich wechselt',
  'alert.hourly': '{rig}: wann es morgen laufen soll',
  'alert.now.hourly':
    'Kommt jeden Abend um 20:00 und höchstens zweimal neu, wenn sich die Stunden ändern',
  'alert.now.hourlySpot':
    'Kommt mit den Preisen von {zone} für morgen und höchstens zweimal neu, wenn sich die Stunden ändern',
  'alert.now.hourlyFlat':
    'Sein Strom kostet den ganzen Tag gleich viel: da gibt es nichts zu wählen.',
  'alerts.needsHours':
    '„{rig}“ zahlt den ganzen Tag gleich viel für Strom, da gibt es keine Stunden zu wählen: Gib ihm mit `/rig ändern` Preise nach Stunden, etwa `0,10; 17-22 0,15`.',
  'hours.run': '{spans} laufen lassen, {rests} aus',
  'hours.runAllDay': 'den ganzen Tag laufen lassen',
  'hours.restAllDay': 'den ganzen Tag aus lassen',
  'hours.why': 'Strom kostet im Schnitt {run}, während es läuft, und {rest}, während es ruht.',
  'hours.whyRun': 'Strom kostet höchstens {price}.',
  'hours.whyRest': 'Strom kostet mindestens {price}.',
  'hours.pays': 'Es lohnt sich bis {breakEven} pro kWh.',
  'hours.gain': '**{best}** an dem Tag, durchgehend {always}: **{gain}**.',
  'hours.earns': '**{best}** an dem Tag.',
  'hours.unknown': '{hours} h haben noch keinen Preis.',
  'notice.hourly.tomorrow.one': 'Morgen {rig}: {hours}',
  'notice.hourly.tomorrow.many':
    'Wann {count, plural, one {# Rig} other {# Rigs}} morgen laufen soll{count, plural, one {} other {en}}',
  'notice.hourly.today.one': 'Heute {rig}: {hours}',
  'notice.hourly.today.many':
    'Wann {count, plural, one {# Rig} other {# Rigs}} heute laufen soll{count, plural, one {} other {en}}',
  'notice.hourly.mixed':
    'Wann {count, plural, one {# Rig} other {# Rigs}} laufen soll{count, plural, one {} other {en}}',
  'notice.hourly.changed': 'Inzwischen andere Stunden: ',
  'notice.hourly.line': '**{rig}**, {day}: {hours}. {why}',
  'notice.hourly.day.today': 'heute',
  'notice.hourly.day.tomorrow': 'morgen',
  'notice.hourly.clock': 'Stunden nach der Uhr von {zone}.',
  'digests.section.hours': 'Stunden',
  'digest.hours.title': 'Laufzeiten',
  'digest.hours.personal': 'Laufzeiten stehen nur in `/bericht an-mich`.',
  'digest.hours.none': 'Keines deiner Rigs hat einen Strompreis nach Stunden.',
  'digest.hours.line': '**{rig}** {day}: {hours}',
  'digest.hours.gain': '**{rig}** {day}: {hours} ({gain} gegenüber durchgehend)',
};
