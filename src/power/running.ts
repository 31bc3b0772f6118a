/** A machine that may be switched off when power is dear, all units together. */
export interface Running {
  /** Per hour of running, in the currency, after pool fee. */
  readonly revenuePerHour: number;
  readonly kilowatts: number;
  /** Hours after each start in which it draws its power and earns nothing. */
  readonly rampHours: number;
  /** The shortest time for which it is worth switching on. */
  readonly minimumHours: number;
}

/** A stretch of time with its price. */
interface PricedStretch {
  readonly hours: number;
  /** In the currency. */
  readonly perKwh: number;
}

/** How a machine runs best; amounts in the currency, before anything that is paid in any case. */
export interface RunPlan {
  /** Profit of running all the time. */
  readonly always: number;
  /** Profit of running by the plan, starts counted. */
  readonly best: number;
  /** Profit of not running at all. */
  readonly resting: number;
  /** How many hours the plan runs, of how many. */
  readonly hours: number;
  readonly ofHours: number;
  /** For each stretch. */
  readonly runs: readonly boolean[];
}

export const USUAL_RAMP_HOURS = 10 / 60;
export const USUAL_MINIMUM_HOURS = 1;

/**
 * Returns the best way to run through a day, as if the days before and after were the same: what is on
 * at its end goes on at its beginning. A stretch that earns just what it costs is run.
 *
 * By dynamic programming over off and the time since the start, up to the shortest run; once for each
 * state that the day may begin in.
 */
export function planRun(stretches: readonly PricedStretch[], machine: Running): RunPlan {
  const startCost = machine.rampHours * machine.revenuePerHour;
  const gained = stretches.map(({ hours, perKwh }) => ({
    hours,
    gain: hours * (machine.revenuePerHour - machine.kilowatts * perKwh),
    startCost,
  }));
  return planGains(gained, machine.minimumHours);
}

/** A stretch of time with what running in it gains, and what a start at its beginning costs, in the currency. */
interface GainedStretch {
  readonly hours: number;
  readonly gain: number;
  readonly startCost: number;
}

/** Does the same where what running gains is known. @param minimumHours - The shortest run. */
export function planGains(stretches: readonly GainedStretch[], minimumHours: number): RunPlan {
  const always = sumOf(stretches.map(({ gain }) => gain));
  const ofHours = sumOf(stretches.map(({ hours }) => hours));
  const planOf = (runs: readonly boolean[], best: number): RunPlan => ({
    ...{ always, best, resting: 0, ofHours, runs },
    hours: sumOf(stretches.map(({ hours }, i) => (runs[i] ? hours : 0))),
  });
  if (stretches.every(({ gain }) => gain >= 0))
    return planOf(
      stretches.map(() => true),
      always,
    );
  if (stretches.every(({ gain }) => gain < 0))
    return planOf(
      stretches.map(() => false),
      0,
    );

  const longest = Math.max(...stretches.map(({ hours }) => hours));
  // State 0 is off, state k has run for k stretches; the last one for that long or longer.
  const states = Math.max(1, Math.ceil(minimumHours / longest - 1e-9)) + 1;
  let best: { readonly value: number; readonly runs: readonly boolean[] } | undefined;
  for (let opening = states - 1; opening >= 0; opening -= 1) {
    const found = bestFrom(opening, stretches, states);
    if (found && found.value > (best?.value ?? Number.NEGATIVE_INFINITY) + TIE) best = found;
  }
  const { runs, value } = best ?? { runs: stretches.map(() => false), value: 0 };
  return planOf(runs, value);
}

/** Amounts that differ by less are the same. */
const TIE = 1e-12;

/**
 * Returns the profit of running in those stretches, starts counted, as if the days before and after were
 * the same; in the currency, before anything that is paid in any case.
 *
 * @param runs - For each stretch.
 */
export function profitOfRuns(
  stretches: readonly PricedStretch[],
  runs: readonly boolean[],
  { revenuePerHour, kilowatts, rampHours }: Running,
): number {
  let profit = 0;
  for (const [index, { hours, perKwh }] of stretches.entries()) {
    if (!runs[index]) continue;
    const isStart = !runs.at(index - 1);
    profit +=
      hours * (revenuePerHour - kilowatts * perKwh) - (isStart ? rampHours * revenuePerHour : 0);
  }
  return profit;
}

/** The best way through that ends in the state it began in; none where there is no such way. */
function bestFrom(opening: number, stretches: readonly GainedStretch[], states: number) {
  const last = states - 1;
  const IMPOSSIBLE = Number.NEGATIVE_INFINITY;
  let values = new Float64Array(states).fill(IMPOSSIBLE);
  values[opening] = 0;
  // From which state each was reached, for each stretch.
  const from = new Int8Array(stretches.length * states);
  for (const [i, { gain, startCost }] of stretches.entries()) {
    const next = new Float64Array(states).fill(IMPOSSIBLE);
    const reach = (state: number, before: number, value: number) => {
      if (
        value > (next[state] ?? IMPOSSIBLE) + TIE ||
        (next[state] === IMPOSSIBLE && value > IMPOSSIBLE)
      ) {
        next[state] = value;
        from[i * states + state] = before;
      }
    };
    for (let state = 0; state < states; state += 1) {
      const value = values[state] ?? IMPOSSIBLE;
      if (value === IMPOSSIBLE) continue;
      if (state === 0) {
        reach(1, 0, value + gain - startCost);
        reach(0, 0, value);
      } else {
        reach(Math.min(state + 1, last), state, value + gain);
        if (state === last) reach(0, state, value);
      }
    }
    values = next;
  }
  const value = values[opening] ?? IMPOSSIBLE;
  if (value === IMPOSSIBLE) return undefined;
  const runs = new Array<boolean>(stretches.length);
  let state = opening;
  for (let i = stretches.length - 1; i >= 0; i -= 1) {
    runs[i] = state > 0;
    state = from[i * states + state] ?? 0;
  }
  return { value, runs };
}

function sumOf(values: readonly number[]): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
