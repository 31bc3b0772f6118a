import { type Fields, fieldsOf, numberIn, objectsIn, positiveIn, textIn } from './answer.ts';
import { readAvalon } from './avalon.ts';
import { type MinerPower, type MinerReading, stateByUptime } from './miner-reading.ts';
import { readWhatsminerStatus } from './whatsminer.ts';

/** Commands of the protocol on port 4028 that are asked; all of them only read. */
export const readCommands = ['summary', 'stats', 'version'] as const;

/** Commands that some firmware knows, by a word in what it answers; all of them only read. */
const moreCommands = {
  avalon: ['litestats'],
  luxos: ['power', 'profiles'],
  braiins: ['tunerstatus'],
  whatsminer: ['status'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Answers = Readonly<Record<string, unknown>>;

/** Returns the commands that a machine knows besides, by its first answers. */
export function moreCommandsFor(answers: Answers): readonly string[] {
  const text = JSON.stringify(answers);
  if (/LUXminer/i.test(text)) return moreCommands.luxos;
  if (/BOSer|BOSminer|Braiins/i.test(text)) return moreCommands.braiins;
  if (/avalon|"MM ID\d/i.test(text)) return moreCommands.avalon;
  if (/"HS RT"|whatsminer|Factory GHS/i.test(text)) return moreCommands.whatsminer;
  return [];
}

/** Hashes per second of the letter before "HS". */
const SCALES = { K: 1e3, M: 1e6, G: 1e9, T: 1e12 } as const;
const LETTERS = ['T', 'G', 'M', 'K'] as const;
const GIGA = SCALES.G;

/**
 * Reads the answers of the cgminer protocol by their commands: Antminer, Whatsminer up to version 2,
 * Avalon, LuxOS, Braiins.
 *
 * @returns undefined without a summary.
 */
export function readCgminer(answers: Answers): MinerReading | undefined {
  const [summary] = sectionOf(answers['summary'], 'SUMMARY');
  if (!summary) return undefined;
  const stats = sectionOf(answers['stats'], 'STATS');
  const lite = sectionOf(answers['litestats'], 'STATS');
  const avalon = readAvalon(lite) ?? readAvalon(stats) ?? {};
  const status = readWhatsminerStatus(answers['status']) ?? {};
  const uptime = numberIn(summary['Elapsed']);
  const { now = avalon.rates?.now, ...rates } = ratesOf(summary);
  return {
    model: modelOf(answers, stats),
    rates: { now, ...rates },
    nominal: nominalOf(summary, stats) ?? avalon.nominal,
    power: powerOf(summary, answers) ?? avalon.power,
    powerLimit: status.powerLimit ?? positiveIn(summary['Power Limit']) ?? avalon.powerLimit,
    temperature: temperatureOf(summary, stats) ?? avalon.temperature,
    mode: status.mode ?? textIn(summary['Power Mode']) ?? avalon.mode ?? profileOf(answers),
    uptime,
    bestShare: positiveIn(summary['Best Share']),
    state: status.state ?? avalon.state ?? stateByUptime(uptime),
  };
}

/** Tells whether a machine refuses a command: it doesn't know it, or asks for rights. */
export function isRefused(answer: unknown): boolean {
  const whole = fieldsOf(answer);
  const [status = {}] = objectsIn(whole['STATUS']);
  const said = status['STATUS'] ?? whole['STATUS'];
  return said === 'E' || said === 'F';
}

/** Returns the objects of a section; joined commands have it inside of a list of one answer. */
function sectionOf(answer: unknown, name: string): readonly Fields[] {
  const section = fieldsOf(answer)[name];
  return section === undefined ? [] : objectsIn(section);
}

function ratesOf(summary: Fields): MinerReading['rates'] {
  const realtime = numberIn(summary['HS RT']);
  return {
    now: realtime === undefined ? rateOf(summary, '5s') : realtime * SCALES.M,
    oneMinute: rateOf(summary, '1m'),
    fiveMinutes: rateOf(summary, '5m'),
    sinceStart: rateOf(summary, 'av'),
  };
}

/** Returns a mean in hashes per second; the letter before "HS" has the scale, or a field of its own. */
function rateOf(summary: Fields, span: string): number | undefined {
  for (const letter of LETTERS) {
    const value = numberIn(summary[`${letter}HS ${span}`]);
    if (value !== undefined && value >= 0) return value * SCALES[letter];
  }
  const plain = numberIn(summary[`rate_${span}`]);
  const unit = /^([KMGT])H/i.exec(textIn(summary['rate_unit']) ?? '')?.[1]?.toUpperCase();
  const letter = LETTERS.find((one) => one === unit);
  return plain !== undefined && letter ? plain * SCALES[letter] : undefined;
}

function nominalOf(summary: Fields, stats: readonly Fields[]): number | undefined {
  const made = positiveIn(summary['Factory GHS']);
  if (made !== undefined) return made * GIGA;
  const ideal = stats.map((one) => positiveIn(one['total_rateideal'])).find(Boolean);
  return ideal === undefined ? undefined : ideal * GIGA;
}

function powerOf(summary: Fields, answers: Answers): MinerPower | undefined {
  const measured = positiveIn(summary['Power_RT']) ?? positiveIn(summary['Power']);
  if (measured !== undefined) return { watts: measured, measured: true };
  const [luxos = {}] = sectionOf(answers['power'], 'POWER');
  const watts = positiveIn(luxos['Watts']);
  // Without a supply that talks, LuxOS estimates.
  if (watts !== undefined) return { watts, measured: luxos['PSU'] === true };
  const [tuner = {}] = sectionOf(answers['tunerstatus'], 'TUNERSTATUS');
  const approximate = positiveIn(tuner['ApproximateMinerPowerConsumption']);
  return approximate === undefined ? undefined : { watts: approximate, measured: false };
}

/** Returns the hottest of what a machine measures, in °C. */
function temperatureOf(summary: Fields, stats: readonly Fields[]): number | undefined {
  const chip = positiveIn(summary['Chip Temp Max']);
  if (chip !== undefined) return chip;
  const fields = stats.flatMap((one) => Object.entries(one));
  const hottest = (name: RegExp) => {
    const values = fields
      .filter(([key]) => name.test(key))
      .flatMap(([, value]) => String(value).split('-').map(positiveIn))
      .filter((value) => value !== undefined);
    return values.length > 0 ? Math.max(...values) : undefined;
  };
  return hottest(/^temp_chip\d+$/) ?? hottest(/^temp2_\d+$/) ?? positiveIn(summary['Temperature']);
}

function modelOf(answers: Answers, stats: readonly Fields[]): string | undefined {
  const [version = {}] = sectionOf(answers['version'], 'VERSION');
  const named = [version['PROD'], version['Type'], ...stats.map((one) => one['Type'])];
  return named.map(textIn).find((name) => name !== undefined);
}

/** Returns the name of the profile that LuxOS has tuned, where it is one. */
function profileOf(answers: Answers): string | undefined {
  const tuned = sectionOf(answers['profiles'], 'PROFILES').filter(
    (profile) => profile['IsTuned'] === true,
  );
  return tuned.length === 1 ? textIn(tuned[0]?.['Profile Name']) : undefined;
}
