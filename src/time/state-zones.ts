const EASTERN = 'America/New_York';
const CENTRAL = 'America/Chicago';
const MOUNTAIN = 'America/Denver';
const PACIFIC = 'America/Los_Angeles';

/**
 * States and provinces that people write behind a city: their code and name, and the zones they
 * have.
 */
const STATES: readonly (readonly [names: string, ...zones: readonly string[]])[] = [
  ['al,alabama', CENTRAL],
  ['ak,alaska', 'America/Anchorage'],
  ['az,arizona', 'America/Phoenix'],
  ['ar,arkansas', CENTRAL],
  ['ca,calif,california', PACIFIC],
  ['co,colorado', MOUNTAIN],
  ['ct,connecticut', EASTERN],
  ['dc,d c,district of columbia', EASTERN],
  ['de,delaware', EASTERN],
  ['fl,florida', EASTERN, CENTRAL],
  ['ga,georgia', EASTERN],
  ['hi,hawaii', 'Pacific/Honolulu'],
  ['id,idaho', 'America/Boise', PACIFIC],
  ['il,illinois', CENTRAL],
  ['in,indiana', 'America/Indiana/Indianapolis', CENTRAL],
  ['ia,iowa', CENTRAL],
  ['ks,kansas', CENTRAL, MOUNTAIN],
  ['ky,kentucky', EASTERN, CENTRAL],
  ['la,louisiana', CENTRAL],
  ['me,maine', EASTERN],
  ['md,maryland', EASTERN],
  ['ma,massachusetts', EASTERN],
  ['mi,michigan', 'America/Detroit', CENTRAL],
  ['mn,minnesota', CENTRAL],
  ['ms,mississippi', CENTRAL],
  ['mo,missouri', CENTRAL],
  ['mt,montana', MOUNTAIN],
  ['ne,nebraska', CENTRAL, MOUNTAIN],
  ['nv,nevada', PACIFIC],
  ['nh,new hampshire', EASTERN],
  ['nj,new jersey', EASTERN],
  ['nm,new mexico', MOUNTAIN],
  ['ny,new york', EASTERN],
  ['nc,north carolina', EASTERN],
  ['nd,north dakota', CENTRAL, MOUNTAIN],
  ['oh,ohio', EASTERN],
  ['ok,oklahoma', CENTRAL],
  ['or,oregon', PACIFIC, 'America/Boise'],
  ['pa,pennsylvania', EASTERN],
  ['ri,rhode island', EASTERN],
  ['sc,south carolina', EASTERN],
  ['sd,south dakota', CENTRAL, MOUNTAIN],
  ['tn,tennessee', CENTRAL, EASTERN],
  ['tx,texas', CENTRAL, MOUNTAIN],
  ['ut,utah', MOUNTAIN],
  ['vt,vermont', EASTERN],
  ['va,virginia', EASTERN],
  // The code WA stands for Western Australia as well.
  ['wa', PACIFIC, 'Australia/Perth'],
  ['washington', PACIFIC],
  ['wv,west virginia', EASTERN],
  ['wi,wisconsin', CENTRAL],
  ['wy,wyoming', MOUNTAIN],
  ['on,ontario', 'America/Toronto', 'America/Winnipeg'],
  ['qc,quebec', 'America/Toronto'],
  ['bc,b c,british columbia', 'America/Vancouver', 'America/Edmonton'],
  ['ab,alberta', 'America/Edmonton'],
  ['mb,manitoba', 'America/Winnipeg'],
  ['sk,saskatchewan', 'America/Regina'],
  ['ns,nova scotia', 'America/Halifax'],
  ['nb,new brunswick', 'America/Moncton', 'America/Halifax'],
  ['nl,newfoundland', 'America/St_Johns'],
  ['pe,prince edward island', 'America/Halifax'],
  ['nsw,new south wales', 'Australia/Sydney'],
  ['vic,victoria', 'Australia/Melbourne'],
  ['qld,queensland', 'Australia/Brisbane'],
  ['south australia', 'Australia/Adelaide'],
  // The code SA stands for South Africa and Saudi Arabia as well.
  ['sa', 'Australia/Adelaide', 'Africa/Johannesburg', 'Asia/Riyadh'],
  ['western australia', 'Australia/Perth'],
  ['tas,tasmania', 'Australia/Hobart'],
];

/** The zones of a state, that of most people first; the states' names are folded. */
export const STATE_ZONES: ReadonlyMap<string, readonly string[]> = new Map(
  STATES.flatMap(([names, ...zones]) => names.split(',').map((name) => [name, zones] as const)),
);

/**
 * States of which only a part has another zone: a city that is in none of our lists is in the
 * first.
 */
export const MOSTLY_ONE: ReadonlySet<string> = new Set(
  'tx,texas,fl,florida,mi,michigan,ks,kansas,or,oregon,ne,nebraska,on,ontario,bc,british columbia,wa'.split(
    ',',
  ),
);
