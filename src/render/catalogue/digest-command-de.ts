import type { digestCommandEn } from './digest-command-en.ts';

export const digestCommandDe: Readonly<Record<keyof typeof digestCommandEn, string>> = {
  'command.rig.share.name': 'teilen',
  'command.rig.share.description':
    'Deine Rigs in den Berichten dieses Servers vorkommen lassen, oder nicht mehr',
  'option.how.name': 'wie',
  'option.how.description': 'Was andere sehen; ohne das sage ich, wie es steht',
  'choice.how.counted': 'Mitgezählt, ohne Namen',
  'choice.how.named': 'Mit den Namen der Rigs',
  'choice.how.not': 'Nicht mehr',
  'share.counted':
    '{count, plural, =0 {Deine Rigs zählen in den Berichten dieses Servers mit, sobald du welche hast.} one {Dein Rig zählt in den Berichten dieses Servers mit.} other {Deine # Rigs zählen in den Berichten dieses Servers mit.}} Andere sehen, wie viele Rigs sich lohnen, wie viele nicht und was alle zusammen bringen: keine Namen, weder deinen noch den eines Rigs.',
  'share.named':
    '{count, plural, =0 {Deine Rigs stehen in den Berichten dieses Servers mit Namen, sobald du welche hast.} one {Dein Rig steht in den Berichten dieses Servers mit Namen.} other {Deine # Rigs stehen in den Berichten dieses Servers mit Namen.}} Andere sehen, wie viele Rigs sich lohnen, was alle zusammen bringen und von jedem deiner Rigs den Namen und den Gewinn; dein eigener Name steht nicht da.',
  'share.later':
    'Das gilt auch für Rigs, die du später hinzufügst. `/rig teilen wie:Nicht mehr` beendet es; was schon da steht, bleibt.',
  'share.not':
    'In den Berichten dieses Servers kommen deine Rigs nicht vor. Mit `/rig teilen wie:Mitgezählt, ohne Namen` zählen sie mit.',
  'share.noServer': 'Hier ist kein Server: nimm das in einem Kanal des Servers, um den es geht.',
  'privacy.gone.shared':
    '{count, plural, =0 {keine geteilten Rigs, es gab keine} one {deine Rigs in den Berichten von # Server} other {deine Rigs in den Berichten von # Servern}}',
};
