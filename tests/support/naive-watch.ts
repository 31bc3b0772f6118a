import type { Params } from '../../src/alert/types.ts';
import type { Reading } from '../../src/market/reading.ts';
import { meanPerKwh } from '../../src/power/tariff.ts';
import type { RegisteredRig } from '../../src/rig/registered.ts';

type Rules = Extract<Params, { readonly sustain: number }>;

/** A notice to one person at one moment; those of a moment have no particular order. */
interface NaiveNews {
  readonly at: number;
  readonly userId: string;
  readonly what: string;
}

/** One alert, as somebody with a notebook would keep it. */
interface Page {
  readonly userId: string;
  rules: Rules;
  rig: RegisteredRig | undefined;
  /** Whether a value was judged; an edit before the first value leaves it false. */
  judged: boolean;
  told: boolean;
  begun: number | undefined;
  lastTold: number | undefined;
  /** When it has been bad for long enough; undefined while it isn't bad. */
  ready: number | undefined;
  /** When the value turned bad. */
  badSince: number;
  goodSince: number | undefined;
  snooze: number | undefined;
  muted: boolean;
}

/**
 * The watch as a loop over everything: it looks at every alert in every tick and reckons each rig's
 * profit from the reading. It knows no levels, no index, no rows that wait; only what the README
 * promises.
 */
export class NaiveWatch {
  readonly pages = new Map<number, Page>();
  /** The last trusted values by their keys, and doubted ones that wait to be confirmed. */
  readonly #last = new Map<string, number>();
  readonly #doubted = new Map<string, number>();
  #lastAt: number | undefined;

  add(id: number, userId: string, rules: Rules, rig: RegisteredRig | undefined): void {
    const fresh = { judged: false, told: false, badSince: 0, muted: false };
    const never = { begun: undefined, lastTold: undefined, ready: undefined, goodSince: undefined };
    this.pages.set(id, { userId, rules, rig, ...fresh, ...never, snooze: undefined });
  }

  snooze(id: number, until: number): void {
    const page = this.#page(id);
    if (page.muted) return;
    page.snooze = until;
    postpone(page);
  }

  mute(id: number): void {
    const page = this.#page(id);
    Object.assign(page, { muted: true, snooze: undefined });
  }

  /** Ends an alert's snooze, or its silence. */
  wake(id: number, now: number): void {
    const page = this.#page(id);
    if (page.muted) {
      Object.assign(page, { muted: false, ready: undefined, goodSince: undefined });
      this.#judge(page, now);
    } else if (page.snooze !== undefined && page.snooze > now) {
      this.snooze(id, now);
    }
  }

  rename(id: number, rig: RegisteredRig): void {
    this.#page(id).rig = rig;
  }

  /** Gives an alert other costs or another line: whether it is bad is another question now. */
  edit(id: number, to: Partial<Pick<Page, 'rig' | 'rules'>>, now: number): void {
    const page = this.#page(id);
    Object.assign(page, to);
    if (!page.muted) this.#judge(page, now);
  }

  /** Gives an alert other rules under which the line stays where it was. */
  rewrite(id: number, rules: Rules): void {
    const page = this.#page(id);
    page.rules = rules;
    if (!page.muted) postpone(page);
  }

  #judge(page: Page, now: number): void {
    const value = this.#last.get(keyOf(page));
    page.judged = false;
    if (value !== undefined) judge(page, value, now);
  }

  tick(reading: Reading, now: number): readonly NaiveNews[] {
    const { tip, difficulty, meanFees, price } = reading;
    const parts = [tip, difficulty, meanFees, price];
    if (parts.some((part) => part?.state !== 'fresh')) return [];
    if ((price?.value.sources.length ?? 0) < 2) return [];

    const away = this.#lastAt !== undefined && now - this.#lastAt > 3_600;
    if (away) {
      this.#last.clear();
      this.#doubted.clear();
    }
    this.#lastAt = now;
    const values = new Map<string, { readonly value: number; readonly crash: boolean }>();
    for (const key of ['price:BTC:USD', 'USD', 'EUR']) {
      const value = valueIn(key, reading);
      const crash = this.#look(key, value);
      if (crash !== undefined) values.set(key, { value, crash });
    }
    return [...this.pages.values()].flatMap((page) => {
      const seen = values.get(keyOf(page));
      const what = page.muted || !seen ? undefined : turn(page, { ...seen, away, now });
      return what === undefined ? [] : [{ at: now, userId: page.userId, what }];
    });
  }

  /** @returns Whether the value is a confirmed jump; undefined for one to be confirmed first. */
  #look(key: string, value: number): boolean | undefined {
    const before = this.#last.get(key);
    const jumped = (to: number | undefined) =>
      before === undefined || to === undefined
        ? 0
        : Number(to / before > 1.15) - Number(to / before < 0.85);
    const side = jumped(value);
    if (side !== 0 && jumped(this.#doubted.get(key)) !== side) {
      this.#doubted.set(key, value);
      return undefined;
    }
    this.#doubted.delete(key);
    this.#last.set(key, value);
    return side !== 0;
  }

  #page(id: number): Page {
    const page = this.pages.get(id);
    if (!page) throw new Error(`no alert ${id}`);
    return page;
  }
}

