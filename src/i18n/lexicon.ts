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
  /** Words between two things that both count: "S21 and S19". */
  readonly joining: string;
  /** Words between two things of which one counts: "9 or 10". */
  readonly either: string;
  /** Words before a power price: "Shed at 7c". */
  readonly at: string;
  /** Words that hold the text of a rig together and say nothing. */
  readonly fillers: string;
  /** Words between a count and what is counted: "2 times S21", "3 pcs". */
  readonly times: string;
  /** The whole numbers from one on, as words: "two S21". */
  readonly cardinals: string;
  /** Words between a machine and its power price, which say what the number is. */
  readonly beforePrice: string;
  /** Words before the unit that something is per: "$0.07 per kWh", "72 kWh per day". */
  readonly per: string;
  /** Words like `per` that stand in a power price only: "7c a kWh". */
  readonly perEnergy: string;
  /** Words like `per` before the size in a column's title only: "J per TH". */
  readonly perSize: string;
  /** Words like `per` between energy and a time, several in a row: "kWh in each week". */
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
  /** The same spans as adverbs: "72 kWh daily". */
  readonly adverbs: Spans;
  readonly percent: string;
  /** Names of currencies. */
  readonly currencies: Readonly<Record<NamedCurrency, string>>;
  /** Names of the hundredths of whatever currency somebody counts in, and of one that they tell. */
  readonly cents: Readonly<Record<CentsOf, string>>;
  /** Words for power that costs nothing. */
  readonly free: string;
  /** Words for a growth as it was in the past. */
  readonly history: string;
  /** Words beside a rig that would count if we understood them; they are part of no name. */
  readonly terms: string;
  /** Beginnings of such words: they say that something costs so much, or that there are so many. */
  readonly termStems: string;
  readonly modes: {
    /** Words behind a machine that ask for its modes: "S19 XP modes". */
    readonly asked: string;
    /** Words for a machine that has one mode alone. */
    readonly none: string;
    readonly measured: string;
    readonly nominal: string;
  };
  /** Words in names of models that tell nobody which machine it is. */
  readonly general: string;
  readonly clock: {
    readonly noon: string;
    readonly midnight: string;
    /** Words before a time: "every day at 9". */
    readonly before: string;
    /** Words behind a time: "9 o’clock". */
    readonly after: string;
    /** Words that stand between hours and minutes as well: "9 Uhr 30". */
    readonly hour: string;
    readonly morning: string;
    /** Words for afternoon and evening: hours that are counted from noon. */
    readonly afternoon: string;
  };
  readonly alert: AlertWords;
  readonly tariff: TariffWords;
  readonly table: TableWords;
}

/** The words of an alert as it is asked for: "hashprice -10% in 24h", "Bitcoin below 80k". */
export type AlertWords = {
  readonly hashprice: string;
  /** The price of a coin. */
  readonly price: string;
  /** The fees of a block. */
  readonly fees: string;
  /** The likely outcome of the next retarget. */
  readonly forecast: string;
  readonly falls: string;
  readonly rises: string;
  readonly below: string;
  readonly above: string;
  /** Words that hold such a text together and say nothing. */
  readonly fillers: string;
};

