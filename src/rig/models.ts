import type { Algorithm } from '../coin/coin.ts';
import { scaled, type Token, tidy, tokenize } from '../text/quantity.ts';
import { areGeneral } from './general-words.ts';
import catalogue from './miner-models.json' with { type: 'json' };
import type { MinerModel } from './model.ts';
import others from './other-models.json' with { type: 'json' };

/**
 * Models that many people run: offered before anything is typed, and first among equally good fits.
 */
export const POPULAR: readonly string[] = [
  'Antminer S21 Pro (234T)',
  'Antminer S21 XP (270T)',
  'Antminer S21 (200T)',
  'Antminer S19j Pro (104T)',
  'Antminer S19 XP (140T)',
  'Antminer S19k Pro (120T)',
  'Antminer T21 (190T)',
  'Antminer S21+ (216T)',
  'Antminer S23 Hyd (580T)',
  'Whatsminer M60S (186T)',
  'Whatsminer M50S (128T)',
  'Whatsminer M30S++ (112T)',
  'Avalon A1566',
  'SEALMINER A2 (226T)',
  'Bitaxe Gamma 601 (BM1370)',
  'NerdQAxe++',
  'Avalon Nano 3S',
  'Avalon Q',
  'Antminer S19 (95T)',
  'Antminer S9 (13.5T)',
];

interface Listed {
  readonly aka?: readonly string[];
  readonly sources: readonly string[];
}

/** The SHA-256 machines we know, with nominal figures; miner-models.json names the sources. */
export const minerModels: readonly MinerModel[] = catalogue.models.map((listed) => ({
  maker: listed.maker,
  name: listed.name,
  hashrate: scaled(String(listed.hashrate_th), 12),
  power: listed.power_w,
  cooling: listed.cooling === 'hydro' || listed.cooling === 'immersion' ? listed.cooling : 'air',
  segment: listed.segment === 'home' ? 'home' : 'industrial',
  released: listed.released,
}));

/** Powers of ten by the unit in which a machine for other coins is listed. */
const EXPONENTS: Readonly<Record<string, number>> = { 'GH/s': 9, 'TH/s': 12 };
const ALGORITHMS: Readonly<Record<string, Algorithm>> = {
  Scrypt: 'Scrypt',
  kHeavyHash: 'kHeavyHash',
};

/** Machines for other coins, with nominal figures; other-models.json names the sources. */
const otherModels: readonly MinerModel[] = others.models.map((listed) => ({
  maker: listed.maker,
  name: listed.name,
  algorithm: ALGORITHMS[listed.algorithm],
  hashrate: scaled(String(listed.hashrate), EXPONENTS[listed.unit] ?? Number.NaN),
  power: listed.power_w,
  cooling: listed.cooling === 'hydro' ? 'hydro' : 'air',
  segment: listed.segment === 'home' ? 'home' : 'industrial',
}));

/** Returns the model of that very name. */
export function modelNamed(name: string | undefined): MinerModel | undefined {
  const is = (model: MinerModel) => model.name === name;
  return minerModels.find(is) ?? otherModels.find(is);
}

/** An atom is a bit of a name that is written as one: "s", "19", "pro", "+". */
interface Atom {
  readonly text: string;
  readonly digits: boolean;
  /**
   * Whether a name without the atom is another machine's: so are all but maker, brand, and the text
   * in parentheses.
   */
  readonly essential: boolean;
}

interface Entry {
  readonly model: MinerModel;
  /**
   * Number of lists that carry the model; of several variants the one in most lists is the usual
   * one.
   */
  readonly lists: number;
  /** The model's name, and other names that it goes by. */
  readonly names: readonly (readonly Atom[])[];
  /** The essential atoms of the name, run together: variants of one machine share them. */
  readonly family: string;
  /**
   * Numbers in the names, and the letters that their atoms begin with: they tell most models apart
   * at a glance.
   */
  readonly numerals: readonly string[];
  readonly initials: string;
}

