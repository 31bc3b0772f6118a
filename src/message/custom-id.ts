/**
 * A custom id is the text that a button, select or form carries:
 * `version:command:action:owner:argument`. Everybody can read it, so it holds no secrets. Only
 * `owner` may press; `-` stands for anybody. The argument has the fields of its action; the version
 * says which layout of them it is in.
 */

/** Characters that Discord allows in a custom id. */
const MAX_LENGTH = 100;
/** Digits of a person's id: 64 bits. */
const LONGEST_OWNER = 20;
const ANYBODY = '-';
/** The version of an action whose layout never changed. */
const FIRST_VERSION = '1';

/** A field writes and reads one value in the argument of a custom id. */
export interface Field<T> {
  write(value: T): string;
  /** Reads the value. @returns Nothing for text that is no such value. */
  read(text: string): T | undefined;
  /** Characters that the written value has at most. */
  readonly longest: number;
}

/** Writes whole numbers, such as a page. */
export const integer: Field<number> = {
  longest: 16,
  write: String,
  read: (text) => (/^(0|-?[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined),
};

/** Writes the number of a row in the store. */
export const rowId: Field<number> = {
  longest: 16,
  write: String,
  read(text) {
    const id = /^[1-9]\d{0,15}$/.test(text) ? Number(text) : undefined;
    return Number.isSafeInteger(id) ? id : undefined;
  },
};

export function oneOf<const V extends string>(values: readonly V[]): Field<V> {
  return {
    longest: Math.max(...values.map(({ length }) => length)),
    write: (value) => value,
    read: (text) => values.find((value) => value === text),
  };
}

/** Returns a field for any text, also an empty one. */
export function textUpTo(longest: number): Field<string> {
  return {
    longest,
    write: (text) => text,
    read: (text) => (text.length <= longest ? text : undefined),
  };
}

/** A draft that the store keeps, by its id. */
export interface KeptDraft {
  readonly kept: string;
}

/** A draft that the button carries itself. */
export interface CarriedDraft {
  readonly carried: object;
}

/** A request that a button stands for, kept in the store or carried by the button itself. */
export type Draft = KeptDraft | CarriedDraft;

/** Characters that a draft may have for a button to carry it. */
const LONGEST_DRAFT = 60;

export const keptDraft: Field<KeptDraft> = {
  longest: 16,
  write: ({ kept }) => kept,
  read: (text) => (/^\w{1,16}$/.test(text) ? { kept: text } : undefined),
};

/** Writes a draft of either kind. */
export const anyDraft: Field<Draft> = {
  longest: LONGEST_DRAFT,
  write: (draft) => ('kept' in draft ? keptDraft.write(draft) : JSON.stringify(draft.carried)),
  read(text) {
    if (!text.startsWith('{')) return keptDraft.read(text);
    try {
      const carried: object = JSON.parse(text);
      return { carried };
    } catch {
      return undefined;
    }
  },
};

/** Tells whether a button has room for the draft itself. */
export function isCarriable(draft: object): boolean {
  return anyDraft.write({ carried: draft }).length <= LONGEST_DRAFT;
}

/** Fields of an argument by name, in the order in which they are written. */
type Fields = Readonly<Record<string, Field<unknown>>>;

type ValuesOf<F extends Fields> = {
  readonly [N in keyof F]: F[N] extends Field<infer T> ? T : never;
};

interface Layout<V> {
  write(values: V): string;
  read(text: string): V | undefined;
  /** Characters that the written values have at most. */
  readonly longest: number;
}

const SEPARATOR = '.';

/**
 * Returns the layout of an argument with these fields.
 *
 * @param separator - A text that only the value of the last field may hold.
 */
export function layoutOf<const F extends Fields>(
  fields: F,
  separator = SEPARATOR,
): Layout<ValuesOf<F>> {
  const entries = Object.entries(fields);
  return {
    longest: entries.reduce(
      (sum, [, { longest }]) => sum + longest,
      Math.max(0, entries.length - 1) * separator.length,
    ),
    write(values) {
      const texts = entries.map(([name, field]) => field.write(values[name]));
      while (texts.at(-1) === '') texts.pop();
      return texts.join(separator);
    },
    read(text) {
      const parts = entries.length === 1 ? [text] : text.split(separator);
      if (entries.length > 0 && parts.length > entries.length) return undefined;
      const values = entries.map(([name, field], at) => [name, field.read(parts[at] ?? '')]);
      if (values.some(([, value]) => value === undefined)) return undefined;
      // Each field has read its own value.
      return Object.fromEntries(values) as ValuesOf<F>;
    },
  };
}

/**
 * Turns the argument of a button with an older layout into today's values.
 *
 * @returns Nothing for values that mean nothing any more.
 */
type Migrate<V> = (argument: string) => V | undefined;

/** Returns a function that reads the older layout and gives the same values in today's. */
export function migrated<O, V>(
  older: Layout<O>,
  migrate: (values: O) => V | undefined,
): Migrate<V> {
  return (argument) => {
    const values = older.read(argument);
    return values === undefined ? undefined : migrate(values);
  };
}

/** A custom id, taken apart. */
export interface CustomId {
  /** The layout's version, one character. */
  readonly version: string;
  readonly command: string;
  readonly action: string;
  /** The only person who may press; absent where everybody may. */
  readonly owner?: string | undefined;
  readonly argument?: string | undefined;
}

/** An action is one thing that a button, select or form asks for. */
export interface Action<V> {
  /** The command that does the work: it stands in the action's ids. */
  readonly command: string;
  readonly name: string;
  /** Writes a custom id. @throws RangeError when a value is longer than its field says. */
  id(owner: string | undefined, values: V): string;
  /** Tells whether the action can read ids of that version. */
  reads(version: string): boolean;
  /**
   * Reads the values in a custom id.
   *
   * @returns Nothing for an argument that no button of ours carries.
   */
  read(id: CustomId): V | undefined;
}

interface ActionOptions<V> {
  readonly separator?: string;
  /** Version of the layout, one character; another one whenever the fields change. */
  readonly version?: string;
  /**
   * Older layouts by version. Each stays as long as there may be such buttons: 30 days after it was
   * left.
   */
  readonly older?: Readonly<Record<string, Migrate<V>>>;
}

/** Defines an action. @throws RangeError when its longest id is longer than Discord takes. */
export function defineAction<const F extends Fields>(
  command: string,
  name: string,
  fields: F,
  options: ActionOptions<ValuesOf<F>> = {},
): Action<ValuesOf<F>> {
  const { version = FIRST_VERSION, older = {} } = options;
  const layout = layoutOf(fields, options.separator);
  const before = (owner: string) => `${[version, command, name, owner].join(':')}:`;
  checkLength(`${before('9'.repeat(LONGEST_OWNER))}${'x'.repeat(layout.longest)}`);
  return {
    command,
    name,
    id: (owner = ANYBODY, values) => checkLength(`${before(owner)}${layout.write(values)}`),
    reads: (other) => other === version || Object.hasOwn(older, other),
    read({ version: written, argument = '' }) {
      if (written === version) return layout.read(argument);
      return Object.hasOwn(older, written) ? older[written]?.(argument) : undefined;
    },
  };
}

function checkLength(id: string): string {
  if (id.length <= MAX_LENGTH) return id;
  throw new RangeError(`A custom id of ${id.length} characters, ${MAX_LENGTH} at most: ${id}`);
}

/** Takes a custom id apart. @returns Nothing for text that is not one of ours. */
export function parseCustomId(text: string): CustomId | undefined {
  const [version, command, action, owner, ...argument] = text.split(':');
  if (!version || !command || !action || !owner) return undefined;
  return {
    version,
    command,
    action,
    owner: owner === ANYBODY ? undefined : owner,
    argument: argument.join(':') || undefined,
  };
}
