/** The least that a bot of discord.js can do: what ours is measured against. */
import { Client, Events } from 'discord.js';

const client = new Client({
  intents: [],
  rest: { api: process.env['DISCORD_API_URL'] ?? 'https://discord.com/api' },
});
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) void interaction.reply('pong');
});
const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
await client.login(process.env['DISCORD_TOKEN']);
const { application } = await ready;
await application.commands.set([{ name: 'ping', description: 'Answers pong' }]);