/** A name cut into letter pairs. */
interface Cut {
  readonly entry: Entry;
  readonly size: number;
}

interface Index {
  readonly entries: readonly Entry[];
  /** Models by all spellings of a name that leave no essential atom out. */
  readonly bySpelling: ReadonlyMap<string, readonly Entry[]>;
  /** Names, in full and without maker, brand and variant, by each letter pair in them. */
  readonly byPair: ReadonlyMap<string, readonly Cut[]>;
}

/** Brands that people leave out, in the pieces they come in ("avalonminer", "avalon", "A1246"). */
const BRANDS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['avalonminer', ['avalon', 'miner', 'a']],
  ['avalon', ['avalon', 'miner']],
  ...'antminer whatsminer sealminer teraflux bitaxe braiins futurebit heatbit gekkoscience hammer iceriver goldshell volcminer elphapex innosilicon'
    .split(' ')
    .map((brand) => [brand, [brand]] as const),
]);

const atom = (text: string, essential: boolean): Atom => ({
  text,
  essential,
  digits: /\d/.test(text),
});

/** Shorter forms of words in names as people write them: "Hyd" for "Hydro", "+" for "plus". */
const SHORTER: ReadonlyMap<string, string> = new Map([
  ['hydro', 'hyd'],
  ['immersion', 'imm'],
  ['plus', '+'],
]);
const shorten = (text: string) =>
  text.replace(/hydro|immersion|plus/g, (long) => SHORTER.get(long) ?? long);

/** Canaan's for homes, which it sells as "Avalon Home". */
const HOME_SERIES = ['avalon', 'home', 'miner'];

function atomsOf({ maker, segment }: MinerModel, name: string): readonly Atom[] {
  const tokens = tokenize(tidy(name), { decimalMark: '.', spaceGroups: false });
  const makers = tidy(maker)
    .toLowerCase()
    .split(/\P{L}+/u);
  const atoms = makers.map((word) => atom(word, false));
  let inParentheses = false;
  for (const [i, token] of tokens.entries()) {
    if (token.text === '(') inParentheses = true;
    const isHomeSeries = token.text === 'avalon' && segment === 'home';
    const brand = i > 0 ? undefined : isHomeSeries ? HOME_SERIES : BRANDS.get(token.text);
    if (brand) atoms.push(...brand.map((piece) => atom(piece, false)));
    else if (token.kind !== 'mark' || token.text === '+') {
      // People leave out the A of an Avalon A1466 as often as not.
      const dropped = token.text === 'a' && maker === 'Canaan';
      atoms.push(atom(shorten(token.text), !inParentheses && !dropped));
    }
  }
  return atoms;
}

/**
 * Characters of a query that are compared: longer texts are not names, and would only cost time.
 */
const MAX_COMPARED = 60;

/**
 * A constant, made when first asked for: importing a module does nothing, and building takes a
 * while.
 */
let known: Index | undefined;
let knownOthers: Index | undefined;

/** Returns the catalogue ready to be searched. */
function index(): Index {
  known ??= buildIndex(minerModels, catalogue.models);
  return known;
}

/** Returns the machines for other coins ready to be searched; they come after all for Bitcoin. */
function othersIndex(): Index {
  knownOthers ??= buildIndex(otherModels, others.models);
  return knownOthers;
}

function buildIndex(models: readonly MinerModel[], list: readonly Listed[]): Index {
  const entries = models.map((model, i): Entry => {
    const listed = list[i];
    const names = [model.name, ...(listed?.aka ?? [])].map((name) => atomsOf(model, name));
    const family = `${model.maker} ${runTogether(names[0]?.filter(({ essential }) => essential))}`;
    const numerals = names.flat().flatMap(({ text, digits }) => (digits ? [text] : []));
    const initials = names.flatMap((atoms) => atoms.map(({ text }) => text.charAt(0))).join('');
    return { model, lists: listed?.sources.length ?? 0, names, family, numerals, initials };
  });
  const bySpelling = new Map<string, Entry[]>();
  const byPair = new Map<string, Cut[]>();
  for (const entry of entries) {
    for (const atoms of entry.names) {
      for (const spelling of spellings(atoms)) addTo(bySpelling, spelling, entry);
      for (const text of [atoms, atoms.filter(({ essential }) => essential)].map(runTogether)) {
        const pairs = pairsIn(text);
        const cut = { entry, size: pairs.size };
        for (const pair of pairs) addTo(byPair, pair, cut);
      }
    }
  }
  return { entries, bySpelling, byPair };
}

