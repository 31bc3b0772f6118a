import { sha256 } from './sha256.ts';

/** The outcome of the check of a payout address; another network's is named. */
type AddressCheck =
  /** `address`: as pools write it, in small letters where case says nothing. */
  | { readonly ok: true; readonly address: string }
  | { readonly ok: false; readonly why: 'checksum' | 'form' }
  | { readonly ok: false; readonly why: 'network'; readonly network: string }
  /** An address of a machine or a page, where one of a wallet belongs. */
  | { readonly ok: false; readonly why: 'host' };

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
/** Constants that the checksum comes to: of version 0 (BIP 173), and of later ones (BIP 350). */
const BECH32_SUM = 1;
const BECH32M_SUM = 0x2bc830a3;

/** First bytes of base58check addresses. */
const MAIN_VERSIONS = [0x00, 0x05];
const OTHER_VERSIONS: Readonly<Record<number, string>> = {
  111: 'Bitcoin testnet',
  196: 'Bitcoin testnet',
  48: 'Litecoin',
  50: 'Litecoin',
  30: 'Dogecoin',
  22: 'Dogecoin',
  76: 'Dash',
  16: 'Dash',
};
/** Prefixes that stand before the 1 of bech32 addresses. */
const OTHER_PREFIXES: Readonly<Record<string, string>> = {
  tb: 'Bitcoin testnet',
  bcrt: 'Bitcoin regtest',
  ltc: 'Litecoin',
  dgb: 'DigiByte',
};

/** Checks that a text is an address of Bitcoin's main network, to its checksum. */
export function checkAddress(text: string): AddressCheck {
  const address = text.trim();
  if (isHost(address)) return { ok: false, why: 'host' };
  if (/^(bitcoincash:)?[qp][a-z0-9]{41}$/.test(address)) return otherNetwork('Bitcoin Cash');
  if (/^0x[0-9a-f]{40}$/i.test(address)) return otherNetwork('Ethereum');
  const split = /^([a-z]{2,5})1([a-z0-9]{6,87})$/i.exec(address);
  const isOneCase = address === address.toLowerCase() || address === address.toUpperCase();
  if (split?.[1] && /^(bc|tb|bcrt|ltc|dgb)$/i.test(split[1])) {
    return isOneCase ? checkBech32(address.toLowerCase()) : { ok: false, why: 'checksum' };
  }
  return checkBase58(address);
}

function otherNetwork(network: string): AddressCheck {
  return { ok: false, why: 'network', network };
}

/** Tells whether a text is the address of a machine or a page. */
function isHost(text: string): boolean {
  return (
    /^[a-z][a-z\d+.-]*:\/\//i.test(text) ||
    /^\d{1,3}(\.\d{1,3}){3}(:\d+)?(\/|$)/.test(text) ||
    /^\[?[\da-f]*(:[\da-f]*){2,}\]?$/i.test(text) ||
    /^localhost\b/i.test(text) ||
    /^[a-z\d-]+(\.[a-z\d-]+)+(:\d+)?(\/.*)?$/i.test(text)
  );
}

function checkBech32(address: string): AddressCheck {
  const at = address.lastIndexOf('1');
  const prefix = address.slice(0, at);
  const data = [...address.slice(at + 1)].map((letter) => BECH32.indexOf(letter));
  if (data.length < 7 || data.includes(-1)) return { ok: false, why: 'checksum' };
  const codes = [...prefix].map((letter) => letter.charCodeAt(0));
  const all = [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31), ...data];
  const [version = 0] = data;
  const sum = polymod(all);
  if (sum !== (version === 0 ? BECH32_SUM : BECH32M_SUM)) return { ok: false, why: 'checksum' };
  const network = OTHER_PREFIXES[prefix];
  if (network !== undefined) return otherNetwork(network);
  const program = programOf(data.slice(1, -6));
  const fits =
    program !== undefined &&
    version <= 16 &&
    program >= 2 &&
    program <= 40 &&
    (version !== 0 || program === 20 || program === 32);
  return fits ? { ok: true, address } : { ok: false, why: 'form' };
}

/** Returns the bytes that groups of five bits make; nothing where the rest isn't empty. */
function programOf(groups: readonly number[]): number | undefined {
  const bits = groups.length * 5;
  const rest = bits % 8;
  const padding = (groups.at(-1) ?? 0) & ((1 << rest) - 1);
  return rest >= 5 || padding !== 0 ? undefined : Math.floor(bits / 8);
}

function polymod(values: readonly number[]): number {
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of generators.entries()) {
      if ((top >>> bit) & 1) sum ^= generator;
    }
  }
  return sum >>> 0;
}

function checkBase58(address: string): AddressCheck {
  if (!/^[a-z0-9]{25,36}$/i.test(address)) return { ok: false, why: 'form' };
  const bytes = base58Bytes(address);
  if (bytes?.length !== 25) return { ok: false, why: 'checksum' };
  const body = bytes.slice(0, 21);
  const sum = sha256(sha256(body)).slice(0, 4);
  if (sum.some((byte, at) => byte !== bytes[21 + at])) return { ok: false, why: 'checksum' };
  const [version = 0] = body;
  if (MAIN_VERSIONS.includes(version)) return { ok: true, address };
  const network = OTHER_VERSIONS[version];
  return network === undefined ? { ok: false, why: 'form' } : otherNetwork(network);
}

/** Returns nothing where a letter is none of base58, such as 0, O, I or l. */
function base58Bytes(text: string): Uint8Array | undefined {
  let value = 0n;
  for (const letter of text) {
    const digit = BASE58.indexOf(letter);
    if (digit < 0) return undefined;
    value = value * 58n + BigInt(digit);
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0;
  const hex = value === 0n ? '' : value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const bytes = even.match(/../g)?.map((pair) => Number.parseInt(pair, 16)) ?? [];
  return Uint8Array.from([...Array.from({ length: zeros }, () => 0), ...bytes]);
}

/** Shortens an address so that its owner knows it and nobody can use it: `bc1qw5…f3t4`. */
export function shortAddress(address: string): string {
  return address.length <= 12 ? address : `${address.slice(0, 6)}…${address.slice(-4)}`;
}
