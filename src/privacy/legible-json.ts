import { inTurns } from '../time/turns.ts';

/** Depth below which a value is written in one go: a line of a file, an embed of a message. */
const DEPTH = 5;

/** Characters that are put together in one go. */
const PIECE = 65_536;

/**
 * Writes a value as `JSON.stringify(value, undefined, 2)` does, in UTF-8, in turns with everybody
 * else's work.
 */
export async function legibleJson(value: object): Promise<Buffer> {
  const turn = inTurns();
  const done: Buffer[] = [];
  let text = '';

  function put(piece: string): void {
    text += piece;
    if (text.length < PIECE) return;
    done.push(Buffer.from(text));
    text = '';
  }

  async function write(one: unknown, depth: number, indent: string): Promise<void> {
    const isList = Array.isArray(one);
    const inner = `${indent}  `;
    if (!isStructure(one) || depth >= DEPTH) {
      put(JSON.stringify(one, undefined, 2).replaceAll('\n', `\n${indent}`));
      return;
    }
    // A list keeps the place of what can't be written; an object leaves it out.
    const parts = isList
      ? one.map((part: unknown) => ({ before: '', part: part ?? null }))
      : Object.entries(one)
          .filter(([, part]) => part !== undefined)
          .map(([name, part]: [string, unknown]) => ({
            before: `${JSON.stringify(name)}: `,
            part,
          }));
    if (parts.length === 0) {
      put(isList ? '[]' : '{}');
      return;
    }
    put(isList ? '[' : '{');
    for (const [at, { before, part }] of parts.entries()) {
      await turn();
      put(`${at === 0 ? '' : ','}\n${inner}${before}`);
      await write(part, depth + 1, inner);
    }
    put(`\n${indent}${isList ? ']' : '}'}`);
  }

  await write(value, 0, '');
  return Buffer.concat([...done, Buffer.from(text)]);
}

const isStructure = (value: unknown): value is object =>
  typeof value === 'object' && value !== null;
