import type { CoinId } from '../coin/coins.ts';
import type { Reading } from '../market/reading.ts';
import { type Change, changesOf, type HeadlineFacts, type PastPrices } from './headline.ts';
import { type Shift, shiftOf } from './retarget.ts';
import type { FleetFacts, NamedRig } from './rigs.ts';

/** A value a day ago and now. */
export interface Move {
  readonly before: number;
  readonly after: number;
  /** after / before − 1. */
  readonly ratio: number;
}

/** The values that have changed since yesterday; one that stayed as it was is absent. */
export interface ChangesFacts {
  /** In the digest's currency per unit of hashprice per day. */
  readonly hashprice?: Move | undefined;
  /** In the digest's currency. */
  readonly coinPrice?: Move | undefined;
  /** Dimensionless. */
  readonly difficulty?: Move | undefined;
  /** Shares of the block reward, 0 to 1. */
  readonly feeShare?: Move | undefined;
  readonly rigs?: Crossings | undefined;
}

/** Rigs that pay and didn't yesterday, or the other way round, at their terms of now. */
export interface Crossings {
  /** Rigs that may be named. */
  readonly began: readonly NamedRig[];
  readonly stopped: readonly NamedRig[];
  /** Numbers of further rigs, which may not be named. */
  readonly unnamed: { readonly began: number; readonly stopped: number };
}

interface ChangesQuestion {
  readonly headline: HeadlineFacts;
  readonly reading: Reading;
  /** Unix seconds. */
  readonly now: number;
  readonly past: PastPrices;
  readonly fleet: FleetFacts | undefined;
}

/** Half a tenth of a percent, as a ratio: less reads as no change. */
const LEAST = 0.0005;

/** @returns Nothing where all is as it was, or not known. */
export function changesFacts(question: ChangesQuestion): ChangesFacts | undefined {
  const { headline, reading, now, past, fleet } = question;
  const overADay = (value: number | undefined, points: PastPrices['hashprice'] = []) =>
    moveOf(value, changesOf(value, now, points));
  const difficulty = reading.difficulty?.state === 'fresh' ? reading.difficulty.value : undefined;
  const feeShare = overADay(headline.feeShare, past.feeShare);
  const fees = feeShare && Math.abs(feeShare.after - feeShare.before);
  const hashprice = moveOf(headline.hashprice, headline.changes);
  const facts: ChangesFacts = {
    hashprice,
    coinPrice: moveOf(headline.coinPrice, headline.coinChanges),
    difficulty: overADay(difficulty, past.difficulty),
    // A share matters by how much of the reward it changed.
    feeShare: fees !== undefined && fees >= LEAST ? feeShare : undefined,
    rigs: hashprice && fleet && crossingsOf(fleet, reading.coin, 1 / (1 + hashprice.ratio)),
  };
  return Object.values(facts).some((fact) => fact !== undefined) ? facts : undefined;
}

function moveOf(after: number | undefined, changes: readonly Change[]): Move | undefined {
  const day = changes.find(({ days }) => days === 1);
  if (after === undefined || day?.ratio === undefined || Math.abs(day.ratio) < LEAST) {
    return undefined;
  }
  return { before: after / (1 + day.ratio), after, ratio: day.ratio };
}

/** @param factor - Yesterday's hashprice as a share of today's. */
function crossingsOf(
  { distances, named: all }: FleetFacts,
  coin: CoinId,
  factor: number,
): Crossings | undefined {
  // A rig that would stop at yesterday's hashprice has begun to pay since.
  const shift = shiftOf(distances, factor);
  if (shift.stop === 0 && shift.start === 0) return undefined;
  const named = all.filter(({ rig }) => Object.is(rig.coin, coin));
  const shifts = named.map((rig): readonly [NamedRig, Shift] => [
    rig,
    shiftOf([rig.distance], factor),
  ]);
  const began = shifts.flatMap(([rig, { stop }]) => (stop > 0 ? [rig] : []));
  const stopped = shifts.flatMap(([rig, { start }]) => (start > 0 ? [rig] : []));
  const unnamed = { began: shift.stop - began.length, stopped: shift.start - stopped.length };
  return { began, stopped, unnamed };
}
