import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { carryDraft } from '../../commands/shared/drafts.ts';
import { handlers } from '../../src/discord/command.ts';
import { parseCustomId } from '../../src/message/custom-id.ts';
import { memoryCache } from '../support/memory-cache.ts';
import { writtenId } from '../support/written-id.ts';

/** The largest snowflake: 64 bits. */
const OWNER = String(2n ** 64n - 1n);

const handlerOf = handlers(commands);
const all = commands.flatMap(({ name, presses = [] }) =>
  presses.map(({ action }) => ({ of: name, command: action.command, action: action.name })),
);

const LONG = '0123456789abcdef';
const SHORT = '{"rig":"120TH 3000W","electricity":"0.05"}';

/** Arguments that buttons of version 1 carry; they work for 30 days after another version comes. */
const IN_THE_WILD: Readonly<Record<string, readonly string[]>> = {
  'profit:adjust': [SHORT, LONG],
  'profit:adjusted': [SHORT, LONG],
  'profit:refresh': [SHORT, LONG],
  'profit:choose': [SHORT, LONG],
  'profit:full': [SHORT, LONG],
  'profit:short': [SHORT, LONG],
  'profit:save': [SHORT, LONG],
  'profit:saved': [SHORT, LONG],
  'profit:alert': [SHORT, LONG],
  'solo:choose': [SHORT, LONG],
  'solo:full': [SHORT, LONG],
  'solo:short': [SHORT, LONG],
  'pools:choose': [SHORT, LONG],
  'pools:full': [SHORT, LONG],
  'pools:short': [SHORT, LONG],
  'forecast:choose': [SHORT, LONG],
  'forecast:adjust': [SHORT, LONG],
  'forecast:changed': [SHORT, LONG],
  'forecast:full': [SHORT, LONG],
  'forecast:short': [SHORT, LONG],
  'forecast:price0': [SHORT, LONG],
  'forecast:history': [SHORT, LONG],
  'forecast:zero': [SHORT, LONG],
  'forecast:ask': [SHORT, LONG],
  'forecast:asked': [SHORT, LONG],
  'forecast:rig': ['7'],
  'forecast:ofRig': ['7'],
  'hashprice:range': ['7d.USD', '3y.EUR'],
  'difficulty:range': ['90d'],
  'rig:range': ['1y.7'],
  'rig:rangeOfFull': ['1y.7'],
  'rig:rates': ['7d.7'],
  'rig:ratesRange': ['1d.7', '1y.7'],
  'rig:full': ['7'],
  'rig:short': ['7'],
  'rig:choose': [SHORT, LONG],
  'rig:list': [''],
  'rig:pick': [''],
  'rig:show': ['7'],
  'rig:add': [''],
  'rig:added': [''],
  'rig:export': [''],
  'rig:back': ['-1', '0'],
  'rig:on': ['1'],
  'rig:edit': ['7'],
  'rig:edited': ['7.12'],
  'rig:remove': ['7'],
  'rig:removed': ['7'],
  'rig:kept': ['7'],
  'rig:unshare': [''],
  'rig:import': [LONG],
  'rig:column': [LONG],
  'rig:use': [`${LONG}-0`, `${LONG}-63`],
  'rig:dropped': [LONG],
  'alerts:pick': [''],
  'alerts:edit': ['7'],
  'alerts:remove': ['7'],
  'alerts:earlier': ['0', '1'],
  'alerts:later': ['2'],
  'alerts:snooze-1h': ['5', '5.1.1y', '@jq1v7k3a'],
  'alerts:snooze-24h': ['5.1'],
  'alerts:mute': ['5.1'],
  'alerts:wake': ['5.1'],
  'alerts:edited': ['7', '7.EUR'],
  'alerts:removed': ['7'],
  'alerts:kept': ['7'],
  'alerts:server-earlier': ['0'],
  'alerts:server-later': ['2'],
  'alerts:server-removed': ['#7', `@${OWNER}`],
  'alerts:server-kept': ['#7', `@${OWNER}`],
  'alerts:fallback': [''],
  'alerts:no-fallback': [''],
  'alerts:watch-all': [LONG],
  'alerts:watch': ['7'],
  'digest:details': ['server.USD', 'person.EUR'],
  'digest:preview': ['7'],
  'digest:send': ['7'],
  'digest:pause': ['7'],
  'digest:resume': ['7'],
  'digest:restore': [LONG],
  'settings:forget': [''],
  'settings:forget_server': [''],
  'privacy:deleted': [''],
  'privacy:kept': [''],
  'tariff:removed': [LONG],
  'tariff:kept': [''],
};

describe('a button in the wild', () => {
  it('is one of each action there is', () => {
    const known = all.map(({ command, action }) => `${command}:${action}`);
    expect(known.toSorted()).toEqual(Object.keys(IN_THE_WILD).toSorted());
  });

  it.each(Object.entries(IN_THE_WILD))('of %s is read, and written as it was', (name, carried) => {
    for (const argument of carried) {
      const [command = '', action = ''] = name.split(':');
      const written = writtenId({ command, action, owner: OWNER, argument });
      const id = parseCustomId(written);
      const found = id && handlerOf(id);
      const values = id && found?.handler.action.read(id);
      expect(values, written).toBeDefined();
      expect(found?.handler.action.id(OWNER, values)).toBe(written);
    }
  });

  it.each(['save', 'saved', 'alert'])('below an answer, %s, is for /rig to handle', (action) => {
    const id = parseCustomId(writtenId({ command: 'profit', action, argument: LONG }));
    expect(id && handlerOf(id)?.declaration.name).toBe('rig');
  });

  it.each(['0', '2'])('of version %s is nobody’s to handle', (version) => {
    const id = parseCustomId(writtenId({ version, command: 'rig', action: 'list' }));
    expect(id && handlerOf(id)).toBeUndefined();
  });
});

describe('a draft', () => {
  const draftOf = (length: number) => ({
    rig: 'x'.repeat(length - JSON.stringify({ rig: '' }).length),
  });

  it('is carried up to 60 characters, and kept where it is longer', async () => {
    const draft = draftOf(60);
    expect(await carryDraft('profit', draft, memoryCache())).toEqual({ carried: draft });
    const longer = await carryDraft('profit', draftOf(61), memoryCache());
    expect(longer).toEqual({ kept: expect.stringMatching(/^[\da-f]{16}$/) });
  });
});
