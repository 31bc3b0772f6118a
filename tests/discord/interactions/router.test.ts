import type { APIInteraction, APIInteractionResponse } from 'discord-api-types/v10';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Caller } from '../../../src/discord/command.ts';
import { createRouter, type Responder } from '../../../src/discord/interactions/router.ts';
import type { Ports } from '../../../src/discord/services.ts';
import type { Profile } from '../../../src/privacy/privacy.port.ts';
import { logLines } from '../../support/discord/log-lines.ts';
import { probePorts, probeRouter, probeTexts } from '../../support/discord/probe-router.ts';
import { memoryStores } from '../../support/memory-stores.ts';
import { writtenId } from '../../support/written-id.ts';

type Call = readonly [step: string, body: object];

/** A responder that keeps what it is told, and refuses the first answers on request. */
function recorder(refusals = 0): { readonly responder: Responder; readonly calls: Call[] } {
  const calls: Call[] = [];
  const keep = (step: string) => async (body: object) => {
    calls.push([step, body]);
    if (calls.length <= refusals) throw new Error('refused');
  };
  return {
    calls,
    responder: { callback: keep('callback'), edit: keep('edit'), followUp: keep('followUp') },
  };
}

/** The least that Discord sends; what the router does not read is left out. */
function interaction(type: number, data: object, rest: object = {}): APIInteraction {
  const user = { id: '7' };
  return {
    id: '1',
    token: 't',
    type,
    data,
    locale: 'de',
    user,
    ...rest,
  } as unknown as APIInteraction;
}

const slash = (name: string, rest?: object) => interaction(2, { type: 1, name }, rest);

async function answerTo(asked: APIInteraction, refusals = 0): Promise<readonly Call[]> {
  const { router } = probeRouter();
  const { responder, calls } = recorder(refusals);
  await router.handle(asked, responder);
  return calls;
}