function addTo<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [item]);
  else if (!list.includes(item)) list.push(item);
}

function spellings(atoms: readonly Atom[]): readonly string[] {
  return atoms.reduce<readonly string[]>(
    (texts, { text, essential }) => {
      const longer = texts.map((before) => append(before, text));
      return essential ? longer : texts.concat(longer);
    },
    [''],
  );
}

function pairsIn(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let i = 1; i < text.length; i += 1) pairs.add(text.slice(i - 1, i + 1));
  return pairs;
}

/**
 * Appends a piece of a name: two numbers stay apart, all else runs together ("S19 jPro" finds the
 * S19j Pro).
 */
const append = (text: string, piece: string) =>
  /\d$/.test(text) && /^\d/.test(piece) ? `${text} ${piece}` : text + piece;

const runTogether = (atoms: readonly Atom[] = []) =>
  atoms.reduce((text, part) => append(text, part.text), '');

/** Returns the searched name as one text. */
function queryOf(tokens: readonly Token[]): string {
  return tokens.reduce(appendToken, '');
}

function appendToken(query: string, token: Token): string {
  if (token.kind === 'number') return append(query, token.numeral);
  return token.kind === 'word' || token.text === '+' ? query + shorten(token.text) : query;
}

/**
 * Returns the query's places where a number is written onto a word: the 19 of "S19" is no size of
 * an S.
 */
function attachedIn(tokens: readonly Token[]): ReadonlySet<number> {
  const attached = new Set<number>();
  let query = '';
  for (const [i, token] of tokens.entries()) {
    const before = tokens[i - 1];
    const isOnto = before?.kind === 'word' && before.end === token.start;
    if (token.kind === 'number' && isOnto) attached.add(query.length);
    query = appendToken(query, token);
  }
  return attached;
}

/** Returns the query's places within a word that has no digits. */
function insidesOf(tokens: readonly Token[]): ReadonlySet<number> {
  const insides = new Set<number>();
  let query = '';
  for (const [i, token] of tokens.entries()) {
    const before = query.length;
    query = appendToken(query, token);
    const isOfNumber = tokens[i - 1]?.end === token.start || tokens[i + 1]?.start === token.end;
    if (token.kind !== 'word' || isOfNumber) continue;
    for (let at = before + 1; at < query.length; at += 1) insides.add(at);
  }
  return insides;
}

/** Misfit that is added for a query that ends within an atom, which then leaves the others out. */
const CUT_SHORT = 1000;

/** Letters that a piece of a name has at least, to be run together with others in one word. */
const RUN_TOGETHER = 3;

/** Letters from which on the beginning of a word tells the word. */
const BEGUN = 4;

/**
 * Returns how badly the query, from `at` on, names the atoms from `i` on, in their order, some left
 * out: the number of essential ones that it leaves out, infinite if it says anything else.
 *
 * @param places - `insides`: places where no short atom begins or ends, as the "us" of "5 us" are
 *   not the U and the S of a name. `attached`: places where no size begins.
 */
