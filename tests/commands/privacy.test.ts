import { describe, expect, it } from 'vitest';
import { caller } from '../support/command-ports.ts';
import { csvFile, frontDoor, saidOf } from '../support/front-door.ts';
import { customIdsOf } from '../support/message-text.ts';
import { NOW } from '../support/readings.ts';

async function withData() {
  const door = await frontDoor();
  await door.run('rig add', { rig: '120TH 3000W', name: 'Shed' });
  await door.run('rig add', { rig: 'S21', name: 'Barn' });
  await door.run('settings me', { currency: 'EUR' });
  await door.as({ guildId: '9' }).run('rig share', { how: 'counted' });
  await door.ports.outbox.put([
    {
      recipient: `u:${caller.id}`,
      owner: caller.id,
      payload: { content: 'Your rig stopped paying.' },
      dedupeKey: 'alert:1:1',
      createdAt: NOW,
    },
  ]);
  return door;
}

describe('/privacy export', () => {
  it('gives everything as JSON', async () => {
    const { run } = await withData();
    const { content, files } = await run('privacy export');
    expect(content).toBe('Everything Hashbell keeps about you.');
    expect(files?.[0]?.name).toBe('hashbell-my-data.json');
    expect(JSON.parse(Buffer.from(files?.[0]?.data ?? []).toString())).toMatchObject({
      user: caller.id,
      exportedAt: '2026-11-05T12:00:00.000Z',
      rigs: [{ name: 'Shed' }, { name: 'Barn' }],
      alerts: [],
      settings: { currency: 'EUR' },
      notices: [{ payload: { content: 'Your rig stopped paying.' } }],
      servers: [],
      shared: [{ guildId: '9', how: 'counted' }],
    });
  });

  it('gives nobody else’s', async () => {
    const { as } = await withData();
    const { files } = await as({ id: '80351110224678913' }).run('privacy export');
    const text = Buffer.from(files?.[0]?.data ?? []).toString();
    expect(text).not.toContain('Shed');
    expect(text).not.toContain(caller.id);
  });
});

describe('/privacy delete', () => {
  it('asks, then deletes and says what went', async () => {
    const { run, follow, ports } = await withData();
    const question = await run('privacy delete');
    const held = [
      '- 2 rigs',
      '- your settings and language',
      '- 1 message that was sent or waiting',
      '- your rigs in the digests of 1 server',
    ];
    expect(question.content?.split('\n')).toEqual([
      'Delete everything Hashbell keeps about you? It can’t be undone; `/privacy export` first if you want to keep it.',
      ...held,
    ]);
    expect(saidOf(await follow(question, 'kept')).content).toBe('Nothing was deleted.');
    expect(await ports.rigs.list(caller.id)).toHaveLength(2);

    const receipt = await follow(question, 'deleted');
    expect(receipt).toEqual({
      update: {
        content: [
          'Deleted:',
          ...held,
          'Nothing else is kept. A button of an earlier answer may still carry what you asked there, at most 60 characters, as long as that message stands.',
        ].join('\n'),
      },
    });
    expect(await ports.privacy.export(caller.id)).toMatchObject({
      rigs: [],
      alerts: [],
      settings: {},
      notices: [],
    });
  });

  it('takes the rigs of a file along that nobody has saved yet', async () => {
    const { run, as, follow, ports } = await frontDoor();
    const text = 'name,rig\nHaus von Oma,120TH 3000W\n';
    const csv = csvFile(text);
    const preview = await run('rig import', { file: csv });
    const other = as({ id: '80351110224678913' });
    const theirs = await other.run('rig import', { file: csv });
    expect(JSON.stringify(await ports.privacy.export(caller.id))).toContain('Haus von Oma');

    const receipt = saidOf(await follow(await run('privacy delete'), 'deleted'));
    expect(receipt.content).toContain('- what stood behind the buttons of 1 answer\n');
    expect(JSON.stringify(await ports.privacy.export(caller.id))).not.toContain('Haus von Oma');
    await expect(follow(preview, 'import')).rejects.toThrow('gone');
    expect(saidOf(await other.follow(theirs, 'import')).content).toContain('1 rig saved.');
  });

  it('says that there was nothing, where there was', async () => {
    const { run, follow } = await frontDoor();
    const receipt = saidOf(await follow(await run('privacy delete'), 'deleted'));
    expect(receipt.content).toMatch(/^There was nothing to delete\.\nNothing else is kept\./);
  });

  it('speaks German', async () => {
    const { as } = await withData();
    const german = as({ locale: 'de' });
    const question = await german.run('privacy delete');
    expect(question.content).toContain(
      '\n- 2 Rigs\n- deine Einstellungen und Sprache\n- 1 gesendete oder wartende Nachricht\n',
    );
    expect([...customIdsOf(question).keys()]).toEqual(['deleted', 'kept']);
    expect(saidOf(await german.follow(question, 'deleted')).content).toContain('- 2 Rigs\n');
  });
});
