import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { profileIfKnown } from './caller.ts';

/** Cents as Germans and Austrians write them: "28 ct". English has "c" and "cts", the Swiss "Rp". */
const CENTS = /(\d\s*)ct(?!\p{L})/giu;

/** Options that may hold a power price in somebody's own words. */
const PRICED = ['rig', 'machines', 'electricity', 'text'] as const;

interface Asked extends Readonly<Partial<Record<(typeof PRICED)[number], unknown>>> {
  readonly currency?: string | undefined;
}

/**
 * Reads the cents of somebody who speaks German as those of a euro, where neither they nor their server
 * nor the operator has chosen a currency; the answer names it.
 *
 * @param whose - Whose price it is: the caller's own currency says nothing of a server's.
 */
export async function withHomeCents<A extends Asked>(
  asked: A,
  caller: Caller,
  ports: Pick<Ports, 'profiles' | 'defaults'>,
  whose: 'caller' | 'server' = 'caller',
): Promise<A> {
  if (!caller.locale.startsWith('de')) return asked;
  if (asked.currency !== undefined || ports.defaults.currency !== 'USD') return asked;
  const inEuros = PRICED.flatMap((name) => {
    const text = asked[name];
    return typeof text === 'string' && text.search(CENTS) >= 0
      ? [[name, text.replace(CENTS, '$1eurocent')] as const]
      : [];
  });
  if (inEuros.length === 0) return asked;
  const profile = await profileIfKnown(caller, ports);
  const own = whose === 'caller' ? profile?.settings.currency : undefined;
  if (own ?? profile?.server.currency) return asked;
  return { ...asked, ...Object.fromEntries(inEuros) };
}

/** Does the same for settings, with the currency: answers are to be in that of the price. */
export async function withHomeCurrency<A extends Asked>(
  asked: A,
  caller: Caller,
  ports: Pick<Ports, 'profiles' | 'defaults'>,
  whose: 'caller' | 'server',
): Promise<A> {
  const read = await withHomeCents(asked, caller, ports, whose);
  return read === asked ? asked : { ...read, currency: 'EUR' };
}
