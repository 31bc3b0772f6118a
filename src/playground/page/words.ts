/** The page's own words; the bot brings its own. */
const english = {
  channels: 'Text channels',
  directMessages: 'Direct messages',
  you: 'You are',
  language: 'Language',
  today: 'Today at',
  channelTopic: 'Ask the bot; everybody in the channel sees the answer',
  dmTopic: 'Only the two of you',
  welcome: 'Welcome to the playground',
  hint: 'This is the whole bot without a Discord account. Type',
  tryIt: 'and press Enter.',
  fillIn: 'Type it for me',
  message: (place: string) => `Message ${place}, or type / for commands`,
  thinking: 'Hashbell is thinking…',
  failed: 'The application did not respond',
  live: (sources: string, age: string) => `Live market data: ${sources}, oldest figure from ${age}`,
  sample: (date: string) => `Sample network of ${date}, not live data`,
  none: 'No market data at the moment',
  lost: 'The playground has stopped. This page reconnects when it runs again.',
  unreachable: 'The playground does not answer. Is it still running?',
  anew: 'The playground was started anew, and the chat with it.',
  choose: 'Choose…',
  send: 'Send',
  submit: 'Submit',
  cancel: 'Cancel',
  formFor: 'This form goes to Hashbell on this machine.',
  optional: 'optional',
};

const german: typeof english = {
  channels: 'Textkanäle',
  directMessages: 'Direktnachrichten',
  you: 'Du bist',
  language: 'Sprache',
  today: 'Heute um',
  channelTopic: 'Frag den Bot; alle im Kanal sehen die Antwort',
  dmTopic: 'Nur ihr beide',
  welcome: 'Willkommen im Playground',
  hint: 'Hier läuft der ganze Bot ohne Discord-Konto. Tippe',
  tryIt: 'und drücke Enter.',
  fillIn: 'Für mich eintippen',
  message: (place) => `Nachricht an ${place}, oder / für Befehle`,
  thinking: 'Hashbell denkt nach…',
  failed: 'Die Anwendung hat nicht geantwortet',
  live: (sources, age) => `Aktuelle Marktdaten: ${sources}, ältester Wert von ${age}`,
  sample: (date) => `Beispielnetz vom ${date}, keine aktuellen Daten`,
  none: 'Zurzeit keine Marktdaten',
  lost: 'Der Playground läuft nicht mehr. Diese Seite verbindet sich wieder, sobald er läuft.',
  unreachable: 'Der Playground antwortet nicht. Läuft er noch?',
  anew: 'Der Playground wurde neu gestartet, und der Chat mit ihm.',
  choose: 'Auswählen…',
  send: 'Senden',
  submit: 'Absenden',
  cancel: 'Abbrechen',
  formFor: 'Dieses Formular geht an Hashbell auf diesem Rechner.',
  optional: 'freiwillig',
};

export type Words = typeof english;

export function wordsFor(locale: string): Words {
  return locale.startsWith('de') ? german : english;
}
