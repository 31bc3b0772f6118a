/**
 * The least that a bot of discord.js can do: what ours is measured against. To `/ping` it answers
 * "pong"; to `/same` with a ready answer as long as ours.
 */
import { Client, Events, type InteractionReplyOptions } from 'discord.js';

const button = (label: string) => ({
  type: 2,
  style: 2,
  custom_id: `1:profit:${label}:300000000000000001:{"rig":"120TH 3000W"}`,
  label,
});

/** A short answer to `/profit`, as Discord gets it: 1,700 characters. */
const SAME = {
  embeds: [
    {
      title: '120 TH/s, 3,000 W (25 J/TH)',
      description: `## +$0.43 a day
-# +499 sats a day · +$12.86 in 30 days
Pays below **$0.0660/kWh** (you: $0.06) and with Bitcoin above **$78,233**.
Revenue $4.85 − power $4.32 − fee $0.10 (2% assumed)
Retarget <t:1797058215:R>: difficulty +0.6%, then **+$0.40** · chance of a loss **< 0.1%**`,
      color: 3_055_195,
      timestamp: '2026-12-01T16:47:49.000Z',
      footer: { text: 'Live · block 978,242 · BTC $86,000 from 4 exchanges · 48 sec. ago' },
    },
  ],
  components: [
    {
      type: 1,
      components: ['Adjust', 'Details', 'Refresh', 'Save as rig', 'Alert me'].map(button),
    },
    { type: 1, components: [button('Will it pay back?')] },
  ],
  allowedMentions: { parse: [] },
} satisfies InteractionReplyOptions;

const client = new Client({
  intents: [],
  rest: { api: process.env['DISCORD_API_URL'] ?? 'https://discord.com/api' },
});
client.on(Events.InteractionCreate, (interaction) => {
  if (!interaction.isChatInputCommand()) return;
  void interaction.reply(interaction.commandName === 'same' ? SAME : 'pong');
});
const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
await client.login(process.env['DISCORD_TOKEN']);
const { application } = await ready;
await application.commands.set([
  { name: 'ping', description: 'Answers pong' },
  { name: 'same', description: 'Answers at length' },
]);
