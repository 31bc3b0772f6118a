import { parseCustomId } from '../src/message/custom-id.ts';
import type { Asked, Exchange } from '../tests/support/discord/exchange.ts';
import type { LocalDiscord } from '../tests/support/discord/local-discord.ts';
import type { Seat } from '../tests/support/discord/people.ts';
import { hardFiles, hundredRigs } from './hard-files.ts';
import { HEAVY } from './heavy-person.ts';

/** One input, the worst of its kind that one person can send. */
export interface Input {
  readonly name: string;
  /** Makes what has to be there first; it isn't measured. */
  prepare?(discord: LocalDiscord, seat: Seat): Promise<Exchange>;
  /** @param seat - The seat of somebody new, each time. */
  send(discord: LocalDiscord, seat: Seat, prepared: Exchange | undefined): Promise<unknown>;
}

/** Returns the address of an attached file, by its place among all. */
export type FileAddress = (index: number) => string;

/** Texts that take the longer to read the longer they are. */
const PIECES = [
  ...['1x1+', '1+', '1 ', '1,', ',', ';', '(', '"', '1 or ', 'S21 and ', 's19j pr0 104 ', '-'],
  ...['3.250 ', "1'000", 'TH/', 'kr.', '\u200d', '\ufdfa', '\u{1f3f4}\u{e0067}', 'a\u0301\u0323'],
];
/** Characters, as the options take. */
const RIG = 200;
const PRICE = 40;
const PLACE = 100;
const OWN_RIG = 100;

const heavy: Seat = { user: HEAVY };
const repeated = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
/** Returns a text of that length that isn't trimmed away. */
const framed = (piece: string, length: number) => `1${repeated(piece, length - 2)}1`;

/** Sends a text for each piece, one after the other. */
async function eachPiece(send: (piece: string) => Promise<unknown>): Promise<void> {
  for (const piece of PIECES) await send(piece);
}

/** Returns texts and files that are hard to read, and lists that are as long as may be. */
export function turnInputs(addressOf: FileAddress): readonly Input[] {
  const preview = (discord: LocalDiscord, index: number, text: string, seat: Seat) => {
    const file = { file: 'rigs.csv', text, url: addressOf(index) };
    return discord.people.slash('rig import', { file }, seat).finished;
  };
  const hundred = (discord: LocalDiscord, seat: Seat) =>
    preview(discord, hardFiles.length, hundredRigs, seat);
  const plain = (
    name: string,
    command: string,
    options: Parameters<LocalDiscord['people']['slash']>[1] = {},
    who: Seat = {},
  ): Input => ({
    name,
    send: ({ people }, seat) => people.slash(command, options, { ...seat, ...who }).finished,
  });
  const typed = (
    name: string,
    command: string,
    { option, size }: { readonly option: string; readonly size: number },
    who: Seat = {},
  ): Input => ({
    name,
    send: ({ people }, seat) =>
      eachPiece((piece) => {
        const typing = { option, text: repeated(piece, size) };
        return people.type(command, typing, { ...seat, ...who }).acknowledged;
      }),
  });
  const texts = (
    name: string,
    ask: (people: LocalDiscord['people'], piece: string, seat: Seat) => Asked,
  ): Input => ({
    name,
    send: ({ people }, seat) => eachPiece((piece) => ask(people, piece, seat).finished),
  });

  return [
    plain('`/profit 120TH 3000W`', 'profit', { rig: '120TH 3000W' }),
    ...hardFiles.map(({ name, text }, index) => ({
      name: `\`/rig import\`: ${name}`,
      send: (discord: LocalDiscord, seat: Seat) => preview(discord, index, text, seat),
    })),
    { name: '`/rig import`: 100 rigs', send: hundred },
    {
      name: '100 rigs saved',
      prepare: hundred,
      send: (discord, seat, shown) => pressed(discord, seat, shown, 'import'),
    },
    {
      name: 'a column of 100 rigs picked',
      prepare: hundred,
      send: (discord, seat, shown) => pressed(discord, seat, shown, 'column', ['0']),
    },
    texts('`/profit`: 20 rig texts of 200 characters', (people, piece, seat) =>
      people.slash('profit', { rig: framed(piece, RIG) }, seat),
    ),
    texts('`/rig add`: 20 rig texts and prices', (people, piece, seat) =>
      people.slash('rig add', { rig: framed(piece, RIG), electricity: framed(piece, PRICE) }, seat),
    ),
    texts('`/settings me`: 20 places of 100 characters', (people, piece, seat) =>
      people.slash('settings me', { time_zone: repeated(piece, PLACE) }, seat),
    ),
    typed('typing `/profit`, 20 rig texts', 'profit', { option: 'rig', size: RIG }),
    typed('typing `/profit` with 500 rigs', 'profit', { option: 'rig', size: RIG }, heavy),
    typed('typing a time zone, 20 places', 'settings me', { option: 'time_zone', size: PLACE }),
    typed('typing a currency, 20 texts', 'settings me', { option: 'currency', size: PLACE }),
    typed(
      'typing `/alerts add rig:` with 500 rigs',
      'alerts add',
      { option: 'rig', size: OWN_RIG },
      heavy,
    ),
    typed(
      'typing `/alerts remove` with 500 alerts',
      'alerts remove',
      { option: 'alert', size: OWN_RIG },
      heavy,
    ),
    plain('`/rig list`, 500 rigs', 'rig list', {}, heavy),
    plain('`/rig export`, 500 rigs', 'rig export', {}, heavy),
    plain('`/alerts list`, 500 alerts', 'alerts list', {}, heavy),
    plain('`/privacy export` of everything', 'privacy export', {}, heavy),
    plain('`/privacy delete` of everything', 'privacy delete', {}, heavy),
    plain('`/digest preview`', 'digest preview'),
    plain('`/hashprice`, chart of 3 years', 'hashprice', { range: '3y' }),
    plain('`/difficulty`, chart of 3 years', 'difficulty', { range: '3y' }),
    plain('`/rig show`, chart', 'rig show', { rig: 'Rig **7** in the hall' }, heavy),
    plain('`/settings me`', 'settings me', { currency: 'EUR', time_zone: 'Berlin' }),
    plain('`/help`', 'help'),
  ];
}

function pressed(
  { people }: LocalDiscord,
  seat: Seat,
  shown: Exchange | undefined,
  action: string,
  values?: readonly string[],
): Promise<Exchange> {
  const rows = shown?.message?.content.components ?? [];
  const ids = rows.flatMap(({ components }) => components.map(({ custom_id: id }) => id ?? ''));
  const id = ids.find((one) => parseCustomId(one)?.action === action);
  if (id === undefined) throw new Error(`There is nothing to press for ${action}`);
  return people.press(shown?.message, id, values, seat).finished;
}
