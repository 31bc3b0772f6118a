type Child = Node | string | undefined;

/** Makes an element; it takes properties, not attributes, and text is always text. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties?: Readonly<Partial<HTMLElementTagNameMap[K]>>,
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

/** Returns an element that index.html is known to have. */
export function byId<E extends HTMLElement>(id: string, kind: new () => E): E {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} "${id}".`);
  return found;
}
