import type { Reduction } from '../coin/coin.ts';
import { coinOf } from '../coin/coins.ts';
import type { RecordedForecast } from '../market/history.ts';
import type { Reading } from '../market/reading.ts';
import { expectedTime } from '../mining/network.ts';
import { DAY } from '../time/seconds.ts';
import { type ChangesFacts, changesFacts } from './changes.ts';
import { type CoinFacts, coinsFacts, type OtherCoin } from './coins.ts';
import { type DigestSection, digestSections } from './digest.ts';
import { type HeadlineFacts, headlineFacts, type PastPrices } from './headline.ts';
import { type HoursFacts, hoursFacts } from './hours.ts';
import { type DigestTerms, type MachinesFacts, machinesFacts } from './machines.ts';
import type { PaybackFacts } from './paybacks.ts';
import { type RetargetFacts, retargetFacts, type Shift, shiftOf } from './retarget.ts';
import { type Fleet, type FleetFacts, fleetFacts } from './rigs.ts';
import { type ScorecardFacts, scorecardFacts } from './scorecard.ts';

export interface DigestQuestion {
  readonly sections: readonly DigestSection[];
  readonly reading: Reading;
  /** Unix seconds; for the sample network, its own moment. */
  readonly now: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly terms: DigestTerms;
  readonly past: PastPrices;
  /** Forecasts of the running epoch. */
  readonly forecasts: readonly RecordedForecast[];
  readonly fleet: Fleet;
  /** Coins besides the usual one that are told of. */
  readonly coins?: readonly OtherCoin[] | undefined;
  /** IANA name of the clock on which the digest comes. */
  readonly timeZone: string;
  readonly paybacks?: PaybackFacts | undefined;
}

/**
 * The facts of a section, absent where it wasn't asked for; `unknown` where the market says
 * nothing.
 */
type Said<T> = T | 'unknown' | undefined;

export interface DigestFacts {
  /** True where nobody chose the sections: those that are empty or no news are left out. */
  readonly isBrief: boolean;
  readonly headline?: HeadlineFacts | undefined;
  readonly changes?: ChangesFacts | undefined;
  readonly retarget?: Said<RetargetFacts & { readonly shifts: readonly Shifts[] }>;
  readonly machines?: MachinesFacts | undefined;
  readonly rigs?: FleetFacts | undefined;
  /** `personal`: only persons are told theirs; `none`: no rig has any. */
  readonly hours?: HoursFacts | 'personal' | 'none' | undefined;
  readonly scorecard?: Said<ScorecardFacts>;
  readonly halving?: Said<HalvingFacts>;
  /** Coins besides the usual one; absent where none is told of. */
  readonly coins?: readonly CoinFacts[] | undefined;
  /** Present once a month, where something is known. */
  readonly paybacks?: PaybackFacts | undefined;
}

/** The shifts that a retarget brings to the machines or rigs that a digest tells of. */
export interface Shifts {
  readonly of: 'machines' | 'server' | 'person';
  /** Shift at the expected difficulty. */
  readonly expected: Shift;
  /** Shift at the upper end of the band. */
  readonly worst: Shift;
}

export interface HalvingFacts extends Reduction {
  /** Unix seconds, at the spacing that the difficulty aims at. */
  readonly at: number;
  /** Base units per block. */
  readonly before: number;
  readonly after: number;
}

/** Seconds before a halving at which a brief digest begins to tell of it. */
const HALVING_NEARS = 90 * DAY;

/** Returns the facts of a digest, with nothing of sections that weren't asked for. */
export function digestFacts(question: DigestQuestion): DigestFacts {
  const { reading, now, currency, terms, past, forecasts, fleet } = question;
  const wanted = new Set(question.sections);
  const machines = wanted.has('machines') ? machinesFacts(terms, currency, reading) : undefined;
  const isBrief = wanted.size === digestSections.length;
  const hasRigs = wanted.has('rigs') && !(isBrief && fleet.rigs.length === 0);
  const rigs = hasRigs ? fleetFacts(fleet, currency, reading) : undefined;
  const headline = wanted.has('headline') ? headlineFacts(reading, now, currency, past) : undefined;
  const facts: DigestFacts = {
    isBrief,
    headline,
    changes: headline && changesFacts({ headline, reading, now, past, fleet: rigs }),
    retarget: wanted.has('retarget') ? retargetOf(question, machines, rigs) : undefined,
    machines,
    rigs,
    hours: wanted.has('hours') ? hoursOf(question) : undefined,
    scorecard: wanted.has('scorecard')
      ? (scorecardFacts(forecasts, reading, now) ?? 'unknown')
      : undefined,
    halving: wanted.has('halving') ? halvingFacts(reading, now) : undefined,
    coins: question.coins?.length ? coinsFacts(question.coins, now, currency) : undefined,
    paybacks: question.paybacks,
  };
  return isBrief ? withoutNoNews(facts, now) : facts;
}

function withoutNoNews(facts: DigestFacts, now: number): DigestFacts {
  const { hours, scorecard, halving } = facts;
  const isScored = typeof scorecard === 'object' && scorecard.scores.length > 0;
  const isNear = typeof halving === 'object' && halving.at - now <= HALVING_NEARS;
  return {
    ...facts,
    hours: typeof hours === 'object' ? hours : undefined,
    scorecard: isScored ? scorecard : undefined,
    halving: isNear ? halving : undefined,
  };
}

function hoursOf(question: DigestQuestion): DigestFacts['hours'] {
  const { fleet } = question;
  return fleet.of === 'person' ? (hoursFacts(fleet, question) ?? 'none') : 'personal';
}

function retargetOf(
  { reading, now, currency }: DigestQuestion,
  machines: MachinesFacts | undefined,
  rigs: FleetFacts | undefined,
): DigestFacts['retarget'] {
  const facts = retargetFacts(reading, now, currency);
  if (!facts) return 'unknown';
  const { after } = facts;
  const shifts = after
    ? [
        ...(machines?.machines
          ? [
              shiftsOf(
                'machines',
                machines.machines.map(({ distance }) => distance),
                after,
              ),
            ]
          : []),
        ...(rigs && rigs.distances.length > 0 ? [shiftsOf(rigs.of, rigs.distances, after)] : []),
      ]
    : [];
  return { ...facts, shifts };
}

function shiftsOf(
  of: Shifts['of'],
  distances: readonly (number | undefined)[],
  { factor, worstFactor }: { readonly factor: number; readonly worstFactor: number },
): Shifts {
  return { of, expected: shiftOf(distances, factor), worst: shiftOf(distances, worstFactor) };
}

function halvingFacts(reading: Reading, now: number): Said<HalvingFacts> {
  const { tip } = reading;
  if (!tip) return 'unknown';
  const coin = coinOf(reading.coin);
  const halving = coin.nextReduction(tip.value.height);
  if (!halving) return undefined;
  return {
    ...halving,
    at: expectedTime({ coin, blocksLeft: halving.blocksLeft, now }),
    before: coin.subsidyAt(halving.height - 1),
    after: coin.subsidyAt(halving.height),
  };
}
