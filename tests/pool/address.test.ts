import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAddress, shortAddress } from '../../src/pool/address.ts';

/** Addresses of the standards' own test vectors, and of the first block. */
const GOOD = [
  '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
  '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
  'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
  'bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3',
  'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
];

describe('an address', () => {
  it.each(GOOD)('is good: %s', (address) => {
    expect(checkAddress(` ${address} `)).toEqual({ ok: true, address });
  });

  it('is written in small letters where case says nothing', () => {
    const [, , address = ''] = GOOD;
    expect(checkAddress(address.toUpperCase())).toEqual({ ok: true, address });
    expect(checkAddress(`${address.slice(0, 20)}${address.slice(20).toUpperCase()}`)).toEqual({
      ok: false,
      why: 'checksum',
    });
  });

  it('has a checksum that finds any one wrong letter', () => {
    const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
    const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
    fc.assert(
      fc.property(fc.constantFrom(...GOOD), fc.nat(), fc.nat(), (address, place, letter) => {
        const isBech32 = address.startsWith('bc1');
        const from = isBech32 ? 4 : 1;
        const at = from + (place % (address.length - from));
        const alphabet = isBech32 ? letters : base58;
        const other = alphabet.charAt(letter % alphabet.length);
        fc.pre(other !== address.charAt(at));
        const wrong = `${address.slice(0, at)}${other}${address.slice(at + 1)}`;
        expect(checkAddress(wrong)).toMatchObject({ ok: false, why: 'checksum' });
      }),
    );
  });

  it.each([
    ['tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'Bitcoin testnet'],
    ['mipcBbFg9gMiCh81Kj8tqqdgoZub1ZJRfn', 'Bitcoin testnet'],
    ['LM2WMpR1Rp6j3Sa59cMXMs1SPzj9eXpGc1', 'Litecoin'],
    ['DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L', 'Dogecoin'],
    ['0x52908400098527886E0F7030069857D2E4169EE7', 'Ethereum'],
    ['bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a', 'Bitcoin Cash'],
  ])('is of another network: %s', (address, network) => {
    expect(checkAddress(address)).toEqual({ ok: false, why: 'network', network });
  });

  it.each(['192.168.1.20', 'http://10.0.0.1/x', 'miner.local', '[fe80::1]', 'localhost:80'])(
    'is one of a machine: %s',
    (text) => {
      expect(checkAddress(text)).toEqual({ ok: false, why: 'host' });
    },
  );

  it.each(['', 'my wallet', 'bc1', 'x'.repeat(5_000)])('is none: %j', (text) => {
    expect(checkAddress(text)).toMatchObject({ ok: false });
  });

  it('has its length by its version', () => {
    // BIP 350 has these: a version 0 with the checksum of later ones, and a program of 41 bytes.
    expect(checkAddress('bc1q0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd')).toEqual({
      ok: false,
      why: 'checksum',
    });
    expect(
      checkAddress('bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7v8n0nx0muaewav253zgeav'),
    ).toEqual({ ok: false, why: 'form' });
  });

  it('is never shown whole to others', () => {
    expect(shortAddress(GOOD[2] ?? '')).toBe('bc1qw5…f3t4');
  });
});
