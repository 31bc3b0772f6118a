/** Files for `/rig import`, each as long as it may be, and hard in its own way. */
interface HardFile {
  readonly name: string;
  readonly text: string;
}

/** Bytes, a little less than may be. */
const SIZE = 255 * 1_024;
const LINES = 2_000;
const COLUMNS = 64;
const CELL = 200;
const LINE = 8_000;

const repeated = (piece: string, length: number) =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length);

/** As many lines as fit. */
function file(title: string, lineAt: (index: number) => string, most = LINES): string {
  const lines = [title];
  let size = title.length + 1;
  for (let index = 0; index < most; index += 1) {
    const line = lineAt(index);
    size += Buffer.byteLength(line) + 1;
    if (size > SIZE) break;
    lines.push(line);
  }
  return lines.join('\n');
}

const row = (cells: number, cellAt: (index: number) => string) =>
  Array.from({ length: cells }, (_, index) => cellAt(index)).join(',');

const SCANNER = 'IP,Status,Model,Hashrate (TH/s),Avg (TH/s),Power (W),Temp,Fans,Worker,Pool,Uptime';
const models = ['Antminer S19j Pro', 'Antminer S21', 'Whatsminer M50S', 'Avalon A1366', 'S19 XP'];

function scanned(index: number): string {
  const model = models[index % models.length];
  const rate = 95 + (index % 7);
  return [
    `10.0.${index >> 8}.${index & 255}`,
    ...['Mining', model, `${rate}.${index % 100}`, `${rate}.${(index * 7) % 100}`],
    ...[`${3_000 + (index % 50)}`, '65/70/71', '5880/6000/5990/6010', `farm.worker${index}`],
    ...['stratum+tcp://pool.example.org:3333', `${index % 30}d 4h 12m`],
  ].join(',');
}

const hostile = (index: number) =>
  `${String.fromCodePoint(0x1f3f4)}\u200d\u202e**_~|\`@everyone<#1>a\u0301\u0323${index}`;

/** A sum of different counts, for each cell to be read anew. */
const sum = (index: number) => repeated(`1x${index}+`, CELL - 10);

export const hardFiles: readonly HardFile[] = [
  { name: 'a scanner’s 1,700 lines', text: file(SCANNER, scanned) },
  {
    name: '64 columns of numbers',
    text: file(
      row(COLUMNS, (at) => `Rate ${at} (TH/s)`),
      (line) => row(COLUMNS, (at) => `${(line * at) % 90}`),
    ),
  },
  {
    name: '64 columns of models',
    text: file(
      row(COLUMNS, (at) => `Miner ${at}`),
      (line) => row(COLUMNS, (at) => `s19j pr0 ${(line * COLUMNS + at) % 997}T 3k`),
    ),
  },
  {
    name: 'cells of 200 characters',
    text: file('name,rig,count', (line) => `${repeated(`n${line}`, 32)},${repeated('x', CELL)},1`),
  },
  { name: 'cells of `1x0+1x0+…`', text: file('rig', sum, 150) },
  { name: 'cells of `1+1+1+…`', text: file('rig', (line) => `${line}${repeated('+1', CELL - 4)}`) },
  {
    name: '64 titles and cells of sums',
    text: file(
      row(COLUMNS, (at) => `${at}${repeated('+1', 110)}`),
      () => row(COLUMNS, (at) => `${at}${repeated('+1', 110)}`),
    ),
  },
  {
    name: 'ligatures that are spelt out',
    text: file('name,rig', () => `${'\ufdfa'.repeat(32)},${'\ufdfa'.repeat(CELL)}`),
  },
  { name: 'hostile names', text: file('name,rig', (line) => `${hostile(line)},S21 ${line}TH 3kW`) },
  {
    name: '2,000 faults, each another',
    text: file('name,rig,count', (line) => `A${line},S2${line} ${hostile(line)},${line}.5`),
  },
  { name: 'quotation marks', text: file('rig', () => repeated('"', LINE)) },
  { name: 'a quotation mark left open', text: file('rig,name', (line) => `"S21,${line}`) },
  { name: 'quoted line breaks', text: `rig\n"${'\n'.repeat(SIZE - 10)}"` },
  { name: 'line breaks', text: `rig${'\n'.repeat(SIZE - 10)}S21` },
  { name: 'spaces', text: file('rig', () => repeated(' ', LINE)) },
  { name: 'lines of 8,000 commas', text: file('name,rig', () => repeated(',', LINE)) },
];

/** A hundred machines, no two alike. */
export const hundredRigs = [
  'name,rig,count,electricity,fee,uptime,fixed_cost,hall',
  ...Array.from(
    { length: 100 },
    (_, at) =>
      `${hostile(at)},${100 + at}TH 30${10 + (at % 80)}W,${at + 1},0.0${at + 1},1.5,98,0.5,north`,
  ),
].join('\n');
