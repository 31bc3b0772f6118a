import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../support/discord/exchange.ts';
import { ALICE, BOB } from '../support/discord/people.ts';
import { probePorts } from '../support/discord/probe-router.ts';
import { memoryStores } from '../support/memory-stores.ts';
import { connectHashbell, customIdBelow, localDiscord } from './connected-bot.ts';

async function hashbell() {
  const discord = await localDiscord();
  const ports = { ...probePorts(), ...(await memoryStores()) };
  const { people, lines } = await connectHashbell({ discord, ports });
  const quiet = () => {
    expect(discord.violations).toEqual([]);
    expect(lines.filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  };
  return { ports, people, quiet };
}

const words = ({ message }: Exchange) => JSON.stringify(message?.content);

describe('a rig', () => {
  it('is added, listed, edited and removed', async () => {
    const { people, ports, quiet } = await hashbell();
    const added = await people.slash('rig add', { rig: '120TH 3000W', name: 'Shed', count: 2 })
      .finished;
    expect(added.message).toMatchObject({ ephemeral: true });
    expect(words(added)).toContain('Saved as **Shed**');

    const typed = await people.type('rig edit', { option: 'rig', text: 'sh' }).finished;
    expect(typed.first).toMatchObject({ data: { choices: [{ value: 'Shed' }] } });
    const form = await people.slash('rig edit', { rig: 'Shed' }).finished;
    const edited = await people.submit(form, { name: 'Barn', electricity: '0.05' }).finished;
    expect(words(edited)).toContain('**Barn** is changed.');

    const list = await people.slash('rig list').finished;
    expect(words(list)).toContain('▲ Barn');
    const shown = await people.slash('rig show', { rig: 'barn' }).finished;
    const asked = await people.press(shown.message, customIdBelow(shown.message, 'remove'))
      .finished;
    const question = asked.message;
    const refused = await people.press(question, customIdBelow(question, 'removed'), undefined, {
      user: BOB,
    }).finished;
    expect(words(refused)).toContain('somebody else');
    const gone = await people.press(question, customIdBelow(question, 'removed')).finished;
    expect(words(gone)).toContain('**Barn** is removed.');
    expect(await ports.rigs.list(ALICE)).toEqual([]);
    quiet();
  });

  it('is saved from an answer in a channel, for the one who asked', async () => {
    const { people, ports, quiet } = await hashbell();
    const answer = await people.slash('profit', { rig: 'S21 Pro' }).finished;
    const form = await people.press(answer.message, customIdBelow(answer.message, 'save')).finished;
    const saved = await people.submit(form, { name: 'Attic' }).finished;
    expect(saved.followUps.length + (saved.message?.ephemeral ? 1 : 0)).toBeGreaterThan(0);
    expect(await ports.rigs.list(ALICE)).toMatchObject([{ name: 'Attic' }]);
    const again = await people.slash('profit', { rig: 'attic' }, { place: 'dm' }).finished;
    expect(words(again)).toContain('Attic · Antminer S21 Pro');
    quiet();
  });

  it('comes from a file and goes into one', async () => {
    const { people, ports, quiet } = await hashbell();
    const file = { file: 'rigs.csv', text: 'name,rig\nA,S21\nB,S19\nC,120TH' };
    const preview = await people.slash('rig import', { file }).finished;
    expect(words(preview)).toContain('Line 4: I read 120 TH/s');
    expect(await ports.rigs.list(ALICE)).toEqual([]);
    const saved = await people.press(preview.message, customIdBelow(preview.message, 'import'))
      .finished;
    expect(words(saved)).toContain('2 rigs saved.');
    const exported = await people.slash('rig export').finished;
    const [csv] = exported.message?.files ?? [];
    expect(csv?.name).toBe('hashbell-rigs.csv');
    expect(Buffer.from(csv?.data ?? []).toString()).toContain('A,Antminer S21 (200T),1');
    quiet();
  });
});

describe('settings', () => {
  it('turn the bot’s language, and are the server’s for who manages it', async () => {
    const { people, quiet } = await hashbell();
    const mine = await people.slash('settings me', { language: 'de', electricity: '0,28 EUR' })
      .finished;
    expect(words(mine)).toContain('Gespeichert.');
    expect(words(await people.slash('profit', { rig: 'S21', detail: 'full' }).finished)).toContain(
      '*(deine Einstellung)*',
    );
    const rights = PermissionFlagsBits.ManageGuild;
    await people.slash('settings server', { fee: 1 }, { user: BOB, rights }).finished;
    const theirs = await people.slash('profit', { rig: 'S21' }, { user: '300000000000000003' })
      .finished;
    expect(words(theirs)).toContain('(1%, this server’s)');
    quiet();
  });
});

describe('privacy', () => {
  it('gives everything as a file, and deletes it', async () => {
    const { people, ports, quiet } = await hashbell();
    await people.slash('rig add', { rig: 'S21', name: 'Shed' }).finished;
    const exported = await people.slash('privacy export', {}, { locale: 'de' }).finished;
    const [file] = exported.message?.files ?? [];
    expect(JSON.parse(Buffer.from(file?.data ?? []).toString())).toMatchObject({
      rigs: [{ name: 'Shed' }],
    });
    const asked = await people.slash('privacy delete').finished;
    const gone = await people.press(asked.message, customIdBelow(asked.message, 'deleted'))
      .finished;
    expect(words(gone)).toContain('- 1 rig');
    expect(await ports.rigs.list(ALICE)).toEqual([]);
    quiet();
  });
});