function misfit(
  query: string,
  at: number,
  atoms: readonly Atom[],
  i: number,
  places: Places,
): number {
  const { insides, attached } = places;
  const from = query[at] === ' ' ? at + 1 : at;
  const part = atoms[i];
  if (from >= query.length) {
    return part ? Number(part.essential) + misfit(query, from, atoms, i + 1, places) : 0;
  }
  if (!part) return Number.POSITIVE_INFINITY;
  let best = misfit(query, from, atoms, i + 1, places) + Number(part.essential);
  if (query.startsWith(part.text, from)) {
    const end = from + part.text.length;
    const splitsNumber = part.digits && /[\d.]/.test(query[end] ?? '');
    const splitsWord = part.text.length < RUN_TOGETHER && (insides.has(from) || insides.has(end));
    if (!splitsNumber && !splitsWord)
      best = Math.min(best, misfit(query, end, atoms, i + 1, places));
  } else if (part.text.length > query.length - from && part.text.startsWith(query.slice(from))) {
    const isTail = query.length - from < RUN_TOGETHER && insides.has(from);
    const isSize = part.digits && !part.essential && attached.has(from);
    if (!isTail && !isSize) {
      best = Math.min(best, CUT_SHORT + misfit(query, query.length, atoms, i + 1, places));
    }
  }
  return best;
}

interface Places {
  readonly insides: ReadonlySet<number>;
  readonly attached: ReadonlySet<number>;
}

const NOWHERE: Places = { insides: new Set(), attached: new Set() };

interface Fitting extends Entry {
  readonly misfit: number;
}

/** Returns the models that the query may name, each with its misfit. */
function fitting(query: string, places: Places, { entries } = index()): readonly Fitting[] {
  const numbers = query.match(/\d+(?:\.\d+)?/g) ?? [];
  const unfinished = /\d$/.test(query) ? numbers.pop() : undefined;
  const found: Fitting[] = [];
  for (const entry of entries) {
    const { names, numerals, initials } = entry;
    if (!initials.includes(query.charAt(0))) continue;
    if (!numbers.every((number) => numerals.includes(number))) continue;
    if (unfinished && !numerals.some((numeral) => numeral.startsWith(unfinished))) continue;
    const least = Math.min(...names.map((atoms) => misfit(query, 0, atoms, 0, places)));
    if (Number.isFinite(least)) found.push({ ...entry, misfit: least });
  }
  return found;
}

/** Tells whether a query is long enough to be the beginning of a name. */
const isBegun = (query: string) => query.length >= (/\d/.test(query) ? RUN_TOGETHER : BEGUN);

/** The models that a name may mean, the usual or newest first. */
export interface NameMatch {
  /** Whether all are variants of one machine, which differ in size only. */
  readonly oneFamily: boolean;
  /** Whether the name leaves nothing out that tells machines apart. */
  readonly exact: boolean;
  /** Only letters or a plus behind its number are left out: the M73 is another machine than the M73S+. */
  readonly isOther: boolean;
  readonly models: readonly MinerModel[];
}

/**
 * Returns the models that a name fits: those it names in full, or else those it is a part of, or
 * else those whose name goes on where it breaks off. "BTC" alone is no name.
 */
export function matchName(tokens: readonly Token[]): NameMatch | undefined {
  const query = queryOf(tokens);
  if (query.length > MAX_COMPARED || !/\p{L}/u.test(query)) return undefined;
  if (areGeneral(tokens.map(({ text }) => text))) return undefined;
  const places = { ...NOWHERE, insides: insidesOf(tokens) };
  return (
    matchIn(index(), query, places) ??
    // Only a name that such machines go by makes one of them.
    (isOfOthers(tokens) ? matchIn(othersIndex(), query, places) : undefined)
  );
}

function matchIn(catalogueIndex: Index, query: string, places: Places): NameMatch | undefined {
  const exactly = catalogueIndex.bySpelling.get(query);
  const fits = exactly ? [] : fitting(query, places, catalogueIndex);
  const parts = fits.filter((entry) => entry.misfit < CUT_SHORT && query.length > 1);
  const cutShort = fits.filter(() => isBegun(query) && !/\d$/.test(query));
  const found = [exactly ?? [], parts, cutShort].find(({ length }) => length > 0);
  if (!found) return undefined;
  const oneFamily = new Set(found.map(({ family }) => family)).size === 1;
  const order = oneFamily ? (a: Entry, b: Entry) => b.lists - a.lists : newerFirst;
  const models = found.toSorted(order).map(({ model }) => model);
  const isOther = !exactly && oneFamily && found.every((entry) => lacksSuffix(query, entry));
  return { exact: exactly !== undefined, isOther, oneFamily, models };
}

