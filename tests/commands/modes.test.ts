import { describe, expect, it } from 'vitest';
import { rigActions } from '../../src/rig/actions.ts';
import { caller, fakeMarket } from '../support/command-ports.ts';
import { csvFile, frontDoor, saidOf } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { textOf } from '../support/message-text.ts';
import { reading } from '../support/readings.ts';

const SHED = '80 1700, 100 2200, 120 2700 measured';

async function withShed(modes?: string, rig = 'S19 XP, 120TH 2700W') {
  const door = await frontDoor();
  await door.run('rig add', { rig, name: 'Shed', electricity: '0.08' });
  if (modes) await door.run('rig edit', { rig: 'Shed', modes });
  const shed = async () => {
    const [found] = await door.ports.rigs.list(caller.id);
    if (!found) throw new Error('No rig');
    return found;
  };
  return { ...door, shed };
}

describe('/profit … modes', () => {
  it('says which mode is best, the cut-offs between them, and which never is', async () => {
    const { run } = await frontDoor();
    const answer = await run('profit', { rig: 'S19 XP modes', electricity: '0.08' });
    const [field] = answer.embeds?.[0]?.fields ?? [];
    expect(answer.embeds?.[0]?.title).toBe('Antminer S19 XP (140T)');
    expect(field?.name).toBe('Modes');
    expect(field?.value.split('\n')).toEqual([
      expect.stringMatching(
        /^No mode earns more than 140 TH\/s, 3,010 W; the best would be \*\*80T\*\* \(80 TH\/s, 1,700 W\), \$0\.\d+ a day less\.$/,
      ),
      expect.stringMatching(/^▸ \*\*80T\*\* 80 TH\/s, 1,700 W · \+\$0\.28 a day$/),
      expect.stringMatching(
        /^-# best at \$0\.0738 to \$0\.0868\/kWh · hashprice \$41\.63 to \$48\.98\/PH\/s\/day · step 21\.3 J\/TH$/,
      ),
      expect.stringMatching(/^· \*\*120T\*\* /),
      expect.stringMatching(/^-# best at \$0\.0625 to \$0\.0738\/kWh · /),
      expect.stringMatching(/^· \*\*142T\*\* /),
      expect.stringMatching(/^-# best at \$0\.0474 to \$0\.0625\/kWh · /),
      expect.stringMatching(/^· \*\*169T\*\* /),
      expect.stringMatching(/^-# best below \$0\.0474\/kWh · hashprice above \$76\.19\/PH\/s\/day/),
      '-# Never best, at any price: 100T and 154T.',
      expect.stringMatching(/^-# By ePIC’s own figures for one such machine/),
    ]);
    expect(flawsOf(answer)).toEqual([]);
  });

  it('draws the best mode for each hour where power has prices by the hour', async () => {
    const { run } = await frontDoor();
    const electricity = '0.07; 0-6 0.04; 17-22 0.12; 15-17 0.08';
    const value = async (given: Readonly<Record<string, string>>) => {
      const answer = await run('profit', { rig: 'S19 XP modes', electricity, ...given });
      expect(flawsOf(answer)).toEqual([]);
      return answer.embeds?.[0]?.fields?.find(({ name }) => name === 'Modes')?.value ?? '';
    };
    const [, head, drawn, legend] = (await value({})).split('\n');
    expect(head).toMatch(
      /^\*\*Today by the hour\*\* \([+−]\$\d\.\d+ beside its best hours as it runs\)$/u,
    );
    expect(drawn).toBe('`AAAAAABBBBBBBBBCC-----BB`');
    expect(legend).toBe('A **169T** 0–6 · B **120T** 6–15, 22–24 · C **80T** 15–17 · - off 17–22');
    // It is a Thursday.
    const friday = await value({ electricity: `${electricity}; fri 8-12 0.05`, detail: 'full' });
    expect(friday).toContain('Tomorrow by the hour');
    expect(await value({ detail: 'full' })).not.toContain('Tomorrow by the hour');
    // One mode all day is told above.
    expect(await value({ electricity: '0.05; 17-22 0.051' })).not.toContain('by the hour');
    expect(await value({ electricity: '0.05' })).not.toContain('by the hour');
  });

  it('leaves the hours to the details where there are many', async () => {
    const { run } = await frontDoor();
    const hours = [0, 4, 8, 12, 16, 20].map(
      (hour) => `${hour}-${hour + 1} 0.04; ${hour + 2}-${hour + 3} 0.12`,
    );
    const given = { rig: 'S19 XP modes', electricity: ['0.07', ...hours].join('; ') };
    const text = async (detail: string) => textOf(await run('profit', { ...given, detail }));
    expect(await text('short')).toContain('(their hours: *Details*)');
    expect(await text('full')).not.toContain('their hours');
  });

  it.each([
    ['S19 XP Modi 0,08', 'Antminer S19 XP (140T)'],
    ['2x S19 XP, modes 7c', '2× Antminer S19 XP (140T)'],
    ['S19k Pro Vnish modes', 'Antminer S19k Pro (120T)'],
  ])('is asked with %s', async (rig, title) => {
    const answer = await (await frontDoor()).run('profit', { rig });
    expect(answer.embeds?.[0]?.title).toBe(title);
    expect(answer.embeds?.[0]?.fields?.[0]?.name).toBe('Modes');
  });

  it('takes the firmware that is named, and names the others', async () => {
    const { run } = await frontDoor();
    const given = { electricity: '0.07' };
    const usual = textOf(await run('profit', { rig: 'S19k Pro modes', ...given }));
    expect(usual).toContain('Best now: **465MHz** (96 TH/s, 2,052 W)');
    expect(usual).toContain('And 17 more modes.');
    expect(usual).toContain('Also known: Vnish.');
    const vnish = textOf(await run('profit', { rig: 'S19k Pro modes Vnish', ...given }));
    expect(vnish).toContain('the best would be **2310 W**');
    expect(vnish).toContain('Also known: LuxOS.');
  });

  it('says so where none pays, and where power costs nothing', async () => {
    const { run } = await frontDoor();
    const dear = textOf(await run('profit', { rig: 'S19 XP modes', electricity: '0.2' }));
    expect(dear).toMatch(
      /Best now: switched off, \*\*\+\$8\.\d\d a day\*\* beside 140 TH\/s, 3,010 W/,
    );
    const free = textOf(await run('profit', { rig: 'S19 XP modes', electricity: '0' }));
    expect(free).toContain('Best now: **169T**');
    expect(free).not.toContain('· hashprice');
  });

  it('says so where nobody knows any, or the market', async () => {
    const { run } = await frontDoor();
    expect(textOf(await run('profit', { rig: 'S21 modes' }))).toContain(
      'I know no modes of this machine.',
    );
    expect(textOf(await run('profit', { rig: '120TH 3000W modes' }))).toContain('I know no modes');
    const { run: runWithout } = await frontDoor({
      market: fakeMarket({ ...reading, price: undefined }),
    });
    const answer = textOf(await runWithout('profit', { rig: 'S19 XP modes', electricity: '0.08' }));
    expect(answer).toContain('depends on the market');
    expect(answer).toContain('hashprice above $76.19/PH/s/day');
  });

  it('speaks German', async () => {
    const { as } = await frontDoor();
    const answer = await as({ locale: 'de' }).run('profit', {
      rig: 'S19 XP Modi',
      electricity: '0,08',
    });
    expect(textOf(answer)).toContain('Kein Modus bringt mehr als 140 TH/s, 3.010 W');
    expect(textOf(answer)).toContain('Nie am besten, bei keinem Preis: 100T und 154T.');
    expect(flawsOf(answer)).toEqual([]);
  });

  it('leaves other answers as they are', async () => {
    const { run } = await frontDoor();
    expect(textOf(await run('profit', { rig: 'S19 XP' }))).not.toContain('mode');
    expect(textOf(await run('profit', { rig: 'S19 XP', detail: 'full' }))).not.toContain('mode');
  });
});

describe('the modes of an own rig', () => {
  it('are kept, and told with it: it runs in the one that has its figures', async () => {
    const { run, shed } = await withShed(SHED);
    expect((await shed()).modes).toEqual([
      { name: '80TH', hashrate: 80e12, power: 1700, figures: 'nominal' },
      { name: '100TH', hashrate: 100e12, power: 2200, figures: 'nominal' },
      { name: '120TH', hashrate: 120e12, power: 2700, figures: 'measured' },
    ]);
    await run('settings me', { detail: 'full' });
    const shown = await run('rig show', { rig: 'Shed' });
    expect(textOf(shown)).toMatch(
      /Best now: \*\*80TH\*\* \(80 TH\/s, 1,700 W\), \*\*\+\$0\.15 a day\*\* beside \*\*120TH\*\*\./,
    );
    expect(textOf(shown)).toMatch(/\*\*120TH\*\* .* · now · measured/);
    expect(textOf(shown)).toContain('Never best, at any price: 100TH.');
    // The profit is that of the mode it runs in.
    expect(textOf(shown)).toContain('## +$0.13 a day');
    expect(flawsOf(shown)).toEqual([]);
    await run('settings me', { detail: 'short' });
    const short = textOf(await run('profit', { rig: 'Shed' }));
    expect(short).toContain('Best now: **80TH**');
    expect(short).not.toContain('best at');
    expect(textOf(await run('profit', { rig: 'Shed modes' }))).toContain('best at');
  });

  it('change with one word when it runs in another', async () => {
    const { run, shed, suggest } = await withShed(SHED);
    expect(await suggest('rig edit', 'mode', '8', { rig: 'Shed' })).toEqual([
      { name: '80TH · 80 TH/s · 1,700 W', value: '80TH' },
    ]);
    const changed = await run('rig edit', { rig: 'Shed', mode: '80th' });
    expect(textOf(changed)).toContain('It runs in **80TH**, which is the best mode now.');
    expect(await shed()).toMatchObject({ hashrate: 80e12, power: 1700 });
    expect((await shed()).modes).toHaveLength(3);
  });

  it('may be those of the catalogue', async () => {
    const { run, shed } = await withShed();
    await run('settings me', { detail: 'full' });
    expect(textOf(await run('rig show', { rig: 'Shed' }))).toContain('By ePIC’s own figures');
    await run('rig edit', { rig: 'Shed', mode: '142T' });
    expect(await shed()).toMatchObject({ hashrate: 142e12, power: 3350, modes: undefined });
  });

  it('count for a rig that is called so', async () => {
    const door = await frontDoor();
    await door.run('rig add', { rig: 'S21', name: 'All modes' });
    const answer = await door.run('profit', { rig: 'All modes' });
    expect(answer.embeds?.[0]?.title).toContain('All modes');
    expect(textOf(answer)).not.toContain('I know no modes');
  });

  it('go, or go with the machine', async () => {
    const { run, shed, press } = await withShed(SHED);
    expect((await run('rig edit', { rig: 'Shed', modes: 'none' })).content).toContain(
      'The modes are gone.',
    );
    expect((await shed()).modes).toBeUndefined();
    await run('rig edit', { rig: 'Shed', modes: SHED });
    const { id, revision } = await shed();
    const answer = saidOf(
      await press(rigActions.edited.id(caller.id, { id, revision }), { fields: { rig: 'S21' } }),
    );
    expect(answer.content).toContain('The modes of the machine before are gone with it.');
    expect((await shed()).modes).toBeUndefined();
  });

  it.each([
    ['80', 'I can’t read the mode 80'],
    ['80 1700, eco', 'I can’t read the mode eco'],
    ['80 0', 'must be above zero'],
    ['1700 80', 'do you mean `80TH 1700W`?'],
    ['eco 50 1200, eco 70 1900', 'Two modes are called eco'],
    ['80 1700; '.repeat(90), 'too long for modes: 600 characters'],
    [
      Array.from({ length: 17 }, (_, i) => `${50 + i} ${1000 + i}`).join(', '),
      'can have 16 modes at most',
    ],
  ])('are not taken from %s', async (modes, sentence) => {
    const { run, shed } = await withShed();
    await expect(run('rig edit', { rig: 'Shed', modes })).rejects.toThrow(sentence);
    expect((await shed()).modes).toBeUndefined();
  });

  it('are named where another one is asked for', async () => {
    const { run } = await withShed(SHED);
    await expect(run('rig edit', { rig: 'Shed', mode: 'turbo' })).rejects.toThrow(
      'This rig has no mode turbo. It has 80TH, 100TH, and 120TH.',
    );
    const plain = await withShed(undefined, 'S21');
    await expect(plain.run('rig edit', { rig: 'Shed', mode: 'eco' })).rejects.toThrow(
      'I know no modes of this rig.',
    );
  });

  it('are in the file of an export, and come back with it', async () => {
    const { run, ports, follow } = await withShed(SHED);
    const [before] = await ports.rigs.list(caller.id);
    const { files } = await run('rig export');
    const csv = Buffer.from(files?.[0]?.data ?? '').toString();
    expect(csv).toContain('name,rig,count,electricity,fee,uptime,fixed_cost,modes');
    expect(csv).toContain('80TH 1700W; 100TH 2200W; 120TH 2700W measured');
    await ports.rigs.remove(caller.id, before?.id ?? 0);
    const preview = await run('rig import', { file: csvFile(csv) });
    expect(textOf(preview)).toContain('3 modes');
    await follow(preview, 'import');
    const [after] = await ports.rigs.list(caller.id);
    expect(after?.modes).toEqual(before?.modes);
  });

  it('keep a line of a file out that has bad ones, in a sentence', async () => {
    const { run } = await frontDoor();
    const csv = 'rig,modes\nS19 XP,"80 1700; 120 2700"\nS21,1700 80\nS9,80 1700\n';
    const preview = textOf(await run('rig import', { file: csvFile(csv) }));
    expect(preview).toContain('2 modes');
    expect(preview).toMatch(/Line 3: .*do you mean `80TH 1700W`\?/);
  });

  it('are told to who asks for all that is kept', async () => {
    const { ports } = await withShed(SHED);
    const kept = await ports.privacy.export(caller.id);
    expect(kept.rigs[0]?.modes).toHaveLength(3);
  });
});
