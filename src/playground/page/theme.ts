// Components are imported one by one: all of them together are four times as much.
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-attachments.js';
import '@skyra/discord-components-core/discord-embed-description.js';
import '@skyra/discord-components-core/discord-embed-field.js';
import '@skyra/discord-components-core/discord-embed-fields.js';
import '@skyra/discord-components-core/discord-embed-footer.js';
import '@skyra/discord-components-core/discord-time.js';
import { DiscordAuthorInfo } from '@skyra/discord-components-core/discord-author-info.js';
import { DiscordButton } from '@skyra/discord-components-core/discord-button.js';
import { DiscordCommand } from '@skyra/discord-components-core/discord-command.js';
import { DiscordEmbed } from '@skyra/discord-components-core/discord-embed.js';
import { DiscordMessage } from '@skyra/discord-components-core/discord-message.js';
import { DiscordMessages } from '@skyra/discord-components-core/discord-messages.js';

/**
 * The components wear Discord's colours of 2021 inside their shadow roots, where a page's style
 * sheet can't reach; these lines bring them up to date.
 */
function restyle(
  component: { elementStyles: (typeof DiscordEmbed)['elementStyles'] },
  css: string,
) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  component.elementStyles.push(sheet);
}

restyle(DiscordMessages, ':host { border: none; color: #dbdee1; background: none; }');
restyle(
  DiscordMessage,
  `:host { color: #dbdee1; padding: 2px 48px 2px 16px; }
   :host(:hover) { background-color: #2e3035; }
   .discord-message-timestamp, .discord-message-edited, .discord-message-ephemeral { color: #949ba4; }
   .discord-message-ephemeral .discord-message-ephemeral-link { color: #00a8fc; }
   .discord-author-avatar { margin-top: 2px; }
   @media (max-width: 600px) {
     :host { padding-right: 12px; padding-left: 12px; }
     .discord-author-avatar { margin-right: 12px; }
   }`,
);
restyle(DiscordAuthorInfo, ':host .discord-author-username { color: #f2f3f5; }');
restyle(
  DiscordCommand,
  `:host .discord-slash-command-name { color: #c9cdfb !important; background: #3c4270; }
   :host .discord-replied-message-avatar { flex: none; }`,
);
restyle(
  DiscordEmbed,
  `:host { color: #dbdee1; margin: 4px 0; }
   :host .discord-left-border { background-color: #1e1f22; }
   :host .discord-embed-wrapper { background-color: #2b2d31; border: none; }
   :host .discord-embed-wrapper .discord-embed-grid { display: grid; padding: 8px 16px 16px 12px; }`,
);
restyle(
  DiscordButton,
  `:host > *:first-child { font-family: inherit; border-radius: 8px; padding: 0 14px; min-width: 32px; }
   .secondary { background-color: #4e5058; } .secondary.hoverable:hover { background-color: #6d6f78; }
   .success { background-color: #248046; } .success.hoverable:hover { background-color: #1a6334; }
   .destructive { background-color: #da373c; } .destructive.hoverable:hover { background-color: #a12828; }
   button:focus-visible, a:focus-visible { outline: 2px solid #00a8fc; outline-offset: 2px; }
   /* The five ranges of a chart stand in one line on a phone. */
   @media (max-width: 600px) { :host > *:first-child { padding: 0 11px; min-width: 28px; } }`,
);
