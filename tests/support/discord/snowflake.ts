/** Discord's epoch, the first second of 2015, in Unix milliseconds. */
const EPOCH = 1_420_070_400_000;

/** Makes ids as Discord does: time first, then a counter; 19 digits, which discord.js's routes rely on. */
export function snowflakes(): () => string {
  let counter = 0n;
  return () => {
    counter = (counter + 1n) & 0x3f_ffffn;
    return ((BigInt(Date.now() - EPOCH) << 22n) | counter).toString();
  };
}