/** Whether the name goes on with a letter or a plus right where the query ends with a number. */
function lacksSuffix(query: string, { names }: Entry): boolean {
  if (!/\d\p{L}?\+*$/u.test(query)) return false;
  return names.every((atoms) => {
    const essential = atoms.filter((part) => part.essential);
    const next = essential.findLastIndex((_, i) =>
      query.endsWith(runTogether(essential.slice(0, i + 1))),
    );
    const suffix = essential[next + 1]?.text ?? '';
    return next >= 0 && /^(?:\p{L}|\+)$/u.test(suffix);
  });
}

function newerFirst(a: Pick<Entry, 'model'>, b: Pick<Entry, 'model'>): number {
  const [one, other] = [a.model.released ?? '', b.model.released ?? ''];
  // Not localeCompare: its first call costs 15 ms, and these are digits.
  return one === other ? 0 : one < other ? 1 : -1;
}

/**
 * Returns models for a text that is still being typed, best first; the most alike when none fits,
 * none for a blank text.
 */
export function findModels(text: string, limit: number): readonly MinerModel[] {
  const tokens = tokenize(tidy(text), { decimalMark: '.', spaceGroups: false });
  return searchModels(tokens).slice(0, limit);
}

/** Does the same as `findModels` for a text that is in tokens already. */
export function searchModels(tokens: readonly Token[]): readonly MinerModel[] {
  const query = queryOf(tokens);
  const places = { ...NOWHERE, attached: attachedIn(tokens) };
  const fits = query.length > MAX_COMPARED ? [] : fitting(query, places);
  const found = fits.length > 0 ? fits : fittingOthers(tokens, places);
  return bestFirst(query, found);
}

/** Does the same as `searchModels` for a name that is whole: "us" is not the beginning of "USB". */
export function similarlyNamed(tokens: readonly Token[]): readonly MinerModel[] {
  const query = queryOf(tokens);
  const places = { ...NOWHERE, insides: insidesOf(tokens) };
  const fits = query.length > MAX_COMPARED ? [] : fitting(query, places);
  const found = fits.length > 0 ? fits : fittingOthers(tokens, places);
  return bestFirst(
    query,
    found.filter(({ misfit: missed }) => missed < CUT_SHORT || isBegun(query)),
  );
}

/**
 * Sorts models: the best fits come first, then those that many people run, then the rest by how
 * well they fit.
 */
function bestFirst(query: string, fits: readonly Fitting[]): readonly MinerModel[] {
  if (query === '') return [];
  const least = Math.min(...fits.map((fit) => fit.misfit));
  const rankOf = ({ misfit: missed, model }: Fitting) => {
    const popular = POPULAR.indexOf(model.name);
    if (missed === least) return -1;
    return popular < 0 ? POPULAR.length : popular;
  };
  const sorted = fits.toSorted(
    (a, b) => rankOf(a) - rankOf(b) || a.misfit - b.misfit || newerFirst(a, b) || b.lists - a.lists,
  );
  return (fits.length > 0 ? sorted : mostAlike(query)).map(({ model }) => model);
}

/** Share of common letter pairs from which two names look alike: 0.48 for "FooMiner 9000", 0.57 for "Antminr S21". */
const ALIKE = 0.5;

/** Returns models by Dice's coefficient over the letter pairs of the query and of their names. */
function mostAlike(query: string): readonly Entry[] {
  if (!/\p{L}/u.test(query)) return [];
  const wanted = pairsIn(query.slice(0, MAX_COMPARED));
  const common = new Map<Cut, number>();
  for (const pair of wanted) {
    for (const cut of index().byPair.get(pair) ?? []) common.set(cut, (common.get(cut) ?? 0) + 1);
  }
  const likeness = new Map<Entry, number>();
  for (const [{ entry, size }, pairs] of common) {
    const alike = (2 * pairs) / (wanted.size + size);
    if (alike >= ALIKE) likeness.set(entry, Math.max(alike, likeness.get(entry) ?? 0));
  }
  return [...likeness]
    .toSorted(([one, a], [other, b]) => b - a || newerFirst(one, other))
    .map(([entry]) => entry);
}

