/**
 * US dollars: it falls from one to the other, and each alert rings once on the way. By too little to
 * count as a jump, whoever looks when.
 */
export const PRICES = { from: 100_000, to: 88_000 };