/** Returns the key of the value an alert looks at: the price, or a PH/s's income by currency. */
function keyOf({ rig }: Page): string {
  return rig ? rig.tariff.currency : 'price:BTC:USD';
}

function valueIn(key: string, { tip, difficulty, meanFees, price, fx }: Reading): number {
  const usd = price?.value.usd ?? Number.NaN;
  if (key === 'price:BTC:USD') return usd;
  // The third reward era began at 840,000 and goes on to 1,050,000.
  if ((tip?.value.height ?? 0) < 840_000) throw new Error('another reward era');
  const reward = 3.125 + (meanFees?.value ?? Number.NaN) / 1e8;
  const blocksPerDay = (1e15 * 86_400) / ((difficulty?.value ?? Number.NaN) * 2 ** 32);
  return blocksPerDay * reward * usd * (fx?.value.perUsd[key] ?? Number.NaN);
}

/** Returns how much better a value is than where the alert fires, and how much makes it clear. */
function standing({ rig, rules }: Page, value: number) {
  if (!rig || rules.kind === 'threshold') {
    const { side, level, clearLevel } = rules.kind === 'threshold' ? rules : fail();
    const sign = side === 'below' ? 1 : -1;
    return { better: sign * (value - level), gap: sign * (clearLevel - level) };
  }
  if (!('floor' in rules)) return fail();
  const { count, hashrate, power, tariff, poolFee, uptime, fixedCost } = rig;
  const income = ((count * hashrate) / 1e15) * value * (1 - poolFee) * uptime;
  const powerCost = ((count * power * 24) / 1_000) * uptime * meanPerKwh(tariff);
  return {
    better: income - powerCost - fixedCost - rules.floor,
    gap: rules.margin * powerCost,
  };
}

function fail(): never {
  throw new Error('an alert about profit needs a rig');
}

function readyAt({ rules, lastTold }: Page, since: number, cooldown: number): number {
  return Math.max(since + rules.sustain, lastTold === undefined ? since : lastTold + cooldown);
}

/** Lets a notice on its way wait as long as its rules and its snooze say now. */
function postpone(page: Page): void {
  if (page.ready === undefined) return;
  page.ready = Math.max(page.snooze ?? 0, readyAt(page, page.badSince, page.rules.cooldown));
}

/** Judges a value in silence; a notice on its way goes on if it still holds. */
function judge(page: Page, value: number, now: number): void {
  const { better, gap } = standing(page, value);
  page.judged = true;
  if (page.ready !== undefined && better < 0) {
    postpone(page);
    return;
  }
  // A message owed since the end of a snooze is so still, should the recovery not hold.
  if (page.goodSince !== undefined && better > gap) return;
  if (page.snooze !== undefined && page.snooze <= now) page.snooze = undefined;
  if (better < 0 && !page.told) page.begun = now;
  Object.assign(page, { told: better < 0, ready: undefined, goodSince: undefined });
}

/** @returns The notice, if there is any. */
function turn(
  page: Page,
  seen: { readonly value: number; readonly crash: boolean; readonly away: boolean; now: number },
): string | undefined {
  const { value, crash, away, now } = seen;
  const { rules, rig } = page;
  if (!page.judged) {
    judge(page, value, now);
    return undefined;
  }
  const { better, gap } = standing(page, value);
  const asleep = page.snooze !== undefined && page.snooze > now;
  const baseline = away && !rig;
  const name = rig ? `loss ${rig.name}` : 'threshold';

  if (!page.told) {
    if (better >= 0) {
      page.ready = undefined;
      return undefined;
    }
    const urgent = away || crash;
    const awake = asleep ? (page.snooze ?? now) : now;
    const cool = rig || page.lastTold === undefined ? now : page.lastTold + rules.cooldown;
    const soonest = Math.max(awake, cool);
    if (page.ready === undefined) {
      page.badSince = now;
      page.ready = urgent ? soonest : Math.max(awake, readyAt(page, now, rules.cooldown));
    }
    if (baseline || (urgent && soonest <= now)) page.ready = now;
    if (now < page.ready) return undefined;
    page.told = true;
    page.ready = undefined;
    page.goodSince = undefined;
    if (baseline) {
      if (!asleep) page.snooze = undefined;
      return undefined;
    }
    page.snooze = undefined;
    page.begun = now;
    page.lastTold = now;
    return name;
  }

  if (better > gap) {
    page.goodSince ??= now;
    const over = Math.max(page.goodSince + rules.sustain, page.snooze ?? 0);
    // A baseline settles only a recovery that begins with it: one that was waiting goes on waiting.
    if (now < over && !(baseline && page.goodSince === now)) return undefined;
    const lasted = page.goodSince - (page.begun ?? Number.NaN);
    page.told = false;
    if (!asleep) page.snooze = undefined;
    page.goodSince = undefined;
    return rig ? `recovered ${rig.name} ${lasted}` : undefined;
  }
  page.goodSince = undefined;
  if (page.snooze === undefined || asleep) return undefined;
  page.snooze = undefined;
  if (better >= 0) return undefined;
  page.lastTold = now;
  return `${name} again`;
}
