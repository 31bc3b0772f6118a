/** Values that a part may have instead of its own. */
const ODD: readonly unknown[] = [
  undefined,
  null,
  -1,
  '__proto__',
  { toString: null, type: 99, id: [null] },
];

type Tree = Readonly<Record<string, unknown>> | readonly unknown[];

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** Yields copies with one part at any depth missing, null, of another type, or unknown. */
export function* oddities(
  sound: object,
): Generator<{ readonly path: string; readonly value: unknown }> {
  for (const path of pathsOf(sound)) {
    for (const odd of ODD) yield { path: path.join('.'), value: changed(sound, path, odd) };
  }
  for (const path of [[], ...pathsOf(sound)]) {
    const unknown = changed(sound, [...path, 'unheard_of'], { since: 2030 });
    yield { path: `${path.join('.')}+`, value: unknown };
  }
}

function* pathsOf(value: unknown, above: readonly string[] = []): Generator<readonly string[]> {
  if (!isTree(value)) return;
  for (const [key, part] of Object.entries(value)) {
    yield [...above, key];
    yield* pathsOf(part, [...above, key]);
  }
}

/** Returns a copy with one part changed; an `undefined` part is left out when it is sent. */
function changed(value: unknown, [key, ...rest]: readonly string[], odd: unknown): unknown {
  if (key === undefined) return odd;
  if (Array.isArray(value)) {
    return value.map((part, index) => (String(index) === key ? changed(part, rest, odd) : part));
  }
  if (!isTree(value)) return value;
  return {
    ...value,
    [key]: changed(Object.entries(value).find(([own]) => own === key)?.[1], rest, odd),
  };
}
