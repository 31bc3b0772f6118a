import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCsv } from '../../commands/rig/csv-export.ts';
import { readTable } from '../../commands/rig/csv-table.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';
import { caller } from '../support/command-ports.ts';
import { csvFile, frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';

const FILE = `name,rig,count,electricity,fee,uptime,fixed_cost
Shed,S21 Pro,2,0.28 EUR,1.5,98,0.5
"Barn, north",120TH 3000W,,,,,
`;

const lines = (...rows: string[]) => csvFile(['name,rig,count,electricity', ...rows].join('\n'));

describe('/rig import', () => {
  it('shows what it would save, and saves it when told to', async () => {
    const { run, follow, ports } = await frontDoor();
    const preview = await run('rig import', { file: csvFile(FILE) });
    expect(preview.embeds?.[0]?.title).toBe('rigs.csv: 2 rigs');
    expect(preview.embeds?.[0]?.description).toBe(
      [
        '**Shed** · 2× Antminer S21 Pro (234T) · €0.28/kWh · Pool fee 1.5% · Uptime 98% · Fixed cost €0.50 a day',
        '**Barn, north** · 120 TH/s · 3,000 W · 25 J/TH · $0.07/kWh',
        'Nothing is saved yet.',
      ].join('\n'),
    );
    expect(await ports.rigs.list(caller.id)).toEqual([]);

    const done = saidOf(await follow(preview, 'import'));
    expect(done.content).toBe(
      '2 rigs saved. See `/rig list`. Shall I tell you when one of them stops paying?',
    );
    expect(done.embeds?.[0]?.description).toContain('Pool fee 1.5% · Uptime 98%');
    expect(await ports.rigs.list(caller.id)).toMatchObject([
      {
        name: 'Shed',
        count: 2,
        model: 'Antminer S21 Pro (234T)',
        tariff: { kind: 'flat', perKwh: 0.28, currency: 'EUR' },
        poolFee: 0.015,
        uptime: 0.98,
        fixedCost: 0.5,
      },
      { name: 'Barn, north', count: 1, tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' } },
    ]);
    await expect(follow(preview, 'import')).rejects.toThrow('What this file held is gone');
  });

  it('names what is wrong by its line, and leaves it out', async () => {
    const { run, follow, ports } = await frontDoor();
    await run('rig add', { rig: 'S9', name: 'Old' });
    const preview = await run('rig import', {
      file: lines(
        'Good,S21,,',
        'Bad,120TH,,',
        'old,S21,,',
        'GOOD,S19,,',
        'Half,S21,1.5,',
        'Free,S21,,cheap',
        ',,,',
        'Cheap,S21,2,7c',
      ),
    });
    const text = textOf(preview);
    expect(text).toContain('**6 lines left out**');
    expect(text).toContain('Line 3: I read 120 TH/s, but not how many watts it takes');
    expect(text).toContain('Line 4: You have a rig called “old” already');
    expect(text).toContain(
      'Line 5: The file has “GOOD” in an earlier line already: give one of the two another name',
    );
    expect(text).toContain('Line 6: The count is “1.5”, but has to be a whole number');
    expect(text).toContain('Line 7: I can’t read “cheap” as a power price');
    expect(text).toContain('Line 8: Tell me the rig by hashrate and watts');
    expect(flawsOf(preview)).toEqual([]);
    await follow(preview, 'import');
    expect((await ports.rigs.list(caller.id)).map(({ name }) => name)).toEqual([
      'Old',
      'Good',
      'Cheap',
    ]);
  });

  it('takes semicolons, decimal commas, German names of columns, a byte order mark', async () => {
    const { run, follow, as, ports } = await frontDoor();
    const text =
      '\ufeffName;Rig;Anzahl;Strom;Gebühr;Laufzeit;Fixkosten;Standort\r\nKeller;120TH 3000W;3;0,28 €;1,5;98,5;0,5;Zug\r\n';
    const preview = await as({ locale: 'de' }).run('rig import', { file: csvFile(text) });
    expect(textOf(preview)).toContain('Nicht verwendete Spalten: Standort.');
    expect(textOf(preview)).toContain('Noch ist nichts gespeichert.');
    await follow(preview, 'import');
    expect(await ports.rigs.list(caller.id)).toMatchObject([
      {
        name: 'Keller',
        count: 3,
        tariff: { kind: 'flat', perKwh: 0.28 },
        poolFee: 0.015,
        uptime: 0.985,
      },
    ]);
    await run('rig list');
  });

  it.each([
    ['', 'I can’t read that file as CSV'],
    ['a,"b', 'I can’t read that file as CSV'],
    ['name,rig,Rig\nA,S21,S9', 'the second is “Rig”'],
    ['rig,electricity,Strom\nS21,0.07,0.08', 'the second is “Strom”'],
    ['name,count\na,2', 'I find no column with models, and none with hashrate and watts'],
    [`rig\n${'S21\n'.repeat(2_001)}`, 'more than 2,000 lines'],
    [
      `rig\n${Array.from({ length: 101 }, (_, at) => `${100 + at}TH 3000W\n`).join('')}`,
      'you have 0, the file has 101, and 100 is the most',
    ],
    [`${'a,'.repeat(70)}rig\nS21`, 'more than 64 columns'],
    [`rig\n${'1+'.repeat(120_000)}`, 'a line of more than 8,000 characters'],
    [`rig\n${' '.repeat(256 * 1024)}`, 'The file is larger than 256 KiB'],
  ])('refuses %j', async (text, sentence) => {
    const { run } = await frontDoor();
    await expect(run('rig import', { file: csvFile(text) })).rejects.toThrow(sentence);
  });

  it('lets others go first while it reads what is as long as it may be', async () => {
    const { run } = await frontDoor();
    const hard = Array.from({ length: 150 }, (_, at) => `1x${at}+`.repeat(60).slice(0, 190));
    let turns = 0;
    let isDone = false;
    const others = (async () => {
      while (!isDone) {
        await setImmediate();
        turns += 1;
      }
    })();
    const preview = await run('rig import', { file: csvFile(`rig\n${hard.join('\n')}`) });
    isDone = true;
    await others;
    expect(textOf(preview)).toContain('150 lines left out');
    expect(turns).toBeGreaterThan(10);
  });

  it('reads no more than a fleet needs', async () => {
    const { run } = await frontDoor();
    const hard = Array.from({ length: 400 }, (_, at) => `1x${at}+`.repeat(60).slice(0, 190));
    await expect(run('rig import', { file: csvFile(`rig\n${hard.join('\n')}`) })).rejects.toThrow(
      'more to read in that file than a fleet needs',
    );
    await expect(run('rig import', { file: csvFile(','.repeat(250_000)) })).rejects.toThrow(
      'a line of more than 8,000 characters',
    );
    const wide = Array.from({ length: 200 }, () => 'x'.repeat(1_250)).join('\n');
    expect(textOf(await run('rig import', { file: csvFile(`rig\n${wide}`) }))).toContain(
      'Line 2: A cell has more than 200 characters',
    );
  }, 30_000);

  const binary = (bytes: Buffer) => ({
    name: 'rigs.csv',
    size: bytes.length,
    url: `data:;base64,${bytes.toString('base64')}`,
  });

  it.each([
    ['Windows-1252', Buffer.from('name;rig\nK\xfcche;120TH 3000W\n', 'latin1')],
    ['UTF-16 without a mark', Buffer.from('name;rig\nA;120TH 3000W\n', 'utf16le')],
    ['half a character of UTF-16', Buffer.from([0xff, 0xfe, 0x72, 0x00, 0x69])],
  ])('says what to save as, of %s', async (_, bytes) => {
    const { run, as } = await frontDoor();
    await expect(run('rig import', { file: binary(bytes) })).rejects.toThrow('“CSV UTF-8”');
    await expect(as({ locale: 'de' }).run('rig import', { file: binary(bytes) })).rejects.toThrow(
      '„CSV UTF-8“',
    );
  });

  it('reads UTF-16 that says so, either way round', async () => {
    const { run } = await frontDoor();
    const little = Buffer.from('\ufeffname\trig\nKüche\t120TH 3000W\n', 'utf16le');
    for (const bytes of [little, Buffer.from(little).swap16()]) {
      expect(textOf(await run('rig import', { file: binary(bytes) }))).toContain('**Küche**');
    }
  });

  it('reads Excel’s word about the delimiter, and counts its line', async () => {
    const { run } = await frontDoor();
    const preview = await run('rig import', {
      file: csvFile('sep=;\r\nname;rig;electricity\r\nA;120TH 3000W;0,08\r\nB;120TH;\r\n'),
    });
    expect(textOf(preview)).toContain('**A** · 120 TH/s · 3,000 W · 25 J/TH · $0.08/kWh');
    expect(textOf(preview)).toContain('Line 4: I read 120 TH/s');
  });

  it('leaves out a line with more cells than columns: a price of 0,08 is none of 0', async () => {
    const { run, as } = await frontDoor();
    const text = 'name,rig,electricity\nA,120TH 3000W,0,08\nB,120TH 3000W,"0,08",,\n';
    const preview = await run('rig import', { file: csvFile(text) });
    expect(preview.embeds?.[0]?.description).toBe(
      [
        '**B** · 120 TH/s · 3,000 W · 25 J/TH · $0.08/kWh',
        '**1 line left out**',
        'Line 2: There are more cells than columns: put a cell with a comma in quotation marks, such as `"0,08"`, or separate cells by semicolons.',
        'Nothing is saved yet.',
      ].join('\n'),
    );
    expect(textOf(await as({ locale: 'de' }).run('rig import', { file: csvFile(text) }))).toContain(
      'Zeile 2: Es sind mehr Zellen als Spalten',
    );
  });

  it('finds the columns below blank lines', async () => {
    const file = await readTable(Buffer.from('\n\nname;rig\nz;S19'));
    expect(file).toMatchObject({
      titles: ['name', 'rig'],
      rows: [{ line: 4, cells: ['z', 'S19'] }],
    });
  });

  it('counts a record of several lines from its first', async () => {
    const text = 'name,rig\n\n"a\nb",S21\nc,S19\n\n\n"d\n\ne",S9\nf,S9';
    const file = await readTable(Buffer.from(text));
    expect(file.ok && file.rows.map(({ line }) => line)).toEqual([3, 5, 8, 11]);
    const said = await readTable(Buffer.from(`sep=,\n${text}`));
    expect(said.ok && said.rows.map(({ line }) => line)).toEqual([4, 6, 9, 12]);
  });

  it('reads a quotation mark where it can be meant, and names the line where it can’t', async () => {
    const { run } = await frontDoor();
    const preview = await run('rig import', {
      file: csvFile('name,rig\n6" fan,S21\n\n"6" fan,S9\nB,S19\n"open,S19\nC,S19'),
    });
    const text = textOf(preview);
    expect(text).toContain('**6" fan** · Antminer S21');
    expect(text).toContain('**B** ·');
    expect(text).toContain('**C** ·');
    expect(text).toContain('Line 4: A quotation mark is out of place');
    expect(text).toContain('Line 6: A quotation mark is out of place');
    expect(text).toContain('**2 lines left out**');
  });

  it('saves all or nothing', async () => {
    const { run, follow, ports } = await frontDoor();
    const preview = await run('rig import', { file: lines('A,S21,,', 'B,S21,,') });
    await run('rig add', { rig: 'S9', name: 'b' });
    await expect(follow(preview, 'import')).rejects.toThrow('You have a rig called “B” already');
    expect(await ports.rigs.list(caller.id)).toHaveLength(1);
  });

  it('can be discarded, and has nothing to press when there is nothing to save', async () => {
    const { run, follow } = await frontDoor();
    const preview = await run('rig import', { file: lines('A,S21,,') });
    expect(saidOf(await follow(preview, 'dropped')).content).toBe('Discarded; nothing was saved.');
    await expect(follow(preview, 'import')).rejects.toThrow('gone');
    const empty = await run('rig import', { file: lines('A,120TH,,') });
    expect(customIdsOf(empty).size).toBe(0);
    expect(textOf(empty)).toContain('Nothing to save.');
  });

  it('keeps within Discord’s limits with a hundred long lines', async () => {
    const { run, as } = await frontDoor();
    const good = Array.from({ length: 100 }, (_, at) => `${at}${'*'.repeat(45)},S21,,`);
    const bad = Array.from({ length: 100 }, () => `A,${'x*'.repeat(90)},,`);
    for (const door of [{ run }, as({ locale: 'de' })]) {
      const preview = await door.run('rig import', { file: lines(...good, ...bad) });
      expect(flawsOf(preview)).toEqual([]);
      expect(textOf(preview)).toMatch(/… (and|und) \d+/);
    }
  });
});

describe('/rig export', () => {
  it('writes what import takes back', async () => {
    const { run, as, follow, ports } = await frontDoor();
    await follow(await run('rig import', { file: csvFile(FILE) }), 'import');
    const { content, files } = await run('rig export');
    expect(content).toBe('Your 2 rigs as CSV; `/rig import` takes it back.');
    expect(Buffer.from(files?.[0]?.data ?? []).toString()).toBe(
      '\ufeffname,rig,count,electricity,fee,uptime,fixed_cost\r\n' +
        'Shed,Antminer S21 Pro (234T),2,0.28 EUR,1.5,98,0.5\r\n' +
        '"Barn, north",120TH 3000W,1,0.07 USD,2,100,0\r\n',
    );
    const other = as({ id: '80351110224678913' });
    const text = Buffer.from(files?.[0]?.data ?? []).toString();
    await other.follow(await other.run('rig import', { file: csvFile(text) }), 'import');
    const [mine, theirs] = [
      await ports.rigs.list(caller.id),
      await ports.rigs.list('80351110224678913'),
    ];
    // Terms that a file states count as given, not as assumed.
    const bare = ({ id: _, userId: __, assumed: ___, ...rig }: RegisteredRig) => rig;
    expect(theirs.map(bare)).toEqual(mine.map(bare));
  });

  it('says so when there is nothing', async () => {
    const { run } = await frontDoor();
    expect(await run('rig export')).toEqual({
      ephemeral: true,
      content: expect.stringContaining('no rigs yet'),
    });
  });

  it('reads back any name, and writes none that a spreadsheet would run', async () => {
    const name = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 20 })
      .map((text) => text.replace(/[\s\p{C}\p{Z}\ufeff]+/gu, ' ').trim())
      .filter((text) => text !== '');
    const rig = {
      id: 1,
      userId: '1',
      coin: 'BTC' as const,
      hashrate: 120e12,
      power: 3_000,
      count: 1,
      tariff: { kind: 'flat', perKwh: 0.07, currency: 'USD' },
      poolFee: 0.02,
      uptime: 1,
      fixedCost: 0,
      createdAt: 0,
      updatedAt: 0,
      revision: 1,
    } as const;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          name,
          name.map((one) => `=${one}`),
          name.map((one) => `'=${one}`),
          name.map((one) => `''-${one}`),
        ),
        async (written) => {
          const text = await writeCsv([{ ...rig, name: written }]);
          expect(text).not.toMatch(/^\ufeff?"?[=+\-@]/m);
          const file = await readTable(Buffer.from(text));
          expect(file).toMatchObject({ ok: true, rows: [{ line: 2 }] });
          expect(file.ok && file.rows.map((row) => 'cells' in row && row.cells[0])).toEqual([
            written,
          ]);
        },
      ),
    );
  });
});
