import type { digestNoticeEn } from './digest-notice-en.ts';

export const digestNoticeDe: Readonly<Record<keyof typeof digestNoticeEn, string>> = {
  'digestNotice.late': 'Verspätet: Das war um {time} Uhr fällig.',
  'digestNotice.missed':
    '{count, plural, one {# Bericht ist ausgefallen, während ich weg war.} other {# Berichte sind ausgefallen, während ich weg war.}}',
  'digestNotice.stopped.channel': '**Der Bericht für {channel} um {time} Uhr kommt nicht mehr.**',
  'digestNotice.stopped.dm': '**Dein Bericht um {time} Uhr per Direktnachricht kommt nicht mehr.**',
  'digestNotice.why.channel-gone':
    'Den Kanal gibt es nicht mehr. Wähl mit `/bericht ändern` einen anderen, oder entferne den Bericht mit `/bericht entfernen`.',
  'digestNotice.why.no-access':
    'Ich sehe den Kanal nicht, oder ich bin nicht mehr auf dem Server. Sobald ich ihn sehe, setzt `/bericht pause` den Bericht fort.',
  'digestNotice.why.missing-permission':
    'Ich darf dort nicht schreiben: Ich brauche „Nachrichten senden“ und „Links einbetten“. Sobald ich das darf, setzt `/bericht pause` den Bericht fort.',
  'digestNotice.why.dm-closed':
    'Discord lässt mich dir keine Direktnachrichten schicken. Sobald du sie erlaubst, setzt `/bericht pause` den Bericht fort.',
  'digestNotice.why.other':
    'Discord hat ihn abgelehnt und sagt „{reason}“. `/bericht pause` setzt ihn fort.',
  'digestNotice.where': 'Du findest ihn in `/bericht liste`.',
};
