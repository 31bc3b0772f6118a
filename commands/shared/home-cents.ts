import type { Caller } from '../../src/discord/command.ts';
import type { Ports } from '../../src/discord/services.ts';
import { profileIfKnown } from './caller.ts';

/** Cents as Germans and Austrians write them: "28 ct". English has "c" and "cts", the Swiss "Rp". */
const CENTS = /(\d\s*)ct(?!\p{L})/giu;

/** A rig in somebody's own words, with a power price in it or beside it. */
interface Asked {
  readonly rig: string;
  readonly electricity?: unknown;
  readonly currency?: string | undefined;
}

/**
 * Reads the cents of somebody who speaks German as those of a euro, where neither they nor their server
 * nor the operator has chosen a currency; the answer names it.
 */
export async function withHomeCents<A extends Asked>(
  asked: A,
  caller: Caller,
  ports: Pick<Ports, 'profiles' | 'defaults'>,
): Promise<A> {
  const { rig, electricity, currency } = asked;
  const holdsCents = (text: unknown) => typeof text === 'string' && text.search(CENTS) >= 0;
  if (!caller.locale.startsWith('de') || !(holdsCents(rig) || holdsCents(electricity)))
    return asked;
  if (currency !== undefined || ports.defaults.currency !== 'USD') return asked;
  const profile = await profileIfKnown(caller, ports);
  if (profile?.settings.currency ?? profile?.server.currency) return asked;
  const inEuros = (text: string) => text.replace(CENTS, '$1eurocent');
  return {
    ...asked,
    rig: inEuros(rig),
    ...(typeof electricity === 'string' && { electricity: inEuros(electricity) }),
  };
}
