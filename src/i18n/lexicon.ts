/** ISO 4217 codes of the currencies that people call by a name. */
export const namedCurrencies = [
  ...(['AED', 'CHF', 'CNY', 'EUR', 'GBP', 'GEL', 'JPY', 'KZT'] as const),
  ...(['LAK', 'NGN', 'PYG', 'RON', 'RUB', 'UAH', 'USD'] as const),
] as const;

type NamedCurrency = (typeof namedCurrencies)[number];

/**
 * The words of one language that people type, and that files hold, by what they mean. Each entry has
 * its words in lower case with ", " between them, or nothing where the language needs none. Signs that
 * all languages share ("kWh", "/", "x") stand with the parsers.
 */
export interface Lexicon {
  /** Between two things that both count: "S21 and S19". */
  readonly joining: string;
  /** Between two things of which one counts: "9 or 10". */
  readonly either: string;
  /** Before a power price: "Shed at 7c". */
  readonly at: string;
  /** Words that hold the text of a rig together and say nothing. */
  readonly fillers: string;
  /** Between a count and what is counted: "2 times S21", "3 pcs". */
  readonly times: string;
  /** Before what something is for one of: "$0.07 per kWh", "72 kWh per day". */
  readonly per: string;
  /** As `per`, in a power price only: "7c a kWh". */
  readonly perEnergy: string;
  /** As `per`, of the size in a column's title only: "J per TH". */
  readonly perSize: string;
  /** As `per`, between energy and a time, several in a row: "kWh in each week". */
  readonly during: string;
  readonly units: {
    readonly hash: string;
    readonly watt: string;
    readonly wattHour: string;
    readonly joule: string;
    readonly second: string;
  };
  /** Spans of time: "72 kWh per day". */
  readonly spans: Spans;
  /** The same as adverbs: "72 kWh daily". */
  readonly adverbs: Spans;
  readonly percent: string;
  /** Names of currencies. */
  readonly currencies: Readonly<Record<NamedCurrency, string>>;
  /** Hundredths of whatever currency somebody counts in, and of one that they tell. */
  readonly cents: Readonly<Record<'any' | 'CHF' | 'EUR' | 'GBP', string>>;
  /** What costs nothing. */
  readonly free: string;
  /** A growth as it was in the past. */
  readonly history: string;
  /** Words beside a rig that would count if we understood them: they are part of no name. */
  readonly terms: string;
  /** Beginnings of such words: what says what something costs, or how many there are. */
  readonly termStems: string;
  /** Words in names of models that tell nobody which machine it is. */
  readonly general: string;
  readonly clock: {
    readonly noon: string;
    readonly midnight: string;
    /** Before a time: "every day at 9". */
    readonly before: string;
    /** Behind one: "9 o’clock". */
    readonly after: string;
    /** Between hours and minutes as well: "9 Uhr 30". */
    readonly hour: string;
    readonly morning: string;
    /** And evening: what is counted from noon. */
    readonly afternoon: string;
  };
  readonly table: TableWords;
}

type Spans = Readonly<Record<'hour' | 'day' | 'week' | 'month' | 'year', string>>;

/** The words in files of rigs: in titles of columns, but where it says so in cells. */
export interface TableWords {
  /** Of a column of models, the surest first: a word of ours, of a model, of a kind, of a machine. */
  readonly rig: string;
  readonly model: string;
  readonly type: string;
  readonly machine: string;
  /** With these a machine's word is about something else. */
  readonly notRig: string;
  readonly hashrate: string;
  /** The two halves of "hash rate". */
  readonly hash: string;
  readonly rateOfHash: string;
  readonly notHashrate: string;
  readonly average: string;
  readonly nominal: string;
  /** At this moment. */
  readonly moment: string;
  /** As a machine reports it, so that it is never the same twice. */
  readonly measured: string;
  /** Of all units together, perhaps. */
  readonly total: string;
  /** Of all units together, and nothing else. */
  readonly ofAll: string;
  readonly power: string;
  readonly notPower: string;
  /** Watts that a machine may take, or a part of it does. */
  readonly powerLimit: string;
  readonly efficiency: string;
  readonly count: string;
  readonly notCount: string;
  /** Power as something that is paid for; with `price` or `tariff` a power price. */
  readonly energy: string;
  /** Parts of words as well. */
  readonly price: string;
  /** As `price`, but parts of other words too: "hashrate" is no price of a hash. */
  readonly tariff: string;
  /** Says a power price by itself. */
  readonly energyPrice: string;
  /** Parts of words that say in a title with cents that it is about power. */
  readonly energyPriceStems: string;
  readonly notPrice: string;
  readonly fee: string;
  readonly poolFee: string;
  /** With these a fee is not the pool's. */
  readonly notFee: string;
  readonly uptime: string;
  readonly fixedCost: string;
  /** The two halves of "fixed cost". */
  readonly fixed: string;
  readonly costs: string;
  readonly currency: string;
  readonly status: string;
  readonly name: string;
  readonly notName: string;
  /** What must not be kept. */
  readonly secret: string;
  /** Of one day or month: "$/day". */
  readonly day: string;
  readonly month: string;
  /** Of an energy of a day: words, and beginnings of words. */
  readonly daily: string;
  readonly dailyStems: string;
  /** Units of no use to us. */
  readonly otherUnits: string;
  /** A cell that says nothing. */
  readonly nothing: string;
  /** Beside a number of machines in a cell; a point may follow. */
  readonly pieces: string;
  /** What a cell of a machine says that doesn't hash. */
  readonly outOfWork: string;
  /** What the first cell of a line begins with that sums up others. */
  readonly sums: string;
}