describe('the router', () => {
  it('answers a ping', async () => {
    expect(await answerTo(interaction(1, {}))).toEqual([['callback', { type: 1 }]]);
  });

  it('calls a command it does not know outdated', async () => {
    expect(await answerTo(slash('gone'))).toMatchObject([
      ['callback', { type: 4, data: { content: 'outdated', flags: 64 } }],
    ]);
  });

  it('calls options that do not fit the declaration outdated', async () => {
    const options = [{ name: 'subject', type: 4, value: 5 }];
    const asked = interaction(2, { type: 1, name: 'probe', options });
    expect(await answerTo(asked)).toMatchObject([['callback', { data: { content: 'outdated' } }]]);
    expect(await answerTo(slash('probe'))).toMatchObject([
      ['callback', { data: { content: 'outdated' } }],
    ]);
  });

  it.each(['', 'nonsense', '0:probe:update:-:', '1:probe:toString:-:', '1:nobody:update:-:'])(
    'calls the custom id %j outdated',
    async (custom_id) => {
      const asked = interaction(3, { component_type: 2, custom_id }, { message: { id: '5' } });
      expect(await answerTo(asked)).toMatchObject([
        ['callback', { type: 4, data: { content: 'outdated', flags: 64 } }],
      ]);
    },
  );

  it('explains a failure that comes after a public deferral in its place', async () => {
    const { router, open } = probeRouter();
    const { responder, calls } = recorder();
    const callback = async (response: APIInteractionResponse) => {
      await responder.callback(response);
      open();
    };
    await router.handle(slash('slow_refusal'), { ...responder, callback });
    expect(calls).toMatchObject([
      ['callback', { type: 5 }],
      ['edit', { content: 'Too late for that.', allowed_mentions: { parse: [] } }],
    ]);
  });

  it('defers a form that came without a message as a new message', async () => {
    const { router, open } = probeRouter();
    const { responder, calls } = recorder();
    const custom_id = writtenId({ command: 'probe', action: 'slowUpdate' });
    const handled = router.handle(interaction(5, { custom_id, components: [] }), {
      ...responder,
      callback: async (response) => {
        await responder.callback(response);
        open();
      },
    });
    await handled;
    expect(calls).toMatchObject([
      ['callback', { type: 5 }],
      ['edit', { content: 'updated at last' }],
    ]);
  });

  it('catches what a command throws before its first await', async () => {
    expect(await answerTo(slash('broken'))).toMatchObject([
      ['callback', { data: { content: expect.stringMatching(/^sorry \(de, /), flags: 64 } }],
    ]);
  });

  it('apologises once when an answer is refused, and then lets it be', async () => {
    expect(await answerTo(slash('private'), 1)).toMatchObject([
      ['callback', { data: { content: 'for you alone' } }],
      ['callback', { data: { content: expect.stringMatching(/^sorry/) } }],
    ]);
    expect(await answerTo(slash('private'), 9)).toHaveLength(2);
  });

  it('survives an interaction that makes no sense', async () => {
    expect(await answerTo(interaction(2, {}, { user: undefined }))).toEqual([]);
    expect(await answerTo(interaction(77, {}))).toEqual([]);
    expect(await answerTo(interaction(4, { name: 'probe', options: [] }))).toEqual([
      ['callback', { type: 8, data: { choices: [] } }],
    ]);
  });

  it('writes the incident that it tells into the log', async () => {
    const { router, lines } = probeRouter();
    const { responder, calls } = recorder();
    await router.handle(slash('broken'), responder);
    const incident = /sorry \(de, (\w+)\)/.exec(JSON.stringify(calls))?.[1];
    expect(lines).toMatchObject([
      { level: 'error', details: { incident, command: 'broken', err: expect.any(TypeError) } },
    ]);
  });
});

describe('the caller', () => {
  async function callerOf(rest: object, stores: Partial<Ports> = {}): Promise<Caller | undefined> {
    let seen: Caller | undefined;
    const { log } = logLines();
    const text = { text: 'x', localizations: {} };
    const router = createRouter({
      commands: [
        {
          name: 'who',
          description: text,
          audience: 'channel',
          options: {},
          async run({ caller }) {
            seen = caller;
            return { content: 'seen' };
          },
        },
      ],
      ports: { ...probePorts(), ...stores },
      log,
      texts: probeTexts,
    });
    await router.handle(slash('who', rest), recorder().responder);
    return seen;
  }

  const member = { user: { id: '8' }, permissions: '2147486720' };
  const inServer = {
    user: undefined,
    member,
    guild_id: '9',
    channel: { id: '10', type: 0 },
    app_permissions: '19456',
    authorizing_integration_owners: { 0: '9' },
  };

  it('has rights in a server', async () => {
    expect(await callerOf(inServer)).toEqual({
      id: '8',
      locale: 'de',
      guildId: '9',
      channelId: '10',
      permissions: 2147486720n,
      mayPost: true,
      appPermissions: 19456n,
      isThread: false,
      profile: { settings: {}, server: {}, hasRigs: false, hasHeld: false },
    });
  });

  it.each([
    ['we are installed to the person alone', { authorizing_integration_owners: { 1: '8' } }],
    ['we may not write', { app_permissions: '17408' }],
    ['we may not embed', { app_permissions: '3072' }],
    ['the caller may not write', { member: { ...member, permissions: '1024' } }],
    ['it is a thread, and nobody may write in those', { channel: { id: '10', type: 11 } }],
  ])('may not have us post where %s', async (_, changes) => {
    expect(await callerOf({ ...inServer, ...changes })).toMatchObject({ mayPost: false });
  });

  it('knows a thread, and no rights of ours where only the person has us', async () => {
    const thread = { ...inServer, channel: { id: '10', type: 11 } };
    expect(await callerOf(thread)).toMatchObject({ isThread: true, appPermissions: 19456n });
    const alone = { ...inServer, authorizing_integration_owners: { 1: '8' } };
    expect(await callerOf(alone)).toMatchObject({ appPermissions: undefined });
  });

  it('is spoken to in the language of their choice', async () => {
    const stores = await memoryStores();
    await stores.settings.saveUser('7', () => ({ locale: 'en-GB' }), 0);
    expect(await callerOf({}, stores)).toMatchObject({ locale: 'en-GB' });
    expect(await callerOf({ user: { id: '8' } }, stores)).toMatchObject({ locale: 'de' });
  });

  it.each([() => Promise.reject(new Error('disk full')), () => new Promise<never>(() => {})])(
    'is answered in Discord’s language when the store is silent',
    async (find) => {
      expect(await callerOf({}, { profiles: { find } })).toMatchObject({ locale: 'de' });
    },
  );

  it('has none in direct messages', async () => {
    const caller = await callerOf({ channel: { id: '10' } });
    expect(caller).toMatchObject({ id: '7', permissions: undefined, guildId: undefined });
  });
});

describe('an interaction that another process may have heard of', () => {
  /** Asks with a claim that takes longer than anybody waits for it, and comes while the work goes on. */
  async function askedWithLateClaim(asked: APIInteraction, isOurs: boolean) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const { promise: claim, resolve } = Promise.withResolvers<Profile | undefined>();
    const { profiles } = probePorts();
    const { router, lines, open } = probeRouter({
      ports: { profiles: { ...profiles, claim: () => claim } },
    });
    const { responder, calls } = recorder();
    const handled = router.handle(asked, responder);
    await vi.advanceTimersByTimeAsync(1_800);
    resolve(isOurs ? await profiles.find('7', undefined) : undefined);
    await vi.advanceTimersByTimeAsync(25);
    open();
    await handled;
    return { calls, lines };
  }

  it('is answered by one alone, though the word on which one came late', async () => {
    expect(await askedWithLateClaim(slash('slow'), false)).toEqual({ calls: [], lines: [] });
  });

  it('is answered by the one that has it, though the word on that came late', async () => {
    const { calls } = await askedWithLateClaim(slash('slow'), true);
    expect(calls).toMatchObject([
      ['callback', { type: 5 }],
      ['edit', { content: 'at last' }],
    ]);
  });
});
