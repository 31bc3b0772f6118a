import { beforeEach, describe, expect, it } from 'vitest';
import type { Charts } from '../../src/message/message.port.ts';
import type { Drawing, Message } from '../../src/message/message.ts';
import type { LinkReading } from '../../src/pool/link.ts';
import { failureOf } from '../support/failure-of.ts';
import { frontDoor } from '../support/front-door.ts';
import { flawsOf } from '../support/message-limits.ts';
import { customIdsOf, textOf } from '../support/message-text.ts';
import { NOW } from '../support/readings.ts';

const HOUR = 3_600;
const DAY = 86_400;
const ADDRESS = '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa';
const ME = '80351110224678912';

let door: Awaited<ReturnType<typeof frontDoor>>;
let drawings: Drawing[];
let now: number;

beforeEach(async () => {
  drawings = [];
  now = NOW;
  const charts: Charts = {
    async paint(drawing) {
      drawings.push(drawing);
      const { name, description } = drawing;
      return { name, description, data: new TextEncoder().encode(drawing.svg) };
    },
  };
  door = await frontDoor({ charts, clock: () => now });
  await door.run('rig add', { rig: '120TH 3000W', name: 'Cellar' });
});

/** A link with a hashrate every five minutes of the last days, each half an hour of them off. */
async function linked(days: number, changes: Partial<LinkReading> = {}, hashrate = 118e12) {
  const { poolLinks, rigs } = door.ports;
  const [rig] = await rigs.list(ME);
  const rigId = rig?.id ?? 0;
  const link = { userId: ME, rigId, pool: 'Ocean', address: ADDRESS, worker: '', createdAt: NOW };
  const reading = { at: NOW, hour: 117e12, fiveMinutes: 119e12, upSince: NOW - DAY, ...changes };
  await poolLinks.add(link, reading);
  for (let day = days; day > 0; day -= 1) {
    const from = NOW - day * DAY;
    const rates = Array.from({ length: 288 }, (_, step) => ({
      rigId,
      at: from + step * 300,
      hashrate: step % 48 < 6 ? 0 : hashrate,
    }));
    await poolLinks.record(rates);
    await poolLinks.rollUp(from + DAY);
  }
}

const shown = async (): Promise<Message> => door.run('rig show', { rig: 'Cellar' });
const chartOf = (message: Message) => customIdsOf(message).get('rates');

async function chart(who: Pick<typeof door, 'press' | 'run'> = door): Promise<Message> {
  const outcome = await who.press(chartOf(await who.run('rig show', { rig: 'Cellar' })));
  if (!('reply' in outcome) || !outcome.reply) throw new Error('no reply');
  return outcome.reply;
}

async function other(message: Message, range: string): Promise<Message> {
  const parts = message.components?.flatMap((row) => [...row.components]) ?? [];
  const button = parts.find((part) => 'label' in part && part.label === range);
  const outcome = await door.press(button && 'custom_id' in button ? button.custom_id : undefined);
  if (!('update' in outcome) || !outcome.update) throw new Error('no update');
  return outcome.update;
}

describe('the chart of a linked rig', () => {
  it('is a button of /rig show, where a pool shows the rig', async () => {
    expect(chartOf(await shown())).toBeUndefined();
    await linked(0);
    expect(chartOf(await shown())).toBeDefined();
    expect(flawsOf(await shown())).toEqual([]);
  });

  it('has actual and expected, and the band that the share count implies', async () => {
    await linked(3, { interval: 36 });
    const message = await chart();
    expect(message.ephemeral).toBe(true);
    expect(flawsOf(message)).toEqual([]);
    expect(message.embeds?.[0]?.title).toBe('Hashrate of Cellar, by the pools');
    expect(textOf(message)).not.toContain(ADDRESS);
    const [drawing] = drawings;
    expect(drawing?.svg).toContain('>Hashrate, last 7 days<');
    // 100 shares an hour: twice a tenth.
    expect(drawing?.svg).toContain('>hourly means · band: chance alone, ±20.0%<');
    expect(drawing?.svg).toContain('>expected 120 TH/s<');
    expect(drawing?.svg).toContain('>117 TH/s<');
    expect(drawing?.svg).toContain('>97.5% of expected<');
    expect(drawing?.description).toMatch(
      /Expected is 120 TH\/s\. Chance alone keeps it within ±20\.0% of that in 19 of 20 cases\.$/,
    );
  });

  it('goes back a day, weeks, months and a year', async () => {
    await linked(2, { interval: 36 });
    const message = await chart();
    const day = await other(message, '24h');
    expect(drawings.at(-1)?.svg).toContain('>means of five minutes · band: chance alone, ±69.3%<');
    expect(drawings.at(-1)?.svg).toContain('>119 TH/s<');
    for (const range of ['30d', '90d', '1y']) await other(day, range);
    expect(drawings.map(({ svg }) => />Hashrate, ([^<]*)</.exec(svg)?.[1])).toEqual([
      'last 7 days',
      'last 24 hours',
      'last 30 days',
      'last 90 days',
      'last 12 months',
    ]);
  });

  it('marks what lies outside of the band alone', async () => {
    await linked(1, { interval: 36, hour: 50e12 });
    await chart();
    // Half an hour in four is a loss; none of it is above what chance makes.
    expect(drawings[0]?.svg).toContain('fill-opacity=".4"');
    expect(drawings[0]?.svg).not.toContain('fill-opacity=".36"');
    expect(drawings[0]?.svg).toContain('>41.7% of expected<');
  });

  it('has no band where nobody knows how many shares there were', async () => {
    await linked(2, { interval: undefined });
    await chart();
    expect(drawings[0]?.svg).not.toContain('chance alone');
    expect(drawings[0]?.description).not.toContain('Chance alone');
  });

  it('speaks German', async () => {
    await linked(2, { interval: 36 });
    const message = await chart(door.as({ locale: 'de' }));
    expect(message.embeds?.[0]?.title).toBe('Hashrate von Cellar, laut den Pools');
    expect(drawings[0]?.svg).toContain('>erwartet 120 TH/s<');
    expect(flawsOf(message)).toEqual([]);
  });

  it('says so where there is nothing yet, and where the rig is gone', async () => {
    await linked(0, { hour: undefined, fiveMinutes: undefined });
    const message = await chart();
    expect(drawings).toEqual([]);
    expect(message.embeds?.[0]?.description).toMatch(/history|nothing/i);
    const id = chartOf(await shown());
    await door.run('rig remove', { rig: 'Cellar' });
    const [rig] = await door.ports.rigs.list(ME);
    await door.ports.rigs.remove(ME, rig?.id ?? 0);
    expect(await failureOf(door.press(id))).toMatch(/not there any more/);
  });

  it('leaves out the time when the pool gave no answer', async () => {
    await linked(1, { interval: 36 });
    now = NOW + 6 * HOUR;
    const { poolLinks, rigs } = door.ports;
    const [rig] = await rigs.list(ME);
    await poolLinks.record([{ rigId: rig?.id ?? 0, at: now - 600, hashrate: 120e12 }]);
    await other(await chart(), '24h');
    // The line is broken: each part begins anew.
    const paths = drawings.at(-1)?.svg.match(/<path d="M[^"]*" fill="none" stroke="#f7931a"/g);
    expect(paths?.length).toBe(1);
    expect(drawings.at(-1)?.svg).toMatch(/<circle[^>]*r="4"/);
  });
});
