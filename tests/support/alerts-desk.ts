import { commands } from '../../commands/index.ts';
import { type Caller, callables, handlers, type Outcome } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import type { AttachedFile } from '../../src/message/attached-file.port.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import type { Message, Modal } from '../../src/message/message.ts';
import { dmStore } from '../../src/outbox/dm-channels.store.ts';
import { openOutbox } from '../../src/outbox/outbox.store.ts';
import { settingsStore } from '../../src/people/settings.store.ts';
import { placeStore } from '../../src/place/places.store.ts';
import { profileStore } from '../../src/privacy/profiles.store.ts';
import { fakeMarket, portsWith } from './command-ports.ts';
import { ADA } from './sample-rows.ts';
import type { WatchWorld } from './watch-world.ts';

export const ada: Caller = {
  id: ADA,
  locale: 'en-US',
  guildId: '70',
  channelId: '71',
  mayPost: true,
};

/** Somebody who calls commands in a world whose market and clock are turned by hand. */
export function alertsDesk(world: WatchWorld, changes: Partial<Ports> = {}) {
  const { rigs, alerts, history, database } = world;
  const ports: Ports = {
    ...portsWith(),
    clock: () => world.now,
    market: {
      ...fakeMarket(world.reading(), [], world.others(world.now)),
      reading: (coin) => world.reading(coin),
    },
    rigs,
    alerts,
    history,
    outbox: openOutbox(database),
    dms: dmStore(database),
    settings: settingsStore(database),
    profiles: profileStore(database),
    places: placeStore(database),
    get trust() {
      return { minPriceSources: world.minPriceSources, trustsSample: false };
    },
    ...changes,
  };

  async function call(
    path: string,
    given: Readonly<Record<string, string | number | AttachedFile>> = {},
    caller: Caller = ada,
  ): Promise<Message | { readonly modal: Modal }> {
    const command = callables(commands).find(({ name }) => name === path);
    if (!command) throw new Error(`no /${path}`);
    const names = Object.keys(command.options);
    const options = Object.fromEntries(names.map((name) => [name, given[name]]));
    return command.run({ options, caller }, ports);
  }

  return {
    ports,
    call,

    async say(...args: Parameters<typeof call>): Promise<Message> {
      const said = await call(...args);
      if ('modal' in said) throw new Error('a form');
      return said;
    },

    async form(...args: Parameters<typeof call>): Promise<Modal> {
      const said = await call(...args);
      if (!('modal' in said)) throw new Error('no form');
      return said.modal;
    },

    /** Presses what carries that custom id, as the router would. */
    async press(
      customId: string | undefined,
      fields: Readonly<Record<string, string>> = {},
      caller: Caller = ada,
      values: readonly string[] = [],
    ): Promise<Outcome> {
      const id = parseCustomId(customId ?? '');
      const handler = id && handlers(commands)(id)?.handler;
      if (!handler) throw new Error(`nobody handles ${customId}`);
      return handler.run({ caller, id, values, fields }, ports);
    },

    async suggest(path: string, option: string, text = '', caller: Caller = ada) {
      const command = callables(commands).find(({ name }) => name === path);
      return (await command?.suggest?.({ option, text, others: {} }, caller, ports)) ?? [];
    },
  };
}

export const messageOf = (outcome: Outcome): Message => {
  if ('modal' in outcome) throw new Error('a form');
  return 'reply' in outcome ? outcome.reply : outcome.update;
};
