import listed from './cloud-providers.json' with { type: 'json' };
import { type LossRule, lossRules } from './contract.ts';

/** Ids of the providers that are known, in the order in which they are told; texts go by them. */
export const providerIds = [
  ...(['gomining', 'bitdeer', 'genesis', 'hashflare', 'coinface'] as const),
  ...(['cloudminingSolutions', 'bitclub'] as const),
] as const;

/** A provider's terms as they were told in a period. */
export interface CloudProvider {
  readonly id: (typeof providerIds)[number];
  readonly name: string;
  /** Years: "2016–2018". */
  readonly period: string;
  /** US dollars per TH/s and day; absent where nobody told. */
  readonly upkeep?: number | undefined;
  readonly rule?: LossRule | undefined;
  /** Days at a loss in a row that end a contract. */
  readonly grace?: number | undefined;
  /** Sites that told it. */
  readonly sources: readonly string[];
}

/** Returns all providers that are known. */
export function cloudProviders(): readonly CloudProvider[] {
  return listed.providers.flatMap(({ id: written, rule: told, ...facts }) => {
    const id = providerIds.find((one) => one === written);
    const rule = lossRules.find((one) => one === told);
    return id === undefined ? [] : [{ ...facts, id, rule }];
  });
}

/** Returns the provider of a name, however it is spaced or capitalized. */
export function providerCalled(text: string): CloudProvider | undefined {
  const wanted = keyOf(text);
  return cloudProviders().find(({ id, name }) => keyOf(name) === wanted || keyOf(id) === wanted);
}

/** Returns the providers whose name has what is typed so far. */
export function providersLike(text: string): readonly CloudProvider[] {
  const wanted = keyOf(text);
  return cloudProviders().filter(({ name }) => keyOf(name).includes(wanted));
}

function keyOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