/** Days of the week by their first letters, in the order of ISO 8601. */
export const dayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export const monthKeys = [
  ...(['jan', 'feb', 'mar', 'apr', 'may', 'jun'] as const),
  ...(['jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const),
] as const;

/** The words of power prices that hang on the time. */
export type TariffWords = {
  readonly kilowattHour: string;
  readonly days: Readonly<Record<(typeof dayKeys)[number], string>>;
  /** Monday to Friday. */
  readonly workdays: string;
  readonly weekend: string;
  readonly holidays: string;
  readonly months: Readonly<Record<(typeof monthKeys)[number], string>>;
  /** Half-years that are others south of the equator. */
  readonly seasons: string;
  /** Between the ends of a span: "17 to 22". */
  readonly to: string;
  /** Before a price that holds whenever no other does. */
  readonly otherwise: string;
  /** Suppliers' names for a part of their tariff; they say nothing about its hours. */
  readonly labels: string;
  /** Words that hold such a text together and say nothing. */
  readonly fillers: string;
  /** Words before a price that say no more than that it is one: "electricity cost: 0.07". */
  readonly beforePrice: string;
  /** Taxes by their names, with a percentage before or behind. */
  readonly tax: string;
  /** Before the name of a tax, or alone: the price has it in it. */
  readonly included: string;
  /** As `included`, of a price that has no tax in it. */
  readonly excluded: string;
  /** Before a percentage that is to be added. */
  readonly added: string;
  /** Before a price that is paid each day, whatever is used. */
  readonly standing: string;
  /** Before the worth of a kWh of heat to somebody who wants it. */
  readonly heat: string;
  /** Before the minutes that a machine takes to start. */
  readonly ramp: string;
  /** Before the hours that it is to run at least. */
  readonly run: string;
  /** Before a zone, of a price that follows its exchange: "spot DE-LU". */
  readonly spot: string;
  /** Before what the grid takes, in addition to that. */
  readonly grid: string;
  /** Before what a supplier takes. */
  readonly markup: string;
};

/** The owner of hundredths: any currency, one, or any krone. */
type CentsOf = 'any' | 'CHF' | 'EUR' | 'GBP' | 'INR' | 'PLN' | 'SEK' | 'kr';

type Spans = Readonly<Record<'hour' | 'day' | 'week' | 'month' | 'year', string>>;

/** The words in files of rigs; they stand in titles of columns, unless a comment says cells. */
export interface TableWords {
  /**
   * Words for a column of models, the surest first: a word of ours, of a model, of a kind, of a
   * machine.
   */
  readonly rig: string;
  readonly model: string;
  readonly type: string;
  readonly machine: string;
  /** Words with which a machine's word is about something else. */
  readonly notRig: string;
  readonly hashrate: string;
  /** The two halves of "hash rate". */
  readonly hash: string;
  readonly rateOfHash: string;
  readonly notHashrate: string;
  readonly average: string;
  readonly nominal: string;
  /** Words for a figure at this moment. */
  readonly moment: string;
  /** Words for a figure as a machine reports it, so that it is never the same twice. */
  readonly measured: string;
  /** Words for a figure that is, perhaps, that of all units together. */
  readonly total: string;
  /** Words for a figure of all units together, and for nothing else. */
  readonly ofAll: string;
  readonly power: string;
  readonly notPower: string;
  /** Words for watts that a machine may take, or that a part of it does. */
  readonly powerLimit: string;
  readonly efficiency: string;
  readonly count: string;
  readonly notCount: string;
  /**
   * Words for power as something that is paid for; with `price` or `tariff` they make a power
   * price.
   */
  readonly energy: string;
  /** Words for a price; parts of other words count as well. */
  readonly price: string;
  /**
   * Words like `price` that are parts of other words too: the "rate" in "hashrate" is no price of a
   * hash.
   */
  readonly tariff: string;
  /** Words that say a power price by themselves. */
  readonly energyPrice: string;
  /** Parts of words that say in a title with cents that it is about power. */
  readonly energyPriceStems: string;
  readonly notPrice: string;
  readonly fee: string;
  readonly poolFee: string;
  /** Words with which a fee is not the pool's. */
  readonly notFee: string;
  readonly uptime: string;
  readonly fixedCost: string;
  /** Words for what was paid for a machine. */
  readonly purchase: string;
  /** The two halves of "fixed cost". */
  readonly fixed: string;
  readonly costs: string;
  readonly currency: string;
  readonly coin: string;
  readonly status: string;
  readonly name: string;
  readonly notName: string;
  /** Words for columns that must not be kept. */
  readonly secret: string;
  /** Words for one day or month: "$/day". */
  readonly day: string;
  readonly month: string;
  /** Words for the energy of a day, and beginnings of such words. */
  readonly daily: string;
  readonly dailyStems: string;
  /** Names of units that are of no use to us. */
  readonly otherUnits: string;
  /** Cells that say nothing. */
  readonly nothing: string;
  /** Words beside a number of machines in a cell; a point may follow. */
  readonly pieces: string;
  /** Cells of machines that don't hash. */
  readonly outOfWork: string;
  /** Beginnings of the first cell of a line that sums up others. */
  readonly sums: string;
}
