import type { Words } from './words.ts';

/** Says a component's own few words, which it knows in English alone, in the page's language. */
export async function sayShellWords(
  component: HTMLElement & { readonly updateComplete: Promise<unknown> },
  { shell }: Words,
): Promise<void> {
  await component.updateComplete;
  if (!component.shadowRoot) return;
  const texts = document.createTreeWalker(component.shadowRoot, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: node } = texts;
    const english = (node.nodeValue ?? '').trim();
    const said = shell[english];
    if (said !== undefined) node.nodeValue = (node.nodeValue ?? '').replace(english, said);
  }
}