/** Makers and models of machines for other coins, and graphics cards. */
const NAMES = [
  // Bitmain names its machines by letter: Litecoin, Kaspa, Zcash, Dash, Ethereum Classic, Monero,
  // Handshake, Decred, Alephium.
  ...[
    String.raw`l\d{1,2}\+*`,
    String.raw`ks\d[a-z]*`,
    String.raw`ka\d`,
    'k7',
    String.raw`z\d{1,2}[a-z]*`,
  ],
  ...[
    String.raw`d\d`,
    String.raw`e\d`,
    String.raw`x\d`,
    String.raw`hs\d`,
    String.raw`dr\d`,
    String.raw`al\d`,
  ],
  ...['ice ?river', 'goldshell', 'jasminer', 'ipollo', 'elphapex', 'volcminer'],
  ...['rtx', 'gtx', 'geforce', 'radeon', 'ryzen', 'epyc', String.raw`rx ?\d{3,4}`],
];
const NAMED = new RegExp(String.raw`(?<![\p{L}\d])(?:${NAMES.join('|')})(?![\p{L}\d])`, 'iu');

/** Names of machines for other coins that we have figures of, besides. */
const LISTED = [
  ...NAMES,
  String.raw`dg\d`,
  String.raw`lt\d`,
  String.raw`dl\d`,
  'a6',
  'mini[ -]?doge',
  'ka[ -]?box',
  'e[ -]?ka',
];
const IS_LISTED = new RegExp(String.raw`(?<![\p{L}\d])(?:${LISTED.join('|')})`, 'iu');

/** Tells whether a text may name one of the other coins' machines. */
function isOfOthers(tokens: readonly Token[]): boolean {
  const text = tokens.reduce(
    (before, { raw, start }, i) => before + (tokens[i - 1]?.end === start ? raw : ` ${raw}`),
    '',
  );
  return IS_LISTED.test(text);
}

/** Returns the machines for other coins that the query may name. */
function fittingOthers(tokens: readonly Token[], places: Places): readonly Fitting[] {
  const query = queryOf(tokens);
  const isShort = query.length <= MAX_COMPARED;
  return isShort && isOfOthers(tokens) ? fitting(query, places, othersIndex()) : [];
}

/** Tells whether a name that no SHA-256 miner has is one of a machine that mines other coins. */
export function minesOtherCoins(name: string): boolean {
  return NAMED.test(name) && !SHA256_MAKERS.test(name);
}

/** Makers whose names of models look like those of others. */
const SHA256_MAKERS = /(?<!\p{L})(?:ebang|ebit)(?!\p{L})/iu;

/**
 * Air-cooled machines that many people run, of several generations and two makers, by their
 * nicknames.
 */
export const popularMachines = {
  'S21 XP': 'Antminer S21 XP (270T)',
  'S21 Pro': 'Antminer S21 Pro (234T)',
  S21: 'Antminer S21 (200T)',
  M60S: 'Whatsminer M60S (186T)',
  'S19 XP': 'Antminer S19 XP (140T)',
  'S19j Pro': 'Antminer S19j Pro (104T)',
} as const;

interface PopularMachine {
  /** Name of the model without maker and variant. */
  readonly nickname: string;
  readonly model: MinerModel;
}

/** A constant, made when first asked for: importing a module does nothing. */
let found: readonly PopularMachine[] | undefined;

/** Returns the popular machines, in the order of the list above. */
export function popularModels(): readonly PopularMachine[] {
  found ??= Object.entries(popularMachines).flatMap(([nickname, name]) => {
    const model = minerModels.find((one) => one.name === name);
    return model ? [{ nickname, model }] : [];
  });
  return found;
}
