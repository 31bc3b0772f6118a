/** Makers and models of machines for other coins, and graphics cards. */
const NAMES = [
  // Bitmain's by letter: Litecoin, Kaspa, Zcash, Dash, Ethereum Classic, Monero, Handshake, Decred, Alephium.
  ...[
    String.raw`l\d{1,2}\+*`,
    String.raw`ks\d[a-z]*`,
    String.raw`ka\d`,
    'k7',
    String.raw`z\d{1,2}[a-z]*`,
  ],
  ...[
    String.raw`d\d`,
    String.raw`e\d{1,2}`,
    String.raw`x\d`,
    String.raw`hs\d`,
    String.raw`dr\d`,
    String.raw`al\d`,
  ],
  ...['ice ?river', 'goldshell', 'jasminer', 'ipollo', 'elphapex', 'volcminer', 'fluminer'],
  ...['rtx', 'gtx', 'geforce', 'radeon', 'ryzen', 'epyc', String.raw`rx ?\d{3,4}`],
];
const NAMED = new RegExp(String.raw`(?<![\p{L}\d])(?:${NAMES.join('|')})(?![\p{L}\d])`, 'iu');

/** Whether a name that no SHA-256 miner has is one of a machine that mines other coins. */
export function minesOtherCoins(name: string): boolean {
  return NAMED.test(name);
}
