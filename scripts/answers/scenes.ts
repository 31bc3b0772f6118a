import type { Journey } from '../../src/playground/web/wire.ts';

/** A command as typed, by default with the right to manage the server; a file may go with it. */
export interface Line {
  readonly line: string;
  readonly file?: string;
  readonly place?: 'dm';
  readonly plain?: true;
  /** Nothing below the answer is pressed, so that what was set stays. */
  readonly untouched?: true;
}

/** One thing that somebody does; what a line changes is there for the steps that follow. */
export type Step =
  | Line
  /** Somebody types that option, and gets suggestions. */
  | { readonly typing: string; readonly option: string; readonly text: string }
  /** The network moves, and what is due is sent. */
  | { readonly journey: Journey };

const line = (text: string): Step => ({ line: text });
const typing = (command: string, option: string, texts: readonly string[]): readonly Step[] =>
  texts.map((text) => ({ typing: command, option, text }));

const RIG_TEXTS = [
  '120TH 3000W',
  '120 TH/s, 3 kW, 0.28 EUR',
  '3.2PH 96kW 7c',
  '120TH @ 25J/TH',
  '500 GH/s 15W',
  'S21 Pro',
  's19j pro 104',
  '2x S21 0.05',
  'Bitaxe Gamma',
  '120TH',
  'S19',
  '120TH 3',
  'L9',
  'nonsense',
  '0TH 0W',
  '9999999EH 1W',
];

const FLEET = `name,rig,count,electricity,fee,uptime
Hall A,S21,2,0.05 USD,2,98
Hall B,120TH 3000W,1,0.28 EUR,1,100
Broken,what is this,1,,,
`;

/** Every command, with input good and bad. */
export const scenes: readonly Step[] = [
  line('/help'),
  line('/status'),
  line('/hashprice'),
  line('/hashprice range:"7 days"'),
  line('/hashprice currency:EUR range:"1 year"'),
  line('/forecast rig:S21 cost:$3500'),
  line('/contract price:20 term:900 upkeep:0.035 provider:HashFlare'),
  line('/solo rig:S21'),
  line('/pools'),
  line('/pools rig:S21 detail:full'),
  line('/difficulty'),
  line('/difficulty range:"90 days"'),
  ...RIG_TEXTS.map((text) => line(`/profit rig:"${text}"`)),
  line('/profit rig:S21 electricity:0.28 currency:EUR'),
  line('/profit rig:S21 electricity:"0,28 EUR" fee:1 uptime:95'),
  line('/profit rig:S21 price:30000 difficulty_change:12'),
  line('/profit rig:S21 electricity:nonsense'),
  line('/profit rig:S21 currency:XXQ'),
  line('/settings me currency:EUR electricity:"0.30 EUR" time_zone:Berlin'),
  line('/settings me'),
  line('/settings me time_zone:Nowhere'),
  line('/settings server currency:USD'),
  line('/profit rig:S21'),
  line('/rig list'),
  line('/rig add rig:"S21 Pro" name:Attic count:2'),
  line('/rig add rig:"120TH 3000W" name:Cellar electricity:0.07'),
  line('/rig add rig:"S19 XP" name:Attic'),
  line('/rig add rig:nonsense'),
  line('/rig edit rig:Cellar cost:$900'),
  line('/forecast rig:Cellar'),
  line('/rig list'),
  line('/rig show rig:Cellar'),
  line('/rig show rig:Celar'),
  line('/rig edit rig:Attic'),
  { line: '/rig import', file: FLEET },
  { line: '/rig import', file: 'one;two\n1;2\n' },
  line('/rig export'),
  line('/rig share how:anonymous'),
  line('/rig share how:named'),
  line('/rig share'),
  line('/alerts list'),
  line('/alerts add kind:unprofitable rig:Cellar'),
  line('/alerts add kind:price.below level:50000'),
  line('/alerts add kind:retarget'),
  line('/alerts add kind:"hashprice -10% in 24h"'),
  line('/alerts add kind:"hashprice 10%"'),
  ...typing('alerts add', 'kind', ['', 'halv', 'Bitcoin 5 %']),
  line('/alerts list'),
  line('/alerts test'),
  line('/alerts edit alert:1'),
  line('/alerts snooze alert:1'),
  line('/alerts remove alert:2'),
  line('/digest subscribe time:9 timezone:Berlin'),
  line('/digest subscribe time:25'),
  line('/digest list'),
  line('/digest preview'),
  line('/digest me time:18:30 days:weekdays'),
  line('/digest edit'),
  line('/digest pause'),
  line('/digest resume'),
  line('/privacy export'),
  ...typing('profit', 'rig', ['', 'S2', 's19j', '120', 'Att', 'zzz']),
  ...typing('profit', 'currency', ['', 'eu']),
  ...typing('settings me', 'time_zone', ['', 'ber', 'new y']),
  ...typing('rig show', 'rig', ['', 'c']),
  ...typing('alerts add', 'rig', ['', 'c']),
  ...typing('digest subscribe', 'sections', ['', 'head']),
  { line: '/rig add rig:"120TH 3000W" name:Shed electricity:0.05', untouched: true },
  { line: '/alerts add kind:unprofitable rig:Shed', untouched: true },
  { line: '/digest subscribe time:9 timezone:UTC', untouched: true },
  { line: '/digest me time:9 timezone:UTC', untouched: true },
  { journey: 'price-drop' },
  line('/rig list'),
  line('/profit rig:Cellar'),
  line('/rig show rig:Cellar'),
  { journey: 'price-back' },
  { journey: 'morning' },
  { journey: 'retarget' },
  line('/digest send-now'),
  line('/alerts list'),
  { line: '/rig list', place: 'dm' },
  { line: '/digest subscribe time:9', place: 'dm' },
  { line: '/alerts add kind:price.below level:40000', place: 'dm' },
  line('/rig remove rig:Attic'),
  line('/privacy delete'),
  line('/rig list'),
];
